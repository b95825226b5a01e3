import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertEntry } from '#shared/api/alerts.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { alertKeyDown } from './alert-keys.ts';
import { AlertRow } from './alert-row.tsx';
import classes from './alerts.module.css';
import { useAlertActions } from './use-alert-actions.tsx';

const none: readonly AlertEntry[] = [];
/** More than these are shown on demand, so that the rest of the page stays in sight. */
const first = 4;

/** The open alerts of one partner, in the order in which to act, each with its action; the same rows and keys as in Today. */
export const PartnerAlerts = ({ partnerId }: { partnerId: string }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('alerts.list', { partnerId });
  const [showsAll, setShowsAll] = useState(false);
  const [active, setActive] = useState<string | null>(null);
  const alerts = data?.alerts ?? none;
  const { run, dialog } = useAlertActions(alerts, { asOf: data?.asOf ?? '', of: data?.counts.open ?? 0 });
  const activeId = alerts.some(({ alert }) => alert.id === active) ? active : alerts[0]?.alert.id;
  const goTo = (row: HTMLElement): void => {
    setActive(row.dataset['alertRow'] ?? null);
    row.querySelector<HTMLElement>('button')?.focus();
  };
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  if (alerts.length === 0)
    return (
      <>
        <EmptyState kind="nothing" isLine title={t(($) => $.today.partner.none.title)} text={t(($) => $.today.partner.none.text)} />
        {dialog}
      </>
    );
  return (
    // the keys belong to the alerts inside; the list itself is not focused
    <div className={classes['own']} onKeyDown={alertKeyDown(run, goTo)}>
      <div className={classes['list']}>
        <div className={classes['columns']} aria-hidden>
          <span />
          <span>{t(($) => $.today.alerts.column.alert)}</span>
          <span>{t(($) => $.today.alerts.column.cost, { currency: data.currency })}</span>
          <span>{t(($) => $.today.alerts.column.days)}</span>
          <span>{t(($) => $.today.alerts.column.action)}</span>
        </div>
        <ul className={classes['rows']} aria-label={t(($) => $.today.alerts.list)}>
          {(showsAll ? alerts : alerts.slice(0, first)).map((entry) => (
            <AlertRow key={entry.alert.id} entry={entry} isActive={entry.alert.id === activeId} isUnderPartner run={run} />
          ))}
        </ul>
        {alerts.length > first ? (
          <Button variant="subtle" color="gray" size="compact-xs" mt={8} aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? t(($) => $.today.partner.fewer) : t(($) => $.today.partner.all, { count: alerts.length })}
          </Button>
        ) : null}
        {dialog}
      </div>
    </div>
  );
};
