import type { QueryCtx } from '#core/context.ts';
import { evaluate, withPrevious } from '#shared/metrics/engine/evaluate.ts';
import type { Frame } from '#shared/metrics/engine/frame.ts';
import type { MetricDef } from '#shared/metrics/engine/metric.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { MetricSettings } from './frame.ts';
import { type PartnerRow, readScopes, type Scopes } from './read-scopes.ts';

type Evaluated = ReturnType<typeof evaluate>;

/** A metric over some of the rows that were read for a frame. */
export const evaluateRows = (
  metric: MetricDef,
  rows: readonly PartnerRow[],
  whole: readonly PartnerRow[],
  frame: Frame,
  { noRate, money }: Pick<Scopes, 'noRate' | 'money'>,
  { asOf }: Pick<MetricSettings, 'asOf'>,
): Evaluated => evaluate(metric, { rows, whole, noRate, ended: frame.period.to <= asOf }, frame, money);

/** A partner as the metric measures it: who put the figure on the card of another type meant that type. */
export const measuredAs = ({ partnerType }: Pick<MetricDef, 'partnerType'>, row: PartnerRow): PartnerRow =>
  partnerType === undefined ? row : { ...row, type: partnerType };

/** The figure in the first of two frames with the value of the second beside it. */
export const beside = (figures: readonly Figure[]): Figure => {
  const [now, before] = figures;
  if (!now) throw new RangeError('a figure needs a frame');
  return before ? withPrevious(now, before) : now;
};

/**
 * The figures of some metrics of each partner, in each frame: one reading for all. Answers by partner id and metric; undefined for a partner that is not there.
 * `whole`: read every partner, because a metric is a share of the network.
 */
export const readPartnerFigures = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  { metrics, frames, partnerIds }: { metrics: readonly MetricDef[]; frames: readonly Frame[]; partnerIds: readonly string[] },
  settings: MetricSettings,
): ((partnerId: string, metric: MetricDef, frame: number) => Figure | undefined) => {
  const whole = metrics.some(({ isShare }) => isShare);
  const scopes = readScopes(ctx, { metrics, frames, partnerIds: whole ? null : partnerIds, figuresOnly: true }, settings);
  const byId = scopes.rows.map((rows) => new Map(rows.map((row) => [row.partner.id, row])));
  return (partnerId, metric, index) => {
    const row = byId[index]?.get(partnerId);
    const frame = frames[index];
    return row && frame ? evaluateRows(metric, [row], scopes.rows[index] ?? [], frame, scopes, settings).figure : undefined;
  };
};
