import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';

/** The joint business plan as it is worked with (domain M46; product, documents of the field). */

const Id = z.string().max(100);
const line = z.string().trim().max(300);
const long = z.string().max(20_000);
const Currency = z.string().regex(/^[A-Z]{3}$/, 'not a currency code like EUR');

export const PlanGrade = z.enum(['standard', 'strategic']);
export type PlanGrade = z.infer<typeof PlanGrade>;
export const PlanSide = z.enum(['vendor', 'partner', 'both']);
export type PlanSide = z.infer<typeof PlanSide>;
/** As it is stored. What people see, with ACTIVE and AMENDED, follows from it: `planStageOf`. */
export const PlanState = z.enum(['draft', 'in_review', 'shared', 'agreed', 'closed']);
export type PlanState = z.infer<typeof PlanState>;

export const ObjectiveKind = z.enum(['revenue', 'pipeline', 'deals', 'certifications', 'marketing', 'custom']);
export type ObjectiveKind = z.infer<typeof ObjectiveKind>;
/** In what an objective counts. Values are integers: minor units of its currency, whole things, hundredths of a percent, hundredths of a number. */
export const ObjectiveUnit = z.enum(['money', 'count', 'percent', 'number']);
export type ObjectiveUnit = z.infer<typeof ObjectiveUnit>;
/** `sum`: the quarters add up to the year; `level`: each quarter says where it stands on its last day. */
export const Accrual = z.enum(['sum', 'level']);
/** What is better: more of it, or less (escalations, days to answer). */
export const Better = z.enum(['more', 'less']);

const value = z.int().nullable().default(null);
const four = z.tuple([value, value, value, value]);
export type FourValues = z.infer<typeof four>;
export const noValues: FourValues = [null, null, null, null];

export const PlanObjective = z.object({
  id: Id,
  title: line.min(1, 'give it a title'),
  kind: ObjectiveKind,
  weight: z.int().min(1).max(100),
  unit: ObjectiveUnit,
  /** What is counted ("certified people"), where the unit alone does not say. */
  unitLabel: line.nullable().default(null),
  /** Of money; null for everything else. */
  currency: Currency.nullable().default(null),
  accrual: Accrual.default('sum'),
  better: Better.default('more'),
  /** Where it stood before the plan: of a `sum` the total of the year before, of a `level` what it was. */
  start: value,
  targets: four.default(noValues),
  /** Typed in, by quarter. Not read while a metric feeds it. */
  actuals: four.default(noValues),
  /** Id of the metric that its actuals come from; null: they are typed in. */
  feed: z.string().max(40).nullable().default(null),
  owner: line.nullable().default(null),
  dueOn: IsoDate.nullable().default(null),
  note: z.string().max(2000).default(''),
});
export type PlanObjective = z.infer<typeof PlanObjective>;

export const PlanInitiative = z.object({
  id: Id,
  title: line.min(1, 'give it a title'),
  objectiveId: Id.nullable().default(null),
  side: PlanSide,
  description: z.string().max(2000).default(''),
  owner: line.nullable().default(null),
  startsOn: IsoDate.nullable().default(null),
  dueOn: IsoDate.nullable().default(null),
});
export type PlanInitiative = z.infer<typeof PlanInitiative>;

export const MilestoneState = z.enum(['open', 'in_progress', 'done', 'dropped']);
export const PlanMilestone = z.object({
  id: Id,
  title: line.min(1, 'give it a title'),
  initiativeId: Id.nullable().default(null),
  kind: z.enum(['activity', 'commercial']).default('activity'),
  side: PlanSide,
  owner: line.nullable().default(null),
  startsOn: IsoDate.nullable().default(null),
  dueOn: IsoDate.nullable().default(null),
  /** Ids of milestones that must be done before it. */
  dependsOn: z.array(Id).max(50).default([]),
  state: MilestoneState.default('open'),
  doneOn: IsoDate.nullable().default(null),
  evidence: z.string().max(2000).nullable().default(null),
});
export type PlanMilestone = z.infer<typeof PlanMilestone>;

