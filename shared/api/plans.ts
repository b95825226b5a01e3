import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { MilestoneState, PlanContent, PlanGrade, PlanItemKind, PlanObjective, PlanState, PlanTerms } from '#shared/plan/model.ts';
import { PlanStage } from '#shared/plan/stage.ts';
import { PlanTracking, Ratio, TrackStatus } from '#shared/plan/tracking.ts';
import { command, query } from './define.ts';

const asOf = IsoDate.optional();
const Id = z.string().max(100);
const undo = z.object({ undoId: z.string().nullable() });
const saved = z.object({ id: z.string(), undoId: z.string().nullable() });

/** A line of the list of plans. `attainment` of the year's targets, weighted; `toDate` against what the plan asks for by the as-of date. */
export const PlanLine = z.object({
  id: z.string(),
  partnerId: z.string(),
  partner: z.string(),
  partnerOwner: z.string().nullable(),
  year: z.int(),
  name: z.string(),
  grade: PlanGrade,
  state: PlanState,
  stage: PlanStage,
  revision: z.int(),
  agreedRevision: z.int().nullable(),
  agreedOn: IsoDate.nullable(),
  startsOn: IsoDate,
  endsOn: IsoDate,
  currency: z.string(),
  objectives: z.int(),
  attainment: Ratio,
  toDate: Ratio,
  status: TrackStatus,
  offTrack: z.int(),
  overdueMilestones: z.int(),
  overdueCommitments: z.int(),
  /** Another plan of the partner and year that is not closed: one of them has to go. */
  twinId: z.string().nullable(),
  sample: z.boolean(),
});
export type PlanLine = z.infer<typeof PlanLine>;

/** A signature under a version. `isCurrent`: its fingerprint is that of the version as it stands. `waits`: the server has not confirmed it yet. */
export const PlanSignature = z.object({
  id: z.string(),
  revision: z.int(),
  print: z.string(),
  side: z.enum(['vendor', 'partner']),
  name: z.string(),
  role: z.string(),
  signedAt: z.number(),
  signedOn: IsoDate,
  recordedBy: z.string().nullable(),
  isCurrent: z.boolean(),
  waits: z.boolean(),
});
export type PlanSignature = z.infer<typeof PlanSignature>;

/** A version that was kept because somebody signed it. `agreedOn`: the day on which the second side signed; null: only one did. `isIntact`: its content still has its fingerprint. */
export const PlanVersion = z.object({
  number: z.int(),
  print: z.string(),
  base: z.int().nullable(),
  reason: z.string().nullable(),
  author: z.string().nullable(),
  madeOn: IsoDate,
  agreedOn: IsoDate.nullable(),
  isIntact: z.boolean(),
});
export type PlanVersion = z.infer<typeof PlanVersion>;

export const PlanComment = z.object({
  id: z.string(),
  subjectId: z.string().nullable(),
  text: z.string(),
  author: z.string().nullable(),
  writtenOn: IsoDate,
});
export type PlanComment = z.infer<typeof PlanComment>;

/** A plan with everything on its page. `content` is the working version; `print` its fingerprint. */
export const Plan = z.object({
  id: z.string(),
  partnerId: z.string(),
  partner: z.string(),
  partnerType: z.string().nullable(),
  state: PlanState,
  stage: PlanStage,
  locked: z.boolean(),
  revision: z.int(),
  revisionReason: z.string().nullable(),
  agreedRevision: z.int().nullable(),
  agreedOn: IsoDate.nullable(),
  sharedOn: IsoDate.nullable(),
  closedOn: IsoDate.nullable(),
  closing: z.string(),
  /** Ours alone; in no copy for the partner. */
  note: z.string(),
  ownerId: z.string().nullable(),
  owner: z.string().nullable(),
  content: PlanContent,
  print: z.string(),
  comments: z.array(PlanComment),
  signatures: z.array(PlanSignature),
  versions: z.array(PlanVersion),
  /** A server is connected: what is signed counts there once it has confirmed it. */
  connected: z.boolean(),
  twinId: z.string().nullable(),
  sample: z.boolean(),
});
export type Plan = z.infer<typeof Plan>;

