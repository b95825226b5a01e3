import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { investmentTotals } from '#shared/plan/investments.ts';
import { planConverter, ratesInUse } from '#shared/plan/plan-rates.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { InvestmentSheet } from './investment-sheet.tsx';
import classes from './investments.module.css';
import { SideInvestments } from './side-investments.tsx';

/** What both sides put in: their sums beside each other, planned against spent, and the lines behind them. */
export const PlanInvestments = ({ plan }: { plan: Plan }) => {
  const { t } = useTranslation();
  const { data: rates } = useQuery('settings.rates', {});
  const { content, locked } = plan;
  const { terms, investments } = content;
  const money = useMemo(() => planConverter(terms, rates ?? []), [terms, rates]);
  if (!rates) return null;
  const inUse = ratesInUse({ ...content, objectives: [] }, rates);
  const params = { currency: terms.currency, rates: inUse.join(', ') };
  const foot =
    inUse.length === 0
      ? t(($) => $.planSteps.invest.footNone, params)
      : terms.ratesOn === null
        ? t(($) => $.planSteps.invest.footRatesUndated, params)
        : t(($) => $.planSteps.invest.footRates, { ...params, date: formatDate(terms.ratesOn) });
  const isEmpty = investments.length === 0;
  return (
    <div className={classes['investments']}>
      {isEmpty ? (
        <EmptyState kind="nothing" isLine title={t(($) => $.planSteps.invest.empty.title)} text={t(($) => $.planSteps.invest.empty.text)} />
      ) : (
        <>
          <div className={classes['sides']}>
            {investmentTotals(investments, terms.currency, money.convert).map((sums) => (
              <SideInvestments key={sums.side} sums={sums} investments={investments} money={money} />
            ))}
          </div>
          <p className={classes['foot']}>
            {foot} {investments.some(({ unit }) => unit === 'days') ? t(($) => $.planSteps.invest.footDays) : ''}
          </p>
        </>
      )}
      {isEmpty && locked ? null : <InvestmentSheet plan={plan} />}
    </div>
  );
};
