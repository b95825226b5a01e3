import { metrics, missingReason } from '#shared/metrics/engine/metrics.ts';
import type { MetricDef } from '#shared/metrics/engine/metric.ts';

// numbers of a network: of one partner they are 0 or 100 %, or say nothing
const ofNetworks = new Set(
  'K01 K01.active K02 K03 K04 K04.inactive K05 K06 K07 K08 K08.top5 K10 K11 K11.rate K12 K12.replacement K14 K14.active K28 K32 K33 K34 K42 K42.dealSize K46 K69 K71 K74 K74.mdf K75 K75.perCam K83'.split(
    ' ',
  ),
);

/** The metrics that a scorecard line can be of: those that local data can give and that say something of one partner, each once. */
export const scorableMetrics: readonly MetricDef[] = metrics.filter(
  (metric) => !ofNetworks.has(metric.id) && metric.sameAs !== metric.id && missingReason(metric) === null,
);

/** "MSPs: managed seats" as it stands on the card of one partner, whose type is known: "Managed seats". */
export const cardLabel = (name: string): string => {
  const own = name.replace(/^[^:]+: /, '');
  return own.charAt(0).toUpperCase() + own.slice(1);
};