/** One value of one item, as a grid or a workbook changes it. `field`: a field of the item, or `targets.0` to `targets.3`, `actuals.0` to `actuals.3`. */
export const PlanCell = z.object({ kind: PlanItemKind, id: Id, field: z.string().max(40), value: z.unknown() });
export type PlanCell = z.infer<typeof PlanCell>;

/** A difference between two versions. `item` null: of the terms. `from` null: added; `to` null: removed (of an item: `field` is then `title`). Values as text for people. */
export const PlanDifference = z.object({
  list: z.enum(['terms', 'objectives', 'initiatives', 'milestones', 'investments']),
  item: z.string().nullable(),
  title: z.string().nullable(),
  field: z.string(),
  change: z.enum(['changed', 'added', 'removed']),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type PlanDifference = z.infer<typeof PlanDifference>;

const Start = z.discriminatedUnion('from', [
  z.object({ from: z.literal('blank') }),
  /** The objectives, milestones and investments that the field uses for a type and a segment; the partner's own when left out. */
  z.object({ from: z.literal('template'), type: z.string().max(60).optional(), segment: z.string().max(60).optional() }),
  /** The plan of another year, its actuals as start values, its targets grown by `growth` (0.1: a tenth more). */
  z.object({ from: z.literal('copy'), planId: Id, growth: z.number().min(-0.99).max(10).default(0) }),
]);
export type PlanStart = z.infer<typeof Start>;

/** The terms that are written after the first day; year, calendar and days are those that the plan was begun with. */
export const PlanTermChanges = PlanTerms.omit({ year: true, calendar: true, startsOn: true, endsOn: true }).partial();

export const plansApi = {
  /** Plans with their attainment as of a day, by partner and year. */
  'plans.list': query(
    z.object({
      partnerId: Id.optional(),
      year: z.int().optional(),
      ownerId: Id.optional(),
      stages: z.array(PlanStage).max(7).optional(),
      asOf,
    }),
    z.array(PlanLine),
  ),
  /** Throws RECORD_NOT_FOUND. */
  'plans.get': query(z.object({ id: Id, asOf }), Plan),
  /** Targets against actuals of the version in force on the day. Throws RECORD_NOT_FOUND. */
  'plans.tracking': query(z.object({ id: Id, asOf }), PlanTracking),
  /** What a forecast and a what-if start from: the partner's pipeline, win rate and cycle, each with its definition. */
  'plans.outlook': query(
    z.object({ id: Id, asOf }),
    z.object({
      currency: z.string(),
      /** Won ÷ decided of the last twelve months; null: nothing was decided. */
      winRate: z.number().nullable(),
      winRateOf: z.object({ won: z.int(), decided: z.int() }),
      /** Mean days from registration to the win. */
      cycleDays: z.number().nullable(),
      /** Open deals by the quarter in which they are expected to close, minor units of the plan's currency; `undated`: without a date, `later`: after the plan. */
      open: z.array(z.int()).length(4),
      undated: z.int(),
      later: z.int(),
      openDeals: z.int(),
      /** Of them, those that are expected to close by the end of the plan. */
      dueDeals: z.int(),
      /** Currencies without a rate, whose deals are left out. */
      missing: z.array(z.string()),
    }),
  ),
  /** Field by field, from one version to another; `working` is the one being written. Throws RECORD_NOT_FOUND, PLAN_NO_REVISION. */
  'plans.compare': query(
    z.object({ id: Id, from: z.union([z.int(), z.literal('working')]), to: z.union([z.int(), z.literal('working')]) }),
    z.object({ differences: z.array(PlanDifference) }),
  ),
  /** The metrics that can feed an objective of a kind. */
  'plans.feeds': query(
    z.object({}),
    z.array(
      z.object({ id: z.string(), name: z.string(), sentence: z.string(), kind: PlanObjective.shape.kind, unit: PlanObjective.shape.unit }),
    ),
  ),
  /** One plan a partner and year. Throws PLAN_YEAR_TAKEN, PLAN_PARTNER_GONE, RECORD_NOT_FOUND. */
  'plans.create': command(
    z.object({
      partnerId: Id,
      year: z.int().min(2000).max(2100),
      grade: PlanGrade.default('standard'),
      calendar: z.enum(['ours', 'partner']).default('ours'),
      currency: z.string().length(3).optional(),
      start: Start.default({ from: 'template' }),
    }),
    saved,
  ),
  /** Changes the terms that are given. Throws PLAN_LOCKED, PLAN_RATE_MISSING. */
  'plans.update': command(z.object({ id: Id, changes: PlanTermChanges }), undo),
  /** Who owns it and what we note for ourselves; never locked. */
  'plans.keep': command(z.object({ id: Id, ownerId: Id.nullable().optional(), note: z.string().max(20_000).optional() }), undo),
  /** Changes cells of items as one step: a paste is one undo. All or none. Throws PLAN_LOCKED, PLAN_CELL_INVALID (naming the item and field), PLAN_RATE_MISSING. */
  'plans.setCells': command(z.object({ id: Id, cells: z.array(PlanCell).min(1).max(10_000) }), undo),
  /** Adds items at the end or at a position, with the values given. Throws as `plans.setCells`. */
  'plans.addItems': command(
    z.object({
      id: Id,
      kind: PlanItemKind,
      items: z.array(z.record(z.string(), z.unknown())).min(1).max(200),
      position: z.int().min(0).optional(),
    }),
    z.object({ ids: z.array(z.string()), undoId: z.string().nullable() }),
  ),
  'plans.removeItems': command(z.object({ id: Id, kind: PlanItemKind, ids: z.array(Id).min(1).max(200) }), undo),
  /** The items of a list in their new order. */
  'plans.order': command(z.object({ id: Id, kind: PlanItemKind, ids: z.array(Id).max(1000) }), undo),
  /** How a milestone stands. Done needs no earlier one open unless it says so; never locked. */
  'plans.milestone': command(
    z.object({
      id: Id,
      milestoneId: Id,
      state: MilestoneState,
      doneOn: IsoDate.nullable().optional(),
      evidence: z.string().max(2000).nullable().optional(),
    }),
    undo,
  ),
  'plans.comment': command(
    z.object({
      id: Id,
      subjectId: Id.nullable().default(null),
      text: z.string().trim().min(1).max(5000),
      author: z.string().max(200).optional(),
    }),
    saved,
  ),
  'plans.removeComment': command(z.object({ id: Id, commentId: Id }), undo),
  /** To our review, to the partner, or back to the draft. Agreeing, revising and closing have calls of their own. Throws PLAN_LOCKED, PLAN_CLOSED, PLAN_EMPTY, PLAN_PARTNER_GONE. */
  'plans.move': command(z.object({ id: Id, to: z.enum(['draft', 'in_review', 'shared']) }), undo),
  /**
   * One side signs the version with this fingerprint. When both sides have signed the same, the plan is agreed and locked.
   * Throws PLAN_PRINT_CHANGED, PLAN_SPONSORS_MISSING, PLAN_EMPTY, PLAN_LOCKED, PLAN_PARTNER_GONE.
   */
  'plans.sign': command(
    z.object({
      id: Id,
      print: z.string().length(64),
      side: z.enum(['vendor', 'partner']),
      name: z.string().trim().min(1).max(200),
      role: z.string().trim().min(1).max(200),
    }),
    z.object({ id: z.string(), agreed: z.boolean(), waits: z.boolean() }),
  ),
  /** Takes a signature back while the other side has not signed. Throws PLAN_LOCKED. */
  'plans.unsign': command(z.object({ id: Id, signatureId: Id }), undo),
  /** Opens revision n+1 of an agreed plan; n stays in force until both sides sign. Throws PLAN_NOT_AGREED, PLAN_REVISION_OPEN, PLAN_REVISION_OLD when `base` is not the agreed one. */
  'plans.revise': command(
    z.object({ id: Id, base: z.int().optional(), reason: z.string().trim().min(1, 'say why the plan changes').max(2000) }),
    z.object({ revision: z.int(), undoId: z.string().nullable() }),
  ),
  /** Drops what was written after the agreed version, which is locked again. */
  'plans.dropRevision': command(z.object({ id: Id }), undo),
  /** Ends a plan; what was reached stands beside it. Throws PLAN_CLOSED. */
  'plans.close': command(z.object({ id: Id, closing: z.string().max(20_000).default('') }), undo),
  'plans.reopen': command(z.object({ id: Id }), undo),
  /** A plan that nobody ever agreed to. Throws PLAN_LOCKED. */
  'plans.remove': command(z.object({ id: Id }), undo),
} as const;
