import { useMemo, useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AlertEntry } from '#shared/api/alerts.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { AlertList } from './alert-list.tsx';
import { viewOf } from './alert-view.ts';
import classes from './alerts.module.css';
import { useAlertActions } from './use-alert-actions.tsx';

const most = 20_000;
const none: readonly AlertEntry[] = [];
const views = ['snoozed', 'done'] as const;

/** The alerts that somebody snoozed or finished, with everything that can be done with them on Today. */
export const AlertsSetAside = () => {
  const { t } = useTranslation();
  const [view, setView] = useState<(typeof views)[number]>('snoozed');
  const { data, error } = useQuery('alerts.list', { includeHandled: true, limit: most }, { keepLast: true });
  const { data: program } = useQuery('settings.program', {});
  const all = data?.alerts ?? none;
  const shown = useMemo(() => all.filter((entry) => viewOf(entry) === view), [all, view]);
  const { run, dialog } = useAlertActions(all, { asOf: program?.asOf ?? '', of: data?.counts.open ?? 0 });
  if (error && !data) return <ErrorNote error={error} />;
  if (!data || !program) return null;
  return (
    <section className={classes['own']} aria-label={t(($) => $.today.alerts.states[view])}>
      <div className={classes['tools']}>
        <SegmentedControl
          aria-label={t(($) => $.today.alerts.state)}
          value={view}
          onChange={(next) => setView(next === 'done' ? 'done' : 'snoozed')}
          data={views.map((key) => ({ value: key, label: `${t(($) => $.today.alerts.states[key])} ${formatCount(data.counts[key])}` }))}
        />
      </div>
      <AlertList
        key={view}
        alerts={shown}
        currency={data.currency}
        of={data.counts.open}
        run={run}
        empty={<EmptyState kind="nothing" title={t(($) => $.today.empty[view].title)} text={t(($) => $.today.empty[view].text)} />}
      />
      {dialog}
    </section>
  );
};
