import { useTranslation } from 'react-i18next';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import { formatDate } from '#renderer/ui/format.ts';
import classes from './objectives.module.css';

/** The footnote under what was reached: the day, the rates agreed for the targets, and those that the actuals were converted at. */
export const RatesNote = ({ tracking: { asOf, currency, planRates, ratesOn, actualRates } }: { tracking: PlanTracking }) => {
  const { t } = useTranslation();
  const rates = planRates.join(', ');
  const plan =
    planRates.length === 0
      ? t(($) => $.planObjectives.footnote.planNone, { currency })
      : ratesOn === null
        ? t(($) => $.planObjectives.footnote.planUndated, { rates })
        : t(($) => $.planObjectives.footnote.plan, { date: formatDate(ratesOn), rates });
  const actuals = actualRates.map(({ rule, on, pairs }) =>
    t(($) => $.planObjectives.footnote[rule === 'plan' ? 'planned' : 'dated'], { date: formatDate(on), rates: pairs.join(', ') }),
  );
  return (
    <p className={classes['footnote']}>
      {[t(($) => $.planObjectives.footnote.asOf, { date: formatDate(asOf) }), plan, ...actuals].join(' ')}
    </p>
  );
};
