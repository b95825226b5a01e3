import { commercialMetrics } from './definitions/commercial.ts';
import { dealMetrics } from './definitions/deals.ts';
import { demandMetrics } from './definitions/demand.ts';
import { developmentMetrics } from './definitions/development.ts';
import { enablementMetrics } from './definitions/enablement.ts';
import { incentiveMetrics } from './definitions/incentives.ts';
import { networkMetrics } from './definitions/network.ts';
import { performanceMetrics } from './definitions/performance.ts';
import { typeMetrics } from './definitions/types.ts';
import { inputs } from './inputs.ts';
import type { MetricDef } from './metric.ts';

const rowOf = (id: string): number => Number(id.slice(1, 3));

const defined: readonly MetricDef[] = [
  ...networkMetrics,
  ...commercialMetrics,
  ...developmentMetrics,
  ...enablementMetrics,
  ...demandMetrics,
  ...dealMetrics,
  ...performanceMetrics,
  ...incentiveMetrics,
  ...typeMetrics,
].toSorted((a, b) => rowOf(a.id) - rowOf(b.id));

/** Every metric K01 to K83 with its further numbers, in the order of the field. A row without a first number of its own answers with the one that says `sameAs`. */
export const metrics: readonly MetricDef[] = defined.flatMap((one) =>
  one.sameAs === undefined ? [one] : [{ ...one, id: one.sameAs }, one],
);

const byId = new Map(metrics.map((one) => [one.id, one]));

/** The metric with this id, or undefined. */
export const findMetric = (id: string): MetricDef | undefined => byId.get(id);

/** The metric with this id, which is one of the field. */
export const metricOf = (id: string): MetricDef => {
  const found = byId.get(id);
  if (!found) throw new RangeError(`no metric is called ${id}`);
  return found;
};

/** Why local data cannot give a metric at all, or null. */
export const missingReason = ({ formula }: MetricDef): string | null =>
  formula.inputs.map((id) => inputs[id].missing).find((reason) => reason !== undefined) ?? null;
