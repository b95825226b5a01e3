import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { majorUnits, minorDigits } from '#shared/domain/money.ts';
import type { LineTarget } from '#shared/domain/type-profile.ts';
import type { MetricDef } from '#shared/metrics/engine/metric.ts';
import { NumberField } from '../number-field.tsx';
import classes from './types.module.css';

type TargetFieldProps = {
  line: string;
  target: LineTarget;
  metric: MetricDef | undefined;
  currency: string;
  onChange(target: LineTarget): void;
};

const kinds = ['previous', 'number', 'none'] as const;

/** A fresh target of a kind. A share of everything is the usual aim of a ratio; elsewhere nobody knows better than the user. */
const freshTarget = (kind: LineTarget['kind'], metric: MetricDef | undefined, currency: string): LineTarget => {
  if (kind === 'previous') return { kind, growth: 0 };
  if (kind === 'none') return { kind };
  return { kind, value: 1, currency: metric?.unit === 'money' ? currency : null };
};

/** What a line is held against: last year's quarter, a number in the unit of its figure, or nothing. */
export const TargetField = ({ line, target, metric, currency, onChange }: TargetFieldProps) => {
  const { t } = useTranslation();
  const money = metric?.unit === 'money' && target.kind === 'number' ? (target.currency ?? currency) : null;
  return (
    <>
      <NativeSelect
        aria-label={t(($) => $.program.line.of.target, { line })}
        data={kinds.map((kind) => ({ value: kind, label: t(($) => $.program.line.kinds[kind]) }))}
        value={target.kind}
        onChange={(event) => onChange(freshTarget(kinds.find((kind) => kind === event.currentTarget.value) ?? 'none', metric, currency))}
      />
      {target.kind === 'previous' ? (
        <NumberField
          label={t(($) => $.program.line.of.value, { line })}
          value={target.growth * 100}
          min={-90}
          max={1000}
          unit="%"
          onChange={(value) => onChange({ kind: 'previous', growth: (value ?? 0) / 100 })}
        />
      ) : target.kind === 'number' ? (
        <NumberField
          label={t(($) => $.program.line.of.value, { line })}
          value={money === null ? (metric?.unit === 'ratio' ? target.value * 100 : target.value) : majorUnits(target.value, money)}
          min={0}
          unit={money ?? (metric?.unit === 'ratio' ? '%' : metric?.unit === 'days' ? 'days' : metric?.unit === 'hours' ? 'h' : '')}
          onChange={(value) => {
            const typed = value ?? 0;
            if (money !== null) onChange({ kind: 'number', value: Math.round(typed * 10 ** minorDigits(money)), currency: money });
            else onChange({ kind: 'number', value: metric?.unit === 'ratio' ? typed / 100 : typed, currency: null });
          }}
        />
      ) : (
        <span className={classes['none']}>–</span>
      )}
    </>
  );
};
