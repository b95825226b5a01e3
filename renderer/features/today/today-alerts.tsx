import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertCounts, AlertEntry } from '#shared/api/alerts.ts';
import type { Program } from '#shared/api/settings.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { AlertKeyAction } from './alert-keys.ts';
import { AlertList } from './alert-list.tsx';
import { AlertTools } from './alert-tools.tsx';
import { filterAlerts, viewOf } from './alert-view.ts';
import classes from './alerts.module.css';
import { NoAlerts } from './no-alerts.tsx';
import { useTodayStore } from './today-store.ts';
import { useAlertActions } from './use-alert-actions.tsx';

/** As many open alerts as the page asks for; beyond them nobody reads on, and the filter by rule reaches the rest. */
const most = 2000;
/** Handled ones come after all open ones. */
const mostHandled = 20_000;
const none: readonly AlertEntry[] = [];

const isFiltered = ({ rule, type, owner }: { rule: string | null; type: string | null; owner: string | null }): boolean =>
  rule !== null || type !== null || owner !== null;

/** What to act on, in the order in which to act, and what can be done with each. */
export const TodayAlerts = ({ asOf, counts, program }: { asOf: IsoDate; counts: AlertCounts; program: Program }) => {
  const { t } = useTranslation();
  const state = useTodayStore();
  const { view, rule, type, owner, active } = state;
  const { data, error } = useQuery(
    'alerts.list',
    { includeHandled: view !== 'open', limit: view === 'open' ? most : mostHandled, ...(rule === null ? {} : { rule }) },
    { keepLast: true },
  );
  const all = data?.alerts ?? none;
  const inView = useMemo(() => all.filter((entry) => viewOf(entry) === view), [all, view]);
  const shown = useMemo(() => filterAlerts(all, { view, type, owner }), [all, view, type, owner]);
  const { run, dialog } = useAlertActions(all, { asOf, of: counts.open });
  const [first] = shown;
  const current = shown.find(({ alert }) => alert.id === active) ?? first;
  const does = (action: AlertKeyAction, isOffered: boolean) => (current && isOffered ? () => run(action, current.alert.id) : null);
  const isOpen = current !== undefined && viewOf(current) === 'open';
  useCommandHandler('alert.act', does('act', true));
  useCommandHandler('alert.why', does('why', true));
  useCommandHandler('alert.snooze', does('snooze', isOpen));
  useCommandHandler('alert.assign', does('assign', isOpen));
  useCommandHandler('alert.done', does('done', isOpen));
  useCommandHandler('alert.reopen', does('reopen', !isOpen));
  const total = counts[view];
  return (
    <section className={classes['alerts']} aria-labelledby="today-alerts">
      <header className={classes['head']}>
        <h2 id="today-alerts">{t(($) => $.today.alerts.title)}</h2>
        <span className={classes['hint']} role="status">
          {shown.length === total
            ? t(($) => $.today.alerts.count, { count: total, all: formatCount(total) })
            : t(($) => $.today.alerts.countOf, { shown: formatCount(shown.length), all: formatCount(total) })}
        </span>
        <span className={classes['hint']}>{t(($) => $.today.alerts.order)}</span>
        {first && view === 'open' ? (
          <Button variant="subtle" size="compact-xs" onClick={() => run('why', first.alert.id)}>
            {t(($) => $.today.alerts.whyFirst)}
          </Button>
        ) : null}
      </header>
      <AlertTools alerts={inView} counts={counts} program={program} />
      {error ? <ErrorNote error={error} /> : null}
      {data ? (
        <AlertList
          alerts={shown}
          currency={data.currency}
          of={counts.open}
          run={run}
          empty={<NoAlerts hidden={isFiltered(state) ? total : 0} asOf={asOf} />}
        />
      ) : null}
      {dialog}
    </section>
  );
};
