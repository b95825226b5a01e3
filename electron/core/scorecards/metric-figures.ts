import { evaluateRows, measuredAs } from '#core/metrics/figures.ts';
import { readScopes } from '#core/metrics/read-scopes.ts';
import { makeFrame } from '#shared/metrics/engine/frame.ts';
import { findMetric } from '#shared/metrics/engine/metrics.ts';
import type { FigureSource } from './figure-source.ts';

/** The figures of the metric engine: one reading of each table for all partners, metrics and quarters of a request. */
export const metricFigures: FigureSource = (ctx, { partnerIds, quarters, metrics, asOf }, settings) => {
  const wanted = metrics.flatMap((id) => findMetric(id) ?? []);
  const frames = quarters.map((quarter) => makeFrame(asOf, quarter, settings.preset));
  const scopes = readScopes(ctx, { metrics: wanted, frames, partnerIds }, settings);
  const rowsById = scopes.rows.map((rows) => new Map(rows.map((row) => [row.partner.id, row])));
  const places = new Map(quarters.map(({ label }, index) => [label, index]));
  return (partnerId) => (id, quarter) => {
    const metric = findMetric(id);
    const index = places.get(quarter) ?? -1;
    const [row, frame] = [rowsById[index]?.get(partnerId), frames[index]];
    if (!metric || !row || !frame) return null;
    // the profile of the partner's type put this line there, whatever type the figure was first made for
    const own = [measuredAs(metric, row)];
    return evaluateRows(metric, own, own, frame, scopes, settings).figure;
  };
};
