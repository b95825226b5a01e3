import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { command, query } from './define.ts';

const Id = z.string().max(100);
const text = z.string().trim().max(2000);
const why = text.min(1, 'say why, so that the next review can learn from it');

export const CommitmentState = z.enum(['open', 'in_progress', 'met', 'missed', 'renegotiated', 'cancelled']);
export const CommitmentSide = z.enum(['vendor', 'partner']);
export type CommitmentSide = z.infer<typeof CommitmentSide>;
/** An action is a commitment that one person simply does; both stand in one ledger. */
export const CommitmentKind = z.enum(['commitment', 'action']);
export type CommitmentKind = z.infer<typeof CommitmentKind>;
const Origin = z.enum(['qbr', 'plan', 'meeting', 'handover', 'typed']);

export const Commitment = z.object({
  id: z.string(),
  partnerId: z.string(),
  // frozen packages of before these three say nothing of them
  kind: CommitmentKind.default('commitment'),
  evidence: z.string().nullable().default(null),
  /** Of one that was renegotiated: the commitment that this one replaces. */
  replacesId: z.string().nullable().default(null),
  originKind: Origin,
  originId: z.string().nullable(),
  side: CommitmentSide,
  description: z.string(),
  measure: z.string().nullable(),
  owner: z.string().nullable(),
  madeOn: IsoDate,
  dueOn: IsoDate.nullable(),
  state: CommitmentState,
  reason: z.string().nullable(),
  closedOn: IsoDate.nullable(),
  /** Open or in progress, and due before the as-of date. */
  overdue: z.boolean(),
});
export type Commitment = z.infer<typeof Commitment>;

/** A line of the ledger: a commitment with whose it is and where it was made. */
export const LedgerEntry = Commitment.extend({
  partner: z.string(),
  /** Who owns the partner. */
  partnerOwner: z.string().nullable(),
  /** The quarter of the review or the summary of the meeting at which it was made; null where that is not known or has no name. */
  originTitle: z.string().nullable(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

const Changes = z.object({
  id: Id.optional(),
  partnerId: Id,
  kind: CommitmentKind.optional(),
  originKind: Origin.default('typed'),
  originId: Id.nullable().default(null),
  side: CommitmentSide,
  description: text.min(1, 'say what was promised'),
  measure: text.nullable().default(null),
  owner: text.nullable().default(null),
  madeOn: IsoDate.optional(),
  dueOn: IsoDate.nullable().default(null),
  state: CommitmentState.default('open'),
  reason: text.nullable().default(null),
  evidence: text.nullable().optional(),
});

const settled = { id: Id, closedOn: IsoDate.optional() };
/** How a commitment ends. `closedOn`: the as-of date when left out. */
export const Settlement = z.discriminatedUnion('as', [
  z.object({ ...settled, as: z.literal('met'), evidence: text.nullable().default(null) }),
  z.object({ ...settled, as: z.literal('missed'), reason: why }),
  z.object({ ...settled, as: z.literal('renegotiated'), reason: why, dueOn: IsoDate }),
  z.object({ ...settled, as: z.literal('cancelled'), reason: why }),
]);
export type Settlement = z.infer<typeof Settlement>;
export type SettledAs = Settlement['as'];

export const commitmentsApi = {
  /** The ledger: what was promised by the as-of date, open ones first, by due date. Each filter that is given narrows it. */
  'commitments.list': query(
    z.object({
      partnerId: Id.optional(),
      /** The person who owns the partner. */
      ownerId: Id.optional(),
      side: CommitmentSide.optional(),
      kind: CommitmentKind.optional(),
      open: z.boolean().optional(),
      states: z.array(CommitmentState).max(6).optional(),
      dueFrom: IsoDate.optional(),
      dueTo: IsoDate.optional(),
      originId: Id.optional(),
      asOf: IsoDate.optional(),
    }),
    z.array(LedgerEntry),
  ),
  /** Adds a commitment or corrects what is written of one. `kind` and `evidence` stay as they are when left out. */
  'commitments.save': command(Changes, z.object({ id: z.string(), undoId: z.string().nullable() })),
  /**
   * Ends an open commitment. Met on the partner's side needs its evidence. Renegotiated closes it and makes its successor with the new due date, in one step.
   * Throws RECORD_INVALID, COMMITMENT_SETTLED.
   */
  'commitments.settle': command(
    Settlement,
    z.object({ id: z.string(), /** Of the commitment that replaces it. */ successorId: z.string().nullable(), undoId: z.string() }),
  ),
  'commitments.remove': command(z.object({ id: Id }), z.object({ undoId: z.string() })),
} as const;
