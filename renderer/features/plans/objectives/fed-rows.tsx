import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Figure } from '#shared/metrics/figure.ts';
import { measuredText } from '#shared/plan/cells.ts';
import type { ObjectiveTracking, PlanQuarter } from '#shared/plan/tracking.ts';
import { inspect } from '#renderer/state/ui-store.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { locale } from '#renderer/ui/format.ts';
import classes from './objectives.module.css';

/** As many quarters as the metrics look back. */
const lookBack = 12;

type FedRowsProps = {
  partnerId: string;
  feed: string;
  measure: Parameters<typeof measuredText>[1];
  tracked: ObjectiveTracking;
  quarters: readonly PlanQuarter[];
};

/** The actuals that a metric gave, by quarter; each leads to its definition and the records behind it. */
export const FedRows = ({ partnerId, feed, measure, tracked, quarters }: FedRowsProps) => {
  const { t } = useTranslation();
  const { data } = useQuery('metrics.partner', { partnerId, ids: [feed], quarters: lookBack });
  const figures = data?.metrics[0]?.figures ?? [];
  const last = figures.at(-1);
  if (!last) return null;
  // where the plan does not follow the calendar of the metrics, the same metric in the days of the plan's quarter
  const figureOf = ({ label, from, to }: PlanQuarter, at: number): Figure =>
    figures.find(({ period }) => period?.from === from && period.to === to) ?? {
      ...last,
      value: tracked.unit === 'money' ? (tracked.quarters[at]?.actual ?? null) : null,
      currency: tracked.currency,
      numerator: null,
      denominator: null,
      previous: null,
      window: { from, to: to < last.asOf ? to : last.asOf },
      period: { label, from, to },
    };
  return (
    <ul className={classes['quarters']}>
      {quarters.map((quarter, at) => {
        const figure = figureOf(quarter, at);
        // as it is measured: in the currency of the objective, whatever the metric counts in
        const { actual = null, reason = null } = tracked.quarters[at] ?? {};
        return (
          <li key={quarter.label}>
            <Button variant="default" size="compact-xs" onClick={() => inspect({ kind: 'figure', figure, partnerId })}>
              {t(($) => $.planObjectives.selected.rows, { quarter: quarter.label })}
            </Button>
            <span className={classes['quarterValue']}>
              {actual === null ? (reason ?? t(($) => $.ui.notAvailable)) : measuredText(actual, measure, locale())}
            </span>
          </li>
        );
      })}
    </ul>
  );
};
