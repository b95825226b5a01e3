import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlanGrade } from '#shared/plan/model.ts';
import classes from './new-plan.module.css';
import type { NewPlanValues } from './new-plan-values.ts';

type NewPlanTermsProps = {
  chosen: { grade: PlanGrade; calendar: 'ours' | 'partner'; currency: string };
  set(change: Partial<NewPlanValues>): void;
  /** The partner has a fiscal year of its own, so there is something to choose; null: no partner is chosen. */
  hasOwnYear: boolean | null;
  /** What is taken when none is typed. */
  currency: string;
};

/** Grade, fiscal year and currency of a new plan. A copy takes its grade and currency from the plan that it copies. */
export const NewPlanTerms = ({ chosen, set, hasOwnYear, currency }: NewPlanTermsProps) => {
  const { t } = useTranslation();
  return (
    <div className={classes['three']}>
      <NativeSelect
        label={t(($) => $.plans.create.grade)}
        description={t(($) => $.plans.people.gradeHint[chosen.grade])}
        inputWrapperOrder={['label', 'input', 'description']}
        data={PlanGrade.options.map((grade) => ({ value: grade, label: t(($) => $.plans.grade[grade]) }))}
        value={chosen.grade}
        onChange={(event) => set({ grade: event.currentTarget.value === 'strategic' ? 'strategic' : 'standard' })}
      />
      <NativeSelect
        label={t(($) => $.plans.create.calendar)}
        disabled={hasOwnYear !== true}
        description={hasOwnYear !== false ? undefined : t(($) => $.plans.create.sameYear)}
        inputWrapperOrder={['label', 'input', 'description']}
        data={(['ours', 'partner'] as const).map((one) => ({ value: one, label: t(($) => $.plans.money.calendar[one]) }))}
        value={chosen.calendar}
        onChange={(event) => set({ calendar: event.currentTarget.value === 'partner' ? 'partner' : 'ours' })}
      />
      <TextInput
        label={t(($) => $.plans.create.currency)}
        description={t(($) => $.plans.create.currencyHint)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={chosen.currency}
        placeholder={currency}
        maxLength={3}
        error={/^([A-Z]{3})?$/.test(chosen.currency) ? undefined : t(($) => $.plans.money.badCurrency)}
        onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
      />
    </div>
  );
};
