import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ScorecardLine } from '#shared/domain/type-profile.ts';
import { scorableMetrics } from '#shared/scorecard/scorable.ts';
import { ScoreLine } from './score-line.tsx';
import classes from './types.module.css';
import { Weights } from './weights.tsx';

type ScorecardFieldsProps = { lines: readonly ScorecardLine[]; currency: string; onChange(lines: ScorecardLine[]): void };

const kinds = ['activity', 'outcome'] as const;
const freshLine = (metric: string, kind: ScorecardLine['kind']): ScorecardLine => ({
  metric,
  kind,
  weight: 10,
  target: { kind: 'previous', growth: 0 },
  higherIsBetter: true,
  onTrack: 1,
  atRisk: 0.8,
});

/** The lines of a scorecard template, activity above outcome, with what their weights come to. */
export const ScorecardFields = ({ lines, currency, onChange }: ScorecardFieldsProps) => {
  const { t } = useTranslation();
  const used = new Set(lines.map(({ metric }) => metric));
  const free = scorableMetrics.filter(({ id }) => !used.has(id));
  const allWeights = lines.reduce((sum, { weight }) => sum + weight, 0);
  const replace = (line: ScorecardLine, next: ScorecardLine | null): void =>
    onChange(lines.flatMap((one) => (one !== line ? [one] : next === null ? [] : [next])));
  return (
    <div className={classes['scroll']}>
      {kinds.map((kind) => {
        const own = lines.filter((line) => line.kind === kind);
        return (
          <div key={kind} className={classes['lines']}>
            <div className={classes['lineHead']} aria-hidden>
              <span>{t(($) => $.program.line.kind[kind])}</span>
              <span>{t(($) => $.program.line.target)}</span>
              <span data-number>{t(($) => $.program.line.targetValue)}</span>
              <span>{t(($) => $.program.line.better)}</span>
              <span data-number>{t(($) => $.program.line.onTrack)}</span>
              <span data-number>{t(($) => $.program.line.atRisk)}</span>
              <span data-number>{t(($) => $.program.line.weight)}</span>
              <span data-number>{t(($) => $.program.line.share)}</span>
            </div>
            <ul aria-label={t(($) => $.program.line.table[kind])}>
              {own.map((line, index) => (
                <ScoreLine
                  // by place: the figure of a line can change under the keyboard
                  key={index}
                  line={line}
                  metrics={scorableMetrics.filter(({ id }) => id === line.metric || !used.has(id))}
                  currency={currency}
                  allWeights={allWeights}
                  onChange={(next) => replace(line, next)}
                  onRemove={() => replace(line, null)}
                />
              ))}
            </ul>
            <Select
              className={classes['addLine'] ?? ''}
              aria-label={t(($) => (kind === 'activity' ? $.program.line.addActivity : $.program.line.addOutcome))}
              placeholder={t(($) => (kind === 'activity' ? $.program.line.addActivity : $.program.line.addOutcome))}
              data={free.map(({ id, name }) => ({ value: id, label: name }))}
              // a field that adds is empty again at once
              key={own.map(({ metric }) => metric).join()}
              value={null}
              searchable
              nothingFoundMessage={t(($) => $.program.line.noFound)}
              comboboxProps={{ transitionProps: { duration: 90 }, keepMounted: false }}
              onChange={(id) => {
                if (id !== null) onChange([...lines, freshLine(id, kind)]);
              }}
            />
          </div>
        );
      })}
      <Weights lines={lines} />
    </div>
  );
};
