import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCompass, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { appCommands } from '#shared/app-commands.ts';
import { useWaitingCount } from '#renderer/features/import/use-waiting-count.ts';
import { navigate, type PlaceName, routeToHash } from '#renderer/state/router.ts';
import { toggleRail, useUiStore } from '#renderer/state/ui-store.ts';
import { needsCount, useSyncStatus } from '#renderer/state/use-sync-status.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { keyText } from '#renderer/ui/key-text.ts';
import classes from './rail.module.css';
import { railPlaces, screens } from './screens.tsx';

/** The places, as icons and words; folded, as icons that tell their names. */
export const Rail = ({ current }: { current: PlaceName }) => {
  const { t } = useTranslation();
  const waiting = useWaitingCount();
  const needed = needsCount(useSyncStatus());
  const counts: Partial<Record<string, [number, string]>> = {
    import: [waiting, t(($) => $.import.waiting, { count: waiting })],
    inbox: [needed, t(($) => $.inbox.count, { count: needed })],
  };
  const isFolded = useUiStore((state) => state.isRailFolded);
  const FoldIcon = isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const foldLabel = isFolded ? t(($) => $.shell.unfold) : t(($) => $.shell.fold);
  return (
    <nav className={classes['rail']} data-folded={isFolded || undefined} aria-label={t(($) => $.shell.places)}>
      <p className={classes['product']}>
        <IconCompass size={20} stroke={1.75} aria-hidden />
        {isFolded ? null : <span className={classes['word']}>{t(($) => $.shell.product)}</span>}
      </p>
      <ul className={classes['places']}>
        {railPlaces
          .filter(({ place }) => place in screens)
          .map(({ place, icon: Icon, command, holds }) => {
            const name = t(($) => $.shell.place[place]);
            const [count, waits] = counts[place] ?? [0, ''];
            const keys: string | undefined = appCommands[command].keys[0];
            return (
              <li key={place}>
                <Tooltip label={`${name}${keys ? `  ${keyText(keys)}` : ''}`} position="right" disabled={!isFolded}>
                  <a
                    href={routeToHash({ place })}
                    className={classes['place']}
                    aria-current={holds.includes(current) ? 'page' : undefined}
                    aria-label={count > 0 ? `${name}, ${waits}` : isFolded ? name : undefined}
                    onClick={(event) => {
                      event.preventDefault();
                      navigate({ place });
                    }}
                  >
                    <Icon size={18} stroke={1.6} aria-hidden />
                    {isFolded ? null : <span className={classes['word']}>{name}</span>}
                    {count > 0 ? (
                      <span className={classes['badge']} title={waits}>
                        {formatCount(count)}
                      </span>
                    ) : null}
                  </a>
                </Tooltip>
              </li>
            );
          })}
      </ul>
      <Tooltip label={foldLabel} position="right">
        <ActionIcon aria-label={foldLabel} onClick={toggleRail} className={classes['fold']}>
          <FoldIcon size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </nav>
  );
};
