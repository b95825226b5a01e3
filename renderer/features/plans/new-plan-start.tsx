import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanLine } from '#shared/api/plans.ts';
import { investmentSegments } from '#shared/domain/segments.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { locale } from '#renderer/ui/format.ts';
import classes from './new-plan.module.css';
import { type NewPlanValues, readGrowth } from './new-plan-values.ts';

type NewPlanStartProps = {
  values: NewPlanValues;
  set(change: Partial<NewPlanValues>): void;
  types: ReadonlyArray<{ key: string; label: string }>;
  /** Plans of the partner, which can be copied. */
  plans: readonly PlanLine[];
  /** The plan to copy is chosen already: the growth is what is asked. */
  isCopy: boolean;
};

/** What a plan begins with: a template, nothing, or an earlier plan. */
export const NewPlanStart = ({ values, set, types, plans, isCopy }: NewPlanStartProps) => {
  const { t } = useTranslation();
  const byYear = plans.toSorted((a, b) => b.year - a.year);
  const froms = (['template', 'blank', 'copy'] as const).filter((from) => from !== 'copy' || isCopy || plans.length > 0);
  const own = { value: '', label: t(($) => $.plans.create.own) };
  return (
    <>
      <Radio.Group
        label={t(($) => $.plans.create.start)}
        description={t(($) => $.plans.create.fromHint[values.from])}
        inputWrapperOrder={['label', 'input', 'description']}
        value={values.from}
        onChange={(value) => {
          const from = froms.find((one) => one === value) ?? 'template';
          set({ from, ...(from === 'copy' && values.planId === '' ? { planId: byYear[0]?.id ?? '' } : {}) });
        }}
      >
        <div className={classes['choices']}>
          {froms.map((from) => (
            <Radio key={from} size="xs" value={from} label={t(($) => $.plans.create.from[from])} />
          ))}
        </div>
      </Radio.Group>
      {values.from === 'template' ? (
        <div className={classes['pair']}>
          <NativeSelect
            label={t(($) => $.plans.create.type)}
            data={[own, ...types.map(({ key, label }) => ({ value: key, label }))]}
            value={values.type}
            onChange={(event) => set({ type: event.currentTarget.value })}
          />
          <NativeSelect
            label={t(($) => $.plans.create.segment)}
            data={[own, ...investmentSegments.map((key) => ({ value: key, label: alertTexts.words[key] }))]}
            value={values.segment}
            onChange={(event) => set({ segment: event.currentTarget.value })}
          />
        </div>
      ) : null}
      {values.from === 'copy' ? (
        <div className={classes['pair']}>
          <NativeSelect
            label={t(($) => $.plans.create.plan)}
            data={byYear.map(({ id, year, name }) => ({ value: id, label: `${year} · ${name}` }))}
            value={values.planId}
            onChange={(event) => set({ planId: event.currentTarget.value })}
          />
          <TextInput
            {...(isCopy ? { 'data-autofocus': true } : {})}
            label={t(($) => $.plans.create.growth)}
            value={values.growth}
            placeholder="0"
            inputMode="decimal"
            error={readGrowth(values.growth, locale()) === null ? t(($) => $.plans.create.badGrowth) : undefined}
            onChange={(event) => set({ growth: event.currentTarget.value })}
          />
        </div>
      ) : null}
    </>
  );
};
