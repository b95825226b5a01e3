import type { QueryCtx } from '#core/context.ts';
import { readDistribution } from '#core/scorecards/distribution.ts';
import { metricFigures } from '#core/scorecards/metric-figures.ts';
import type { Frame } from '#shared/metrics/engine/frame.ts';
import type { MetricDef } from '#shared/metrics/engine/metric.ts';
import type { PartnerRow } from './read-scopes.ts';

/**
 * The rows of a network with the rating of each partner's scorecard, where a metric counts ratings (K61): those that the distribution of the scorecards counts. They are
 * computed from other metrics, so no table gives them.
 */
export const withRatings = async (
  ctx: QueryCtx,
  { formula }: Pick<MetricDef, 'formula'>,
  frame: Frame,
  rows: readonly PartnerRow[],
): Promise<readonly PartnerRow[]> => {
  if (!formula.inputs.includes('ratings') || frame.period.label === '') return rows;
  const { partners } = await readDistribution(ctx, metricFigures, { asOf: frame.asOf, quarter: frame.period.label });
  const ratings = new Map(partners.map(({ id, rating }) => [id, rating]));
  return rows.map((row) => {
    const rating = ratings.get(row.partner.id);
    return rating === undefined ? row : { ...row, inputs: { ...row.inputs, ratings: { [rating]: 1 } } };
  });
};
