import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { alertRuleIds } from '#shared/alerts/rule-ids.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { clearAlertFilters, useTodayStore } from './today-store.ts';

/** Why no alert is shown: a filter hides them, or there is none in this view. */
export const NoAlerts = ({ hidden, asOf }: { hidden: number; asOf: IsoDate }) => {
  const { t } = useTranslation();
  const { view } = useTodayStore();
  if (hidden > 0)
    return (
      <EmptyState
        kind="filter"
        title={t(($) => $.today.empty.alertsFilter.title)}
        text={t(($) => $.today.empty.alertsFilter.text, { count: hidden })}
      >
        <Button variant="default" onClick={clearAlertFilters}>
          {t(($) => $.today.empty.clear)}
        </Button>
      </EmptyState>
    );
  const kind = view === 'open' ? 'alerts' : view;
  return (
    <EmptyState
      kind="nothing"
      title={t(($) => $.today.empty[kind].title)}
      text={t(($) => $.today.empty[kind].text, { rules: alertRuleIds.length, date: formatDate(asOf) })}
    />
  );
};
