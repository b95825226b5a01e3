import type { QueryCtx } from '#core/context.ts';
import { readPartnerFigures } from '#core/metrics/figures.ts';
import { type MetricSettings, readMetricSettings } from '#core/metrics/frame.ts';
import { metricFigures } from '#core/scorecards/metric-figures.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { type FiscalCalendar, type FiscalQuarter, shiftQuarter } from '#shared/domain/fiscal.ts';
import type { Converter } from '#shared/domain/rates.ts';
import { makeFrame } from '#shared/metrics/engine/frame.ts';
import { findMetric } from '#shared/metrics/engine/metrics.ts';
import type { PackageMetric, QbrFacts, QbrSection } from '#shared/qbr/model.ts';
import { dealFigures } from '#shared/qbr/template-blocks.ts';
import { buildScorecard, cardQuarters, type FigureOf } from '#shared/scorecard/build.ts';
import { cardLabel } from '#shared/scorecard/scorable.ts';

type Asked = {
  partner: { id: string; type: string | null };
  sections: readonly QbrSection[];
  quarter: FiscalQuarter;
  calendar: FiscalCalendar;
  asOf: IsoDate;
  converter: Converter;
};

const trendQuarters = 8;

/** The metrics of the engine that blocks name, each once. What a block names and the engine does not know is left to the block to say. */
const boundMetrics = (sections: readonly QbrSection[]): string[] => {
  const named = sections.flatMap(({ blocks }) =>
    blocks.flatMap(({ kind, metrics }) => (kind === 'figures' || kind === 'chart' ? metrics : [])),
  );
  return [...new Set(named)].filter((id) => !(dealFigures as readonly string[]).includes(id) && findMetric(id) !== undefined);
};

/** The figures of these metrics by quarter. A share is one of the whole network, so it is read apart, with all partners. */
const readFigures = (
  ctx: QueryCtx,
  ids: readonly string[],
  quarters: readonly FiscalQuarter[],
  { partner, asOf }: Asked,
  settings: MetricSettings,
): FigureOf => {
  const shares = ids.flatMap((id) => findMetric(id) ?? []).filter(({ isShare }) => isShare);
  const own = ids.filter((id) => !shares.some((share) => share.id === id));
  const ofPartner = metricFigures(ctx, { partnerIds: [partner.id], quarters, metrics: own, asOf }, settings)(partner.id);
  if (shares.length === 0) return ofPartner;
  const frames = quarters.map((quarter) => makeFrame(asOf, quarter, settings.preset));
  const ofNetwork = readPartnerFigures(ctx, { metrics: shares, frames, partnerIds: [partner.id] }, settings);
  return (id, label) => {
    const share = shares.find((one) => one.id === id);
    const at = quarters.findIndex((quarter) => quarter.label === label);
    return share ? (ofNetwork(partner.id, share, at) ?? null) : ofPartner(id, label);
  };
};

/**
 * What the metric engine says of a partner in a quarter of its own fiscal calendar: the metrics that its blocks are bound to, and the scorecard of its type with
 * its targets; null for a type without one. One reading of each table for all of it.
 */
export const readMeasures = async (ctx: QueryCtx, asked: Asked): Promise<Pick<QbrFacts, 'metrics' | 'scorecard'>> => {
  const { partner, sections, quarter, calendar, asOf, converter } = asked;
  // its conversions are not those of the figures of deals
  const settings = { ...(await readMetricSettings(ctx, asOf)), converter: converter.again() };
  const template = settings.profileOf(partner.type).scorecard;
  const ids = boundMetrics(sections);
  const quarters = Array.from({ length: trendQuarters }, (_, index) => shiftQuarter(calendar, quarter, index + 1 - trendQuarters));
  const figureOf = readFigures(ctx, [...new Set([...ids, ...template.map(({ metric }) => metric)])], quarters, asked, settings);
  const metrics = ids.flatMap((id): PackageMetric[] => {
    const at = (back: number) => {
      const figure = figureOf(id, quarters.at(-1 - back)?.label ?? '');
      return figure && { ...figure, label: cardLabel(figure.label) };
    };
    const [now, previous, yearBefore] = [at(0), at(1), at(4)];
    if (!now || !previous || !yearBefore) return [];
    return [
      {
        id,
        now,
        previous,
        yearBefore,
        trend: quarters.map(({ label }) => ({ quarter: label, value: figureOf(id, label)?.value ?? null })),
      },
    ];
  });
  return {
    metrics,
    scorecard: template.length === 0 ? null : buildScorecard({ template, asOf, quarters: cardQuarters(calendar, quarter), figureOf }),
  };
};
