import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { Figure } from '#shared/metrics/figure.ts';

/** How a line or a card stands. "Not known" is no verdict: there is a reason beside it, and it never counts as zero. */
export const Rating = z.enum(['on_track', 'at_risk', 'off_track', 'not_known']);
export type Rating = z.infer<typeof Rating>;

export const LineKind = z.enum(['activity', 'outcome']);
export type LineKind = z.infer<typeof LineKind>;
export const lineKinds = LineKind.options;

/**
 * What a line is held against, in the unit of its metric (money: minor units of `currency`).
 * `full` is the target of the whole quarter; `value` is what the actual is measured against: in a quarter that still runs, an amount that adds up day by day
 * is held to its share of the days (`days` of `ofDays`), everything else to the whole. Both null when there is none, with the reason.
 */
const HeldAgainst = z.object({
  value: z.number().nullable(),
  full: z.number().nullable(),
  from: z.enum(['number', 'previous', 'none']),
  growth: z.number().nullable(),
  currency: z.string().nullable(),
  days: z.int().nullable(),
  ofDays: z.int().nullable(),
  reason: z.string().nullable(),
});
export type HeldAgainst = z.infer<typeof HeldAgainst>;

/** One quarter of a line; null is a gap with its reason, never 0. */
const TrendPoint = z.object({ quarter: z.string(), value: z.number().nullable(), reason: z.string().nullable() });

/** One line of a card. `actual` names its metric, window and as-of date, and so opens its rows; null only for a metric that this version does not know. */
const CardLine = z.object({
  metric: z.string(),
  label: z.string(),
  kind: LineKind,
  weight: z.number(),
  higherIsBetter: z.boolean(),
  onTrack: z.number(),
  atRisk: z.number(),
  actual: Figure.nullable(),
  previous: Figure.nullable(),
  yearBefore: Figure.nullable(),
  target: HeldAgainst,
  /** Days of the quarter so far and all of them, where the quarter still runs and the figure adds up day by day; null elsewhere. The past is compared at this share. */
  pace: z.object({ days: z.int(), ofDays: z.int() }).nullable(),
  /** A fraction: 1 is the target reached. Null where nothing can be divided, although the line may have a rating. */
  attainment: z.number().nullable(),
  rating: Rating,
  /** Why there is no rating; null with one. */
  reason: z.string().nullable(),
  /** Six quarters, the card's own last. */
  trend: z.array(TrendPoint),
});
export type CardLine = z.infer<typeof CardLine>;

/** One rated line in the arithmetic: its points times its weight. */
const Term = z.object({
  metric: z.string(),
  label: z.string(),
  kind: LineKind,
  points: z.number(),
  weight: z.number(),
  product: z.number(),
});

/** A weighted mean of points, 0 to 100, with what it is made of. `points` null: nothing was rated. */
const Score = z.object({ rating: Rating, points: z.number().nullable(), sum: z.number(), weights: z.number() });
export type Score = z.infer<typeof Score>;

/** The rating of the whole card, with every number that leads to it, and in words. */
const Overall = Score.extend({
  reason: z.string().nullable(),
  /** The weight of all lines, with and without a rating. */
  allWeights: z.number(),
  terms: z.array(Term),
  leftOut: z.array(z.object({ metric: z.string(), label: z.string(), weight: z.number(), reason: z.string() })),
  activity: Score,
  outcome: Score,
  words: z.array(z.string()),
});
export type Overall = z.infer<typeof Overall>;

/** The scorecard of one partner in one fiscal quarter (M43): activity lines beside outcome lines, and what they come to. */
export const Scorecard = z.object({
  asOf: IsoDate,
  quarter: z.string(),
  from: IsoDate,
  to: IsoDate,
  /** The quarter still runs on the as-of date: amounts are so far. */
  isRunning: z.boolean(),
  quarters: z.array(z.string()),
  lines: z.array(CardLine),
  overall: Overall,
  /** Set when the two kinds stand far apart: busy without results, or results that nothing feeds (F15, F37). */
  imbalance: z.object({ strong: LineKind, weak: LineKind, words: z.string() }).nullable(),
});
export type Scorecard = z.infer<typeof Scorecard>;

/** Where a partner stands in a group on one line: quartile 1 is the best quarter. Null with the reason, as in groups of fewer than five. */
export const Standing = z.object({
  quartile: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  /** Partners of the group that have a value, this one among them. */
  size: z.int(),
  median: z.number().nullable(),
  reason: z.string().nullable(),
});
export type Standing = z.infer<typeof Standing>;
