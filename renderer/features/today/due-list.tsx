import { Button } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate, type Route, routeToHash } from '#renderer/state/router.ts';
import classes from './due.module.css';

export type DueItem = {
  key: string;
  /** What is due; the first line. */
  title: string;
  /** Whose it is, and what else matters; the second line. */
  detail: string;
  /** When, at the right. */
  when: ReactNode;
  route: Route;
};

/** `total`: how many there are, of which `items` are the most pressing ones. */
type DueListProps = { label: string; items: readonly DueItem[]; total: number; none: string };

const few = 5;

/** Up and down go from line to line of all lists beside the alerts. */
export const dueKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-due]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = items[at + by];
  if (at === -1 || !to) return;
  to.focus();
  event.preventDefault();
};

/** What is due, nearest first; a few lines until one asks for all. Each leads to where something can be done about it. */
export const DueList = ({ label, items, total, none }: DueListProps) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (items.length === 0) return <p className={classes['none']}>{none}</p>;
  return (
    <>
      <ul className={classes['list']} aria-label={label}>
        {(all ? items : items.slice(0, few)).map(({ key, title, detail, when, route }) => (
          <li key={key}>
            <a
              data-due
              className={classes['item']}
              href={routeToHash(route)}
              onClick={(event) => {
                event.preventDefault();
                navigate(route);
              }}
            >
              <span className={classes['title']} title={title}>
                {title}
              </span>
              <span className={classes['when']}>{when}</span>
              <span className={classes['detail']}>{detail}</span>
            </a>
          </li>
        ))}
      </ul>
      {items.length > few && !all ? (
        <Button variant="subtle" color="gray" size="compact-sm" className={classes['all'] ?? ''} onClick={() => setAll(true)}>
          {t(($) => (total > items.length ? $.today.showMost : $.today.showAll), { count: items.length, all: total })}
        </Button>
      ) : null}
      {total > items.length && (all || items.length <= few) ? (
        <p className={classes['none']}>{t(($) => $.today.mostPressing, { shown: items.length, all: total })}</p>
      ) : null}
    </>
  );
};
