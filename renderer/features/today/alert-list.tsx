import { Button } from '@mantine/core';
import type { AlertEntry } from '#shared/api/alerts.ts';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inspectIfOpen } from '#renderer/state/ui-store.ts';
import { useOnceWhenShown } from '#renderer/state/use-once-when-shown.ts';
import { isFocusNowhere } from '#renderer/ui/keep-focus.ts';
import { type AlertKeyAction, alertKeyDown } from './alert-keys.ts';
import { AlertRow } from './alert-row.tsx';
import { byPartner } from './alert-view.ts';
import classes from './alerts.module.css';
import { setToday, useTodayStore } from './today-store.ts';

/** As many alerts as are drawn before one asks for more. */
const step = 60;

type AlertListProps = {
  alerts: readonly AlertEntry[];
  /** Of everything that is at stake. */
  currency: string;
  /** How many open alerts there are in all. */
  of: number;
  run(action: AlertKeyAction, id: string): void;
  empty: ReactNode;
};

/** The alerts in the order in which to act, or by partner; one of them has the keyboard. */
export const AlertList = ({ alerts, currency, of, run, empty }: AlertListProps) => {
  const { t } = useTranslation();
  const { active, isByPartner } = useTodayStore();
  const [shown, setShown] = useState(step);
  const scroll = useRef<HTMLDivElement>(null);
  const drawn = alerts.slice(0, shown);
  const groups = isByPartner ? byPartner(drawn) : [{ name: null, alerts: drawn }];
  const activeId = drawn.some(({ alert }) => alert.id === active) ? active : (groups[0]?.alerts[0]?.alert.id ?? null);
  const goTo = (row: HTMLElement): void => {
    const id = row.dataset['alertRow'] ?? null;
    setToday({ active: id });
    row.querySelector<HTMLElement>('button')?.focus();
    row.scrollIntoView({ block: 'nearest' });
    const entry = alerts.find(({ alert }) => alert.id === id);
    if (entry) inspectIfOpen({ kind: 'alert', entry, of });
  };
  useOnceWhenShown(() => {
    const first = [...(scroll.current?.querySelectorAll<HTMLElement>('[data-alert-row]') ?? [])].find(
      (row) => row.dataset['alertRow'] === activeId,
    );
    if (isFocusNowhere()) first?.querySelector<HTMLElement>('button')?.focus({ preventScroll: active === null });
  });
  const rest = alerts.length - drawn.length;
  return (
    // the keys belong to the alerts inside; the list itself is not focused
    <div ref={scroll} className={classes['scroll']} onKeyDown={alertKeyDown(run, goTo)}>
      {alerts.length === 0 ? empty : null}
      {alerts.length === 0 ? null : (
        <div className={classes['list']}>
          <div className={classes['columns']} aria-hidden>
            <span />
            <span>{t(($) => $.today.alerts.column.alert)}</span>
            <span>{t(($) => $.today.alerts.column.cost, { currency })}</span>
            <span>{t(($) => $.today.alerts.column.days)}</span>
            <span>{t(($) => $.today.alerts.column.action)}</span>
          </div>
          {groups.map(({ name, alerts: own }) => (
            <section key={own[0]?.alert.partnerId ?? ''} aria-label={isByPartner ? undefined : t(($) => $.today.alerts.list)}>
              {isByPartner ? <h3 className={classes['group']}>{name ?? t(($) => $.today.alerts.network)}</h3> : null}
              <ul className={classes['rows']}>
                {own.map((entry) => (
                  <AlertRow
                    key={entry.alert.id}
                    entry={entry}
                    isActive={entry.alert.id === activeId}
                    isUnderPartner={isByPartner}
                    run={run}
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
      {rest > 0 ? (
        <Button variant="subtle" color="gray" className={classes['foot'] ?? ''} onClick={() => setShown(shown + step)}>
          {t(($) => $.today.alerts.showMore, { count: Math.min(rest, step) })}
        </Button>
      ) : null}
      {alerts.length > 0 ? <p className={`${classes['hint']} ${classes['foot']}`}>{t(($) => $.today.alerts.keys)}</p> : null}
    </div>
  );
};
