import { ActionIcon, NativeSelect, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScorecardLine } from '#shared/domain/type-profile.ts';
import type { MetricDef } from '#shared/metrics/engine/metric.ts';
import { formatRatio } from '#renderer/ui/format.ts';
import { NumberField } from '../number-field.tsx';
import { TargetField } from './target-field.tsx';

type ScoreLineProps = {
  line: ScorecardLine;
  /** The metrics that this line may be of: those of no other line, and its own. */
  metrics: readonly MetricDef[];
  currency: string;
  allWeights: number;
  onChange(line: ScorecardLine): void;
  onRemove(): void;
};

/** One line of the scorecard as a row of fields. */
export const ScoreLine = ({ line, metrics, currency, allWeights, onChange, onRemove }: ScoreLineProps) => {
  const { t } = useTranslation();
  const metric = metrics.find(({ id }) => id === line.metric);
  const name = metric?.name ?? line.metric;
  const of = { line: name };
  const set = (change: Partial<ScorecardLine>): void => onChange({ ...line, ...change });
  const unknown = { value: line.metric, label: t(($) => $.program.line.unknown, { metric: line.metric }) };
  return (
    <li>
      <Select
        aria-label={t(($) => $.program.line.of.metric, of)}
        data={[...(metric ? [] : [unknown]), ...metrics.map((one) => ({ value: one.id, label: one.name }))]}
        value={line.metric}
        title={metric?.sentence}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t(($) => $.program.line.noFound)}
        comboboxProps={{ transitionProps: { duration: 90 }, width: 280, position: 'bottom-start', keepMounted: false }}
        onChange={(id) => {
          if (id === null || id === line.metric) return;
          const other = metrics.find((one) => one.id === id);
          // a number means something else in another unit
          const keeps = line.target.kind !== 'number' || other?.unit === metric?.unit;
          set({ metric: id, ...(keeps ? {} : { target: { kind: 'previous', growth: 0 } }) });
        }}
      />
      <TargetField line={name} target={line.target} metric={metric} currency={currency} onChange={(target) => set({ target })} />
      <NativeSelect
        aria-label={t(($) => $.program.line.of.better, of)}
        data={[
          { value: 'more', label: t(($) => $.program.line.more) },
          { value: 'less', label: t(($) => $.program.line.less) },
        ]}
        value={line.higherIsBetter ? 'more' : 'less'}
        onChange={(event) => set({ higherIsBetter: event.currentTarget.value === 'more' })}
      />
      <NumberField
        label={t(($) => $.program.line.of.onTrack, of)}
        value={line.onTrack * 100}
        min={1}
        max={1000}
        unit="%"
        isDisabled={line.target.kind === 'none'}
        onChange={(value) => set({ onTrack: (value ?? 100) / 100 })}
      />
      <NumberField
        label={t(($) => $.program.line.of.atRisk, of)}
        value={line.atRisk * 100}
        min={1}
        max={1000}
        unit="%"
        isDisabled={line.target.kind === 'none'}
        onChange={(value) => set({ atRisk: (value ?? 80) / 100 })}
      />
      <NumberField
        label={t(($) => $.program.line.of.weight, of)}
        value={line.weight}
        min={0}
        max={100}
        onChange={(value) => set({ weight: value ?? 0 })}
      />
      <span data-share>{allWeights === 0 ? '–' : formatRatio(line.weight / allWeights)}</span>
      <ActionIcon size="sm" aria-label={t(($) => $.program.line.of.remove, of)} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </li>
  );
};
