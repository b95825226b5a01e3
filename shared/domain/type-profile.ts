import { z } from 'zod';
import { QbrTemplate } from '#shared/qbr/template.ts';
import { activityKinds, isActivityKey } from './activity-kinds.ts';
import type { CoverageModel } from './coverage.ts';

/**
 * What a scorecard line is held against in a quarter.
 * - `number`: a value in the unit of the metric; an amount of money is in minor units and names its currency
 * - `previous`: the partner's own value of the same quarter of last year, grown by `growth` (0.1 is 10 %)
 * - `none`: shown and not rated
 */
export const LineTarget = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    value: z.number().min(0, 'a target is zero or more'),
    currency: z.string().nullable().default(null),
  }),
  z.object({
    kind: z.literal('previous'),
    growth: z.number().min(-0.9, 'a target is at least a tenth of last year').max(10, 'a target is at most eleven times last year'),
  }),
  z.object({ kind: z.literal('none') }),
]);
export type LineTarget = z.infer<typeof LineTarget>;

const threshold = z.number().min(0.01, 'a threshold is 1 % or more').max(10, 'a threshold is 1,000 % at the most');

/**
 * One line of a scorecard (M43). `kind`: an activity or its outcome; a template has both. `metric`: an id of the metric engine. `weight`: its share among lines that have a rating.
 * `higherIsBetter`: attainment is actual ÷ target, else target ÷ actual. At or above `onTrack` the line is on track, at or above `atRisk` at risk, below off track.
 */
export const ScorecardLine = z
  .object({
    metric: z.string().min(1).max(40),
    kind: z.enum(['activity', 'outcome']),
    weight: z.number().min(0, 'a weight is zero or more').max(100, 'a weight is 100 at the most'),
    target: LineTarget,
    higherIsBetter: z.boolean().default(true),
    onTrack: threshold.default(1),
    atRisk: threshold.default(0.8),
  })
  .refine((line) => line.atRisk <= line.onTrack, { message: '"at risk" starts above "on track"', path: ['atRisk'] })
  .refine(({ target, higherIsBetter }) => !higherIsBetter || target.kind !== 'number' || target.value > 0, {
    message: 'a target of zero asks for nothing where more is better',
    path: ['target'],
  });
export type ScorecardLine = z.infer<typeof ScorecardLine>;

/** The lines of a template: none at all, or activity beside outcome, each metric once, and something to weigh on both sides. */
export const ScorecardLines = z
  .array(ScorecardLine)
  .max(30, 'a scorecard has 30 lines at the most')
  .refine(
    (lines) => lines.length === 0 || (lines.some(({ kind }) => kind === 'activity') && lines.some(({ kind }) => kind === 'outcome')),
    'a scorecard has activity lines beside outcome lines, never one without the other',
  )
  .refine((lines) => new Set(lines.map(({ metric }) => metric)).size === lines.length, 'a metric stands on the scorecard twice')
  .refine(
    (lines) =>
      (['activity', 'outcome'] as const).every((kind) => {
        const ofKind = lines.filter((line) => line.kind === kind);
        return ofKind.length === 0 || ofKind.some(({ weight }) => weight > 0);
      }),
    'activity and outcome each need a line with a weight',
  );

/** The tabs of the partner page that a type can have. */
export const profilePlaces = [
  'onboarding',
  'enablement',
  'marketing',
  'selling',
  'services',
  'distribution',
  'alliances',
  'incentives',
  'care',
] as const;

/** Of how many fiscal quarters one is reviewed; null: none is. */
const Cadence = z.literal([1, 2, 4]).nullable();
export type Cadence = z.infer<typeof Cadence>;
export const cadences: readonly Cadence[] = [1, 2, 4, null];

/**
 * How often partners are reviewed, by how they are covered (domain 3.7): every quarter, every second one (the second and the fourth of the fiscal year), once a year
 * (the fourth), or never. `daysToHold`: days after the end of the quarter in which its review is to be held.
 */
export const ReviewPlan = z.object({
  every: z.object({
    HIGH_TOUCH_DEDICATED: Cadence,
    NAMED_ACCOUNT: Cadence,
    SCALED_DIGITAL: Cadence,
    SELF_SERVICE: Cadence,
  } satisfies Record<CoverageModel, unknown>),
  daysToHold: z
    .int()
    .min(0, 'a review has zero days or more after its quarter')
    .max(180, 'a review has 180 days after its quarter at the most'),
});
export type ReviewPlan = z.infer<typeof ReviewPlan>;

/** Partners that a person covers are reviewed every quarter, the others are not. Profiles from before there was a plan have this one. */
export const usualReviews: ReviewPlan = {
  every: { HIGH_TOUCH_DEDICATED: 1, NAMED_ACCOUNT: 1, SCALED_DIGITAL: null, SELF_SERVICE: null },
  daysToHold: 45,
};

/** How the program treats one type of partner (M42, domain 3.1), as data that channel operations edit. */
export const TypeProfile = z.object({
  /** Columns of the portfolio that matter for this type, in order. */
  columns: z.array(z.string().max(60)).max(40),
  /** Tabs of the partner page, in order. */
  places: z.array(z.enum(profilePlaces)).max(profilePlaces.length),
  scorecard: ScorecardLines,
  requiredCertificates: z.array(z.string().max(60)).max(40),
  /** Kinds of activity that make a partner of this type active (domain 2.1, X35). */
  commercialEvents: z
    .array(z.string().refine((key) => isActivityKey(key) && activityKinds[key] === 'commercial', 'not a commercial event'))
    .min(1, 'at least one event must count as commercial'),
  /** Alert rules (A01 to A32) that apply to this type. */
  alerts: z.array(z.string().regex(/^A\d{2}$/)).max(60),
  /** Sections of the QBR package, in order. */
  qbrSections: z.array(z.string().max(60)).max(40),
  reviews: ReviewPlan.default(usualReviews),
  /** The package in full: sections with their blocks, and the agenda. Null: as shipped, from `qbrSections`. */
  qbrTemplate: QbrTemplate.nullable().default(null),
  onboardingTemplate: z.string().max(60).nullable().default(null),
});
export type TypeProfile = z.infer<typeof TypeProfile>;
