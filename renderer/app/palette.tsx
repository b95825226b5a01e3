import { Spotlight } from '@mantine/spotlight';
import { IconBuilding, IconCommand, IconSearch, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AppCommandId, appCommandIds, appCommands } from '#shared/app-commands.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { showPartnersOf } from '#renderer/features/portfolio/portfolio-store.ts';
import { runCommand, useAvailableCommands } from '#renderer/state/command-handlers.ts';
import { navigate } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { keyText } from '#renderer/ui/key-text.ts';
import { palette, paletteStore, usePaletteMode } from './palette-store.ts';
import classes from './palette.module.css';

type FoundRecord = OutputOf<'search.records'>[number];

/** A partner or a contact opens the page of the partner; a person the partners that are theirs. */
const openRecord = ({ partnerId, title }: FoundRecord): void => {
  if (partnerId !== null) return navigate({ place: 'partner', id: partnerId });
  showPartnersOf(title);
  navigate({ place: 'portfolio' });
};

/** True when each word of the query starts a word of the label. */
const fits = (label: string, query: string): boolean => {
  const words = label.toLowerCase().split(/\s+/);
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((start) => words.some((word) => word.startsWith(start)));
};

const Keys = ({ id }: { id: AppCommandId }) => {
  const keys: string | undefined = appCommands[id].keys[0];
  return keys ? <kbd>{keyText(keys)}</kbd> : null;
};

/** Everything that can be done here, each with its key, and every record, in one box. */
export const Palette = () => {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const { mode } = usePaletteMode();
  const available = useAvailableCommands();
  const text = query.trim();
  const { data: records = [] } = useQuery('search.records', text === '' ? null : { text, limit: mode === 'records' ? 20 : 8 }, {
    keepLast: true,
  });
  const commands =
    mode === 'records'
      ? []
      : appCommandIds.filter(
          (id) =>
            id !== 'view.palette' &&
            available.has(id) &&
            fits(
              t(($) => $.commands[id]),
              query,
            ),
        );
  const shownRecords = text === '' ? [] : records;
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={420}
      radius="md"
      size={620}
      transitionProps={{ duration: 90 }}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      title={t(($) => $.shell.palette.title)}
      classNames={{ header: classes['hidden'] ?? '' }}
    >
      <Spotlight.Search
        placeholder={mode === 'records' ? t(($) => $.shell.palette.recordsOnly) : t(($) => $.shell.palette.placeholder)}
        aria-label={t(($) => $.shell.palette.placeholder)}
        leftSection={<IconSearch size={16} stroke={1.5} />}
      />
      <Spotlight.ActionsList>
        {shownRecords.length > 0 ? (
          <Spotlight.ActionsGroup className={classes['group'] ?? ''} label={t(($) => $.shell.palette.records)}>
            {shownRecords.map((record) => {
              const Icon = record.entity === 'partner' ? IconBuilding : IconUser;
              return (
                <Spotlight.Action
                  key={`${record.entity} ${record.id}`}
                  className={classes['action'] ?? ''}
                  onClick={() => openRecord(record)}
                >
                  <Icon size={16} stroke={1.5} aria-hidden className={classes['icon']} />
                  <span className={classes['title']}>{record.title}</span>
                  <span className={classes['detail']}>
                    {[t(($) => $.shell.palette.entity[record.entity]), record.detail].filter(Boolean).join(' · ')}
                  </span>
                </Spotlight.Action>
              );
            })}
          </Spotlight.ActionsGroup>
        ) : null}
        {commands.length > 0 ? (
          <Spotlight.ActionsGroup className={classes['group'] ?? ''} label={t(($) => $.shell.palette.commands)}>
            {commands.map((id) => (
              <Spotlight.Action
                key={id}
                className={classes['action'] ?? ''}
                onClick={() => {
                  palette.close();
                  runCommand(id);
                }}
              >
                <IconCommand size={16} stroke={1.5} aria-hidden className={classes['icon']} />
                <span className={classes['title']}>{t(($) => $.commands[id])}</span>
                <Keys id={id} />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {commands.length === 0 && shownRecords.length === 0 ? (
          <Spotlight.Empty>
            {mode === 'records' && text === '' ? t(($) => $.shell.palette.recordsOnly) : t(($) => $.shell.palette.empty)}
          </Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
};