export const InvestmentKind = z.enum(['money', 'mdf', 'headcount', 'co_sell', 'training', 'co_development', 'executive_time']);
export const PlanInvestment = z.object({
  id: Id,
  title: line.min(1, 'give it a title'),
  side: z.enum(['vendor', 'partner']),
  kind: InvestmentKind,
  /** `days`: days of people, in tenths. */
  unit: z.enum(['money', 'days']).default('money'),
  currency: Currency.nullable().default(null),
  planned: z.int().min(0).default(0),
  spent: z.int().min(0).nullable().default(null),
  owner: line.nullable().default(null),
  dueOn: IsoDate.nullable().default(null),
});
export type PlanInvestment = z.infer<typeof PlanInvestment>;

export const TargetAccount = z.object({ name: line.min(1), note: line.default('') });
/** Units of `to` for one unit of `from`, as decimal text; agreed for this plan and not moved by the market. */
export const PlanRate = z.object({
  from: Currency,
  to: Currency,
  rate: z
    .string()
    .max(30)
    .regex(/^\d+(\.\d+)?$/, 'not a rate like 1.0850')
    .refine((rate) => Number(rate) > 0, 'a rate must be more than zero'),
});
export type PlanRate = z.infer<typeof PlanRate>;
/** Shares of the year by quarter, in whole percent, together 100. */
export const Season = z
  .array(z.int().min(0).max(100))
  .length(4)
  .refine((shares) => shares.reduce((sum, share) => sum + share, 0) === 100, 'the four quarters must add up to 100 %');

/** What both sides sign, beside its items: texts, people, calendar and money. */
export const PlanTerms = z.object({
  year: z.int().min(2000).max(2100),
  name: line.min(1, 'give the plan a name'),
  grade: PlanGrade,
  calendar: z.enum(['ours', 'partner']),
  startsOn: IsoDate,
  endsOn: IsoDate,
  currency: Currency,
  partnerContact: line.nullable(),
  vendorSponsor: line.nullable(),
  partnerSponsor: line.nullable(),
  baseline: long,
  vision: long,
  strategy: long,
  strengths: long,
  weaknesses: long,
  opportunities: long,
  threats: long,
  competitors: z.array(line.min(1)).max(100),
  targetAccounts: z.array(TargetAccount).max(500),
  markets: z.array(line.min(1)).max(100),
  /** How the year spreads over its quarters; null: evenly by days. */
  season: Season.nullable(),
  rates: z.array(PlanRate).max(50),
  /** The day on which the rates were agreed; null: none was needed yet. */
  ratesOn: IsoDate.nullable(),
});
export type PlanTerms = z.infer<typeof PlanTerms>;

/** A version of a plan, by value: the terms and the items, in their order. Actuals, states and what was spent are in it too; they are no part of what is signed. */
export const PlanContent = z.object({
  terms: PlanTerms,
  objectives: z.array(PlanObjective),
  initiatives: z.array(PlanInitiative),
  milestones: z.array(PlanMilestone),
  investments: z.array(PlanInvestment),
});
export type PlanContent = z.infer<typeof PlanContent>;

/** The items of a plan by the name of their list. */
export const PlanItemKind = z.enum(['objective', 'initiative', 'milestone', 'investment']);
export type PlanItemKind = z.infer<typeof PlanItemKind>;
export const planLists = {
  objective: 'objectives',
  initiative: 'initiatives',
  milestone: 'milestones',
  investment: 'investments',
} as const satisfies Record<PlanItemKind, keyof PlanContent>;

/** What goes on while a plan is agreed: typed actuals, notes, progress, what was spent. Everything else of an item is signed and locked. */
export const trackedFields = {
  objective: ['actuals', 'note'],
  initiative: [],
  milestone: ['state', 'doneOn', 'evidence'],
  investment: ['spent'],
} as const satisfies Record<PlanItemKind, readonly string[]>;
