import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { slices } from '#shared/metrics/engine/metric.ts';
import { indicators } from '#shared/metrics/indicators.ts';
import { Figure, FigureUnit } from '#shared/metrics/figure.ts';
import { command, query } from './define.ts';

const asOf = IsoDate.optional();
const preset = z.string().max(60).optional();
/** A fiscal quarter like 2017-Q4; the one of the as-of date unless given. */
const period = z.string().max(20).optional();

/** A metric as it is defined. `presets` null: it depends on none. `reason`: why local data cannot give it. */
export const MetricSummary = z.object({
  id: z.string(),
  name: z.string(),
  sentence: z.string(),
  unit: FigureUnit,
  window: z.string(),
  presets: z.array(z.string()).nullable(),
  slices: z.array(z.enum(slices)),
  source: z.string(),
  threshold: z.object({ comparator: z.enum(['<', '<=', '>', '>=']), limit: z.number(), says: z.string() }).nullable(),
  available: z.boolean(),
  reason: z.string().nullable(),
});

/** A record that a figure was made of. `inputs`: the amounts of the formula that it is in. `amount`: minor units of `currency`. */
export const MetricRow = z.object({
  inputs: z.array(z.string()),
  entity: z.string(),
  id: z.string(),
  partnerId: z.string(),
  partner: z.string(),
  date: IsoDate.nullable(),
  title: z.string().nullable(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
});
export type MetricRow = z.infer<typeof MetricRow>;

const IndicatorSeries = z.record(z.enum(indicators), z.array(z.number().nullable()));

export const metricsApi = {
  /** Every metric of the field, in its order. */
  'metrics.list': query(z.object({}), z.object({ metrics: z.array(MetricSummary) })),
  /**
   * One metric of the network or of one partner, with its value of the quarter before, its groups when it is split (or is a distribution), and the records behind it.
   * A partner's own fiscal calendar holds for its quarters. Throws METRIC_UNKNOWN, PRESET_UNKNOWN, QUARTER_INVALID, RECORD_NOT_FOUND.
   */
  'metrics.value': query(
    z.object({
      id: z.string().max(40),
      asOf,
      period,
      /** The twelve months up to the as-of date, as the portfolio's header has them, instead of a quarter; the ones before them are its previous value. */
      isYear: z.boolean().default(false),
      preset,
      by: z.enum(slices).optional(),
      partnerId: z.string().optional(),
      rows: z.int().min(0).max(1_000_000).default(0),
    }),
    z.object({
      figure: Figure,
      groups: z.array(z.object({ key: z.string().nullable(), label: z.string(), figure: Figure })),
      rows: z.array(MetricRow),
      /** How many records there are, whatever limit was given. */
      total: z.int(),
    }),
  ),
  /** The metrics of one partner in its last quarters, oldest first; all of them but shares of the network unless some are named. Throws RECORD_NOT_FOUND, METRIC_UNKNOWN, PRESET_UNKNOWN. */
  'metrics.partner': query(
    z.object({
      partnerId: z.string(),
      asOf,
      preset,
      quarters: z.int().min(1).max(12).default(1),
      ids: z.array(z.string().max(40)).max(300).optional(),
    }),
    z.object({
      asOf: IsoDate,
      currency: z.string(),
      quarters: z.array(z.object({ label: z.string(), from: IsoDate, to: IsoDate })),
      metrics: z.array(z.object({ id: z.string(), figures: z.array(Figure) })),
    }),
  ),
  /** The leading indicators (M51) of the last weeks that are over, oldest first. Null: not enrolled in that week. `all`: the partners asked for together. */
  'metrics.indicators': query(
    z.object({ asOf, weeks: z.int().min(1).max(104).default(13), partnerIds: z.array(z.string()).max(10_000).optional() }),
    z.object({
      asOf: IsoDate,
      /** The last day of each week, a Sunday. */
      weeks: z.array(IsoDate),
      partners: z.array(z.object({ partnerId: z.string(), series: IndicatorSeries })),
      all: IndicatorSeries,
    }),
  ),
  /** Counts the indicators of the last weeks anew and keeps them, also where they were kept. */
  'metrics.snapshot': command(z.object({ weeks: z.int().min(1).max(260).default(26) }), z.object({ weeks: z.int(), rows: z.int() })),
} as const;
