import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { QbrAsk, QbrPackage, QbrState } from '#shared/qbr/model.ts';
import { MovedFigure } from '#shared/qbr/moved.ts';
import { AgendaItem, QbrGoal, WrittenRisk } from '#shared/qbr/outcome.ts';
import { QbrSectionKey } from '#shared/qbr/sections.ts';
import { QbrStage } from '#shared/qbr/stage.ts';
import { command, query } from './define.ts';

const asOf = IsoDate.optional();
const Id = z.string().max(100);
const Quarter = z.string().max(20);

/** One place on the cadence board: a partner's QBR of a quarter, or the fact that it is due. */
export const QbrEntry = z.object({
  /** Null: none has been started, so it is due. */
  id: z.string().nullable(),
  partnerId: z.string(),
  partner: z.string(),
  owner: z.string().nullable(),
  tier: z.string().nullable(),
  /** In the partner's own fiscal calendar, where it has one. */
  quarter: z.string(),
  from: IsoDate,
  to: IsoDate,
  state: QbrState,
  stage: QbrStage,
  hasOutcome: z.boolean(),
  readyOn: IsoDate.nullable(),
  followedUpOn: IsoDate.nullable(),
  /** Commitments from before the review and due by the day it was held (or by the as-of date) that are still open. */
  unsettled: z.int(),
  /** The cadence of its type and coverage asks for a review of this quarter. */
  isDue: z.boolean(),
  /** The last day on which a review of this quarter is held in time. */
  dueOn: IsoDate,
  /** Due or begun, and not held by that day. */
  overdue: z.boolean(),
  scheduledOn: IsoDate.nullable(),
  heldOn: IsoDate.nullable(),
  frozen: z.boolean(),
  version: z.int(),
  openCommitments: z.int(),
  overdueCommitments: z.int(),
  sample: z.boolean(),
});
export type QbrEntry = z.infer<typeof QbrEntry>;

/** What a person keeps of a QBR beside its sections. */
export const Qbr = z.object({
  id: z.string(),
  partnerId: z.string(),
  quarter: z.string(),
  state: QbrState,
  version: z.int(),
  /** The ids of all versions of this review, its own among them: what was made at one was made at the review. */
  versions: z.array(z.string()),
  scheduledOn: IsoDate.nullable(),
  heldOn: IsoDate.nullable(),
  attendees: z.array(z.string()),
  asks: z.array(QbrAsk),
  /** The decisions and what was agreed, written after the meeting. */
  outcome: z.string().nullable(),
  stage: QbrStage,
  hasOutcome: z.boolean(),
  readyOn: IsoDate.nullable(),
  followedUpOn: IsoDate.nullable(),
  closedOn: IsoDate.nullable(),
  /** Markdown, written while the review is held. Internal. */
  liveNotes: z.string(),
  decisions: z.array(z.string()),
  goals: z.array(QbrGoal),
  risks: z.array(WrittenRisk),
  /** How the review went, 1 to 5. Internal. */
  rating: z.int().nullable(),
  nextOn: IsoDate.nullable(),
  /** Null: the usual one of the partner's type. */
  agenda: z.array(AgendaItem).nullable(),
  frozenAt: z.int().nullable(),
  /** SHA-256 of the frozen package, in hex. */
  fingerprint: z.string().nullable(),
});
export type Qbr = z.infer<typeof Qbr>;

