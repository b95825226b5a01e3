import { useTranslation } from 'react-i18next';
import { type FiscalCalendar, quarterOf } from '#shared/domain/fiscal.ts';
import type { PlanQuarter } from '#shared/plan/tracking.ts';
import { formatDay } from '#renderer/ui/format.ts';
import classes from './plan.module.css';

type PlanQuartersProps = {
  quarters: readonly PlanQuarter[];
  /** Whose year the plan counts in. */
  calendar: 'ours' | 'partner';
  /** Our own year, for a plan that counts in the partner's. */
  ours: FiscalCalendar | undefined;
};

/** The quarters of the plan, and below each what the other side calls it, where that differs. */
export const PlanQuarters = ({ quarters, calendar, ours }: PlanQuartersProps) => {
  const { t } = useTranslation();
  const others = quarters.map(({ to, theirs }) => (calendar === 'ours' ? theirs : ours ? quarterOf(ours, to).label : null));
  const isOther = quarters.some(({ label }, index) => others[index] !== null && others[index] !== label);
  const side = calendar === 'ours' ? 'theirs' : 'ours';
  return (
    <ol className={classes['quarters']} aria-label={t(($) => $.plans.page.quarters)}>
      {quarters.map(({ label, from, to, phase }, index) => (
        <li key={label} data-phase={phase} aria-current={phase === 'running' ? 'date' : undefined}>
          <strong>{label}</strong>
          <span>{t(($) => $.plans.money.span, { from: formatDay(from), to: formatDay(to) })}</span>
          {isOther ? <span>{t(($) => $.plans.page[side], { label: others[index] ?? '' })}</span> : null}
        </li>
      ))}
    </ol>
  );
};
