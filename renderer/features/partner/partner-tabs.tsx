import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPlace } from '#shared/domain/records/record-kind.ts';
import { navigate, routeToHash } from '#renderer/state/router.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './tabs.module.css';
import type { PartnerTab } from './tabs.ts';

type PartnerTabsProps = {
  partnerId: string;
  current: PartnerTab;
  tabs: readonly PartnerTab[];
  more: readonly RecordPlace[];
  /** How many records of a tab somebody should look at. */
  attention: ReadonlyMap<string, number>;
};

/** Left and right go from tab to tab, as in a menu bar; Enter opens one. */
const moveAlong = (event: KeyboardEvent<HTMLElement>): void => {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0 || event.altKey) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tab]')];
  const next = items[items.indexOf(document.activeElement as HTMLElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

/** The parts of the page of a partner; those that do not belong to its type stand behind "More". */
export const PartnerTabs = ({ partnerId, current, tabs, more, attention }: PartnerTabsProps) => {
  const { t } = useTranslation();
  const go = (tab: PartnerTab): void => navigate({ place: 'partner', id: partnerId, tab }, { replace: true });
  return (
    <nav className={classes['tabs']} aria-label={t(($) => $.partner.sections)} onKeyDown={moveAlong}>
      {tabs.map((tab) => {
        const count = attention.get(tab) ?? 0;
        return (
          <a
            key={tab}
            data-tab
            href={routeToHash({ place: 'partner', id: partnerId, tab })}
            aria-current={tab === current ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault();
              go(tab);
            }}
          >
            {t(($) => $.partner.tab[tab])}
            {count > 0 ? (
              <span className={classes['attention']} title={t(($) => $.partner.attention, { count })}>
                <StatusMark meaning="atRisk" label={String(count)} />
              </span>
            ) : null}
          </a>
        );
      })}
      {more.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <button type="button" data-tab className={classes['more']}>
              {t(($) => $.partner.more)} <IconChevronDown size={13} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map((place) => (
              <Menu.Item key={place} onClick={() => go(place)}>
                {t(($) => $.partner.tab[place])}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </nav>
  );
};
