import { z } from 'zod';
import { FigureRate } from '#shared/metrics/figure.ts';
import { IsoDate } from '#shared/domain/dates.ts';
import { ObjectiveUnit, PlanSide } from './model.ts';

/** What was reached of a plan, as of a day. The rules stand in `attainment.ts` and `lines.ts`; these are the shapes. */

/** Why a ratio is not there. It is never 0 for want of data. */
export const NoRatio = z.enum([
  // no quarter has a target
  'no_target',
  // the target is zero, so nothing can be divided by it
  'zero_target',
  // no actual is known yet
  'no_actual',
  // no quarter of the plan has begun
  'not_begun',
  // a money amount could not be converted
  'no_rate',
  // a level has no start, and its first target is not due yet
  'no_start',
  // the plan asks for nothing by now
  'nothing_due',
]);
export type NoRatio = z.infer<typeof NoRatio>;
/** A fraction (1 = reached), or why there is none. */
export const Ratio = z.object({ value: z.number().nullable(), missing: NoRatio.nullable() });
export type Ratio = z.infer<typeof Ratio>;

export const TrackStatus = z.enum(['on_track', 'at_risk', 'off_track', 'unknown']);
export type TrackStatus = z.infer<typeof TrackStatus>;

/**
 * A quarter of the plan. `ours`, `theirs`: the labels of our own fiscal quarter and of the partner's in which its last day falls; `theirs` null where the partner has no
 * calendar of its own.
 */
export const PlanQuarter = z.object({
  label: z.string(),
  from: IsoDate,
  to: IsoDate,
  ours: z.string(),
  theirs: z.string().nullable(),
  phase: z.enum(['over', 'running', 'ahead']),
});
export type PlanQuarter = z.infer<typeof PlanQuarter>;

/** Values in the least unit of the objective. */
const ObjectiveQuarter = z.object({
  target: z.int().nullable(),
  actual: z.int().nullable(),
  /** Why a metric that feeds it has no value, in a sentence. */
  reason: z.string().nullable(),
  attainment: Ratio,
});

export const ObjectiveTracking = z.object({
  id: z.string(),
  title: z.string(),
  unit: ObjectiveUnit,
  currency: z.string().nullable(),
  weight: z.int(),
  /** Its part of all weights, so that they need not add up to 100; null where it is left out of the whole. */
  share: z.number().nullable(),
  start: z.int().nullable(),
  quarters: z.array(ObjectiveQuarter).length(4),
  /** Of the year. */
  target: z.int().nullable(),
  /** Up to the as-of date. */
  actual: z.int().nullable(),
  /** Of the year's target. */
  attainment: Ratio,
  /** What the calendar asks for by the as-of date, evenly by days and by the season of the plan; null before it begins or without a target. A level has no season. */
  expected: z.int().nullable(),
  expectedSeasonal: z.int().nullable(),
  /** Of what the plan asks for by now. */
  toDate: Ratio,
  status: TrackStatus,
  /** Why it has that status, as a code with its numbers; `trackReason` says it in words. */
  reason: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  /** At the year's end: what is reached, what the running pace or the open pipeline adds; null where neither says anything. */
  forecast: z.object({ value: z.int(), attainment: Ratio, by: z.enum(['pipeline', 'pace', 'level']) }).nullable(),
});
export type ObjectiveTracking = z.infer<typeof ObjectiveTracking>;

/** The whole: the sum over objectives of share by attainment. `value` null: no objective has one. */
const Weighted = z.object({
  value: z.number().nullable(),
  parts: z.array(z.object({ id: z.string(), weight: z.int(), share: z.number(), attainment: z.number() })),
  leftOut: z.array(z.object({ id: z.string(), weight: z.int(), missing: NoRatio })),
  /** Sum of the weights of all objectives; need not be 100. */
  weights: z.int(),
});
export type Weighted = z.infer<typeof Weighted>;

const SideInvestment = z.object({
  side: z.enum(['vendor', 'partner']),
  /** Minor units of the plan's currency at its plan rates; null where a rate is missing, and `spent` where nothing was noted yet. */
  planned: z.int().nullable(),
  spent: z.int().nullable(),
  /** Days of people, in tenths. */
  plannedDays: z.int(),
  spentDays: z.int(),
});

export const PlanTracking = z.object({
  asOf: IsoDate,
  /** The version in force on that day; null: none was agreed by then, so the working one is measured. */
  revision: z.int().nullable(),
  currency: z.string(),
  quarters: z.array(PlanQuarter).length(4),
  objectives: z.array(ObjectiveTracking),
  weighted: Weighted,
  /** The same with no objective counting for more than its target. */
  weightedCapped: z.number().nullable(),
  /** Against what the plan asks for by now. */
  weightedToDate: Weighted,
  status: TrackStatus,
  milestones: z.object({
    all: z.int(),
    done: z.int(),
    due: z.int(),
    inTime: z.int(),
    overdue: z.array(z.object({ id: z.string(), title: z.string(), side: PlanSide, dueOn: IsoDate })),
  }),
  investments: z.array(SideInvestment),
  /** Of the targets: the rates agreed for the plan. */
  planRates: z.array(z.string()),
  ratesOn: IsoDate.nullable(),
  /** Of the actuals that a metric feeds. */
  actualRates: z.array(FigureRate),
});
export type PlanTracking = z.infer<typeof PlanTracking>;