export const qbrsApi = {
  /** The cadence board of one quarter of the program; without one, the quarter of the as-of date. */
  'qbrs.list': query(
    z.object({ quarter: Quarter.optional(), partnerId: Id.optional(), asOf }),
    z.object({ asOf: IsoDate, quarter: z.string(), entries: z.array(QbrEntry) }),
  ),
  /** All QBRs of a partner, newest quarter and version first. */
  'qbrs.ofPartner': query(z.object({ partnerId: Id }), z.array(Qbr)),
  /**
   * Starts the QBR of a partner and fiscal quarter, or returns the one there is. `newVersion` starts the next version from the last one's words.
   * Open commitments of both sides, the last attendees and the last outcome are brought forward. `to`: the stage that one that is not there yet begins in, with its
   * day as for `qbrs.move`.
   */
  'qbrs.create': command(
    z.object({
      partnerId: Id,
      quarter: Quarter,
      newVersion: z.boolean().default(false),
      asOf,
      to: QbrStage.default('preparing'),
      on: IsoDate.nullable().default(null),
    }),
    z.object({
      id: z.string(),
      created: z.boolean(),
      version: z.int(),
      broughtForward: z.int(),
      undoId: z.string().nullable(),
    }),
  ),
  /**
   * Live figures, or the frozen ones with those that have moved since; as of another day than that of the freeze, none is said to have moved. `intact`: whether what
   * is frozen still is what its fingerprint says; null where nothing is frozen, or was before there were fingerprints.
   */
  'qbrs.get': query(
    z.object({ id: Id, asOf }),
    z.object({ qbr: Qbr, package: QbrPackage, live: z.boolean(), moved: z.array(MovedFigure), intact: z.boolean().nullable() }),
  ),
  /** Saves as the CAM types. Throws QBR_FROZEN. */
  'qbrs.section.save': command(
    z.object({
      id: Id,
      key: QbrSectionKey,
      title: z.string().trim().max(200).nullable().optional(),
      isOn: z.boolean().optional(),
      commentary: z.string().max(20_000).optional(),
    }),
    z.object({}),
  ),
  /** The sections in a new order; those not named keep theirs at the end. */
  'qbrs.sections.order': command(z.object({ id: Id, keys: z.array(QbrSectionKey).max(20) }), z.object({})),
  /**
   * Closing needs an outcome, and a closed review keeps one: a commitment made at it, a decision, a goal, or words about what was agreed. Throws QBR_NO_OUTCOME, and
   * of days that cannot be QBR_NOT_YET, QBR_HELD_WITHOUT_DAY, QBR_DAY_PASSED, QBR_NEXT_TOO_EARLY.
   */
  'qbrs.update': command(
    z.object({
      id: Id,
      state: QbrState.optional(),
      scheduledOn: IsoDate.nullable().optional(),
      heldOn: IsoDate.nullable().optional(),
      attendees: z.array(z.string().trim().min(1).max(200)).max(100).optional(),
      asks: z.array(QbrAsk).max(100).optional(),
      outcome: z.string().max(20_000).nullable().optional(),
      liveNotes: z.string().max(100_000).optional(),
      decisions: z.array(z.string().trim().min(1).max(2000)).max(100).optional(),
      goals: z.array(QbrGoal).max(100).optional(),
      risks: z.array(WrittenRisk).max(100).optional(),
      rating: z.int().min(1).max(5).nullable().optional(),
      nextOn: IsoDate.nullable().optional(),
      agenda: z.array(AgendaItem).max(40).nullable().optional(),
    }),
    z.object({ undoId: z.string().nullable() }),
  ),
  /**
   * Brings a review to a stage of W08, as a drag on the board does. `on`: the day of the meeting for scheduled and held.
   * Throws QBR_NO_DATE, QBR_DAY_PASSED, QBR_ALREADY_PREPARED, QBR_NOT_HELD, QBR_NOT_YET, QBR_HAS_OUTCOME, QBR_NO_OUTCOME, QBR_COMMITMENTS_UNSETTLED.
   */
  'qbrs.move': command(
    z.object({ id: Id, to: QbrStage, on: IsoDate.nullable().default(null) }),
    z.object({ undoId: z.string().nullable() }),
  ),
  /** Keeps the package as it is now. */
  'qbrs.freeze': command(z.object({ id: Id, asOf }), z.object({ frozenAt: z.int() })),
  'qbrs.unfreeze': command(z.object({ id: Id }), z.object({})),
  'qbrs.remove': command(z.object({ id: Id }), z.object({ undoId: z.string() })),
} as const;
