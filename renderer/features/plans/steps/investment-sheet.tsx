import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { PlanInvestment, trackedFields } from '#shared/plan/model.ts';
import { planConverter } from '#shared/plan/plan-rates.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { Sheet } from '#renderer/ui/sheet/sheet.tsx';
import { investmentColumns, investmentFields } from './investment-columns.ts';
import { useItemSheet } from './use-item-sheet.ts';

const rowName = ({ title }: PlanInvestment): string => title;
const isSigned = (_: PlanInvestment, column: string): boolean => !(trackedFields.investment as readonly string[]).includes(column);
const noCurrency = (row: PlanInvestment, column: string): boolean => column === 'currency' && row.unit === 'days';

/** What both sides put in, line by line. While the plan is locked, only what was spent can be changed. */
export const InvestmentSheet = ({ plan }: { plan: Pick<Plan, 'id' | 'content' | 'locked'> }) => {
  const { t } = useTranslation();
  const isCompact = useUiStore((state) => state.isCompact);
  const { data: rates } = useQuery('settings.rates', {});
  const { terms, investments } = plan.content;
  const columns = useMemo(() => investmentColumns(t, planConverter(terms, rates ?? [])), [t, terms, rates]);
  const start = useMemo(
    () => ({ title: t(($) => $.planSteps.invest.newTitle), side: 'vendor', kind: 'money', unit: 'money', currency: terms.currency }),
    [t, terms.currency],
  );
  const blank = useMemo(() => PlanInvestment.parse({ id: '', ...start }), [start]);
  const toFields = useMemo(() => investmentFields(terms.currency), [terms.currency]);
  const isOpen = !plan.locked;
  const given = useItemSheet({ planId: plan.id, kind: 'investment', rows: investments, blank, start, toFields, isOpen });
  return (
    <Sheet
      label={t(($) => $.planSteps.invest.sheet)}
      rows={investments}
      columns={columns}
      rowName={rowName}
      isCompact={isCompact}
      addLabel={t(($) => $.planSteps.invest.add)}
      isLocked={isOpen ? noCurrency : isSigned}
      lockNote={() => t(($) => (isOpen ? $.planSteps.invest.inPlanDays : $.planSteps.locked))}
      {...given}
    />
  );
};
