import { useTranslation } from 'react-i18next';
import type { PlanQuarter } from '#shared/plan/tracking.ts';
import { formatDay } from '#renderer/ui/format.ts';
import classes from './plan.module.css';

/** The quarters of the plan, and below each that of the partner where theirs are called otherwise. */
export const PlanQuarters = ({ quarters }: { quarters: readonly PlanQuarter[] }) => {
  const { t } = useTranslation();
  const hasTheirs = quarters.some(({ theirs, label }) => theirs !== null && theirs !== label);
  return (
    <ol className={classes['quarters']} aria-label={t(($) => $.plans.page.quarters)}>
      {quarters.map(({ label, from, to, theirs, phase }) => (
        <li key={label} data-phase={phase} aria-current={phase === 'running' ? 'date' : undefined}>
          <strong>{label}</strong>
          <span>{t(($) => $.plans.money.span, { from: formatDay(from), to: formatDay(to) })}</span>
          {hasTheirs && theirs !== null ? <span>{t(($) => $.plans.page.theirs, { label: theirs })}</span> : null}
        </li>
      ))}
    </ol>
  );
};
