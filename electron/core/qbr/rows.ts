import type { Selectable } from 'kysely';
import type { QueryCtx } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import type { Qbr } from '#shared/api/qbrs.ts';
import { AppError } from '#shared/domain/errors.ts';
import { hasOutcome } from '#shared/domain/qbr-completion.ts';
import type { QbrPackage } from '#shared/qbr/model.ts';
import { stageOf } from '#shared/qbr/stage.ts';
import { readStoredPackage } from '#shared/qbr/stored.ts';

export type QbrRow = Selectable<Db['qbr']>;

/** The stored QBR. Throws RECORD_NOT_FOUND. */
export const readQbr = async (ctx: Pick<QueryCtx, 'db'>, id: string): Promise<QbrRow> => {
  const row = await ctx.db.selectFrom('qbr').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('RECORD_NOT_FOUND', { entity: 'QBR' });
  return row;
};

/** What is frozen takes no change. Throws QBR_FROZEN. */
export const requireLive = (row: QbrRow): QbrRow => {
  if (row.frozen_at !== null) throw new AppError('QBR_FROZEN');
  return row;
};

const listOf = <T>(text: string): T[] => JSON.parse(text) as T[];

/** How many commitments and actions were made at a review. */
const countMade = async (ctx: Pick<QueryCtx, 'db'>, id: string): Promise<number> => {
  const made = await ctx.db
    .selectFrom('commitment')
    .select(({ fn }) => fn.countAll<number>().as('made'))
    .where('origin_kind', '=', 'qbr')
    .where('origin_id', '=', id)
    .executeTakeFirstOrThrow();
  return made.made;
};

/** Whether something came of a review. `over`: values that are about to be written. */
export const readHasOutcome = async (
  ctx: Pick<QueryCtx, 'db'>,
  row: QbrRow,
  over: Partial<{ summary: string | null; decisions: string; goals: string }> = {},
): Promise<boolean> => {
  const { summary, decisions, goals } = { ...row, ...over };
  return hasOutcome({
    summary,
    decisions: listOf(decisions).length,
    goals: listOf(goals).length,
    commitments: await countMade(ctx, row.id),
  });
};

/** A stored review as the contract has it. */
export const asQbr = async (ctx: Pick<QueryCtx, 'db'>, row: QbrRow): Promise<Qbr> => {
  const written = await readHasOutcome(ctx, row);
  return {
    id: row.id,
    partnerId: row.partner_id,
    quarter: row.quarter,
    state: row.state,
    version: row.package_version,
    scheduledOn: row.scheduled_on,
    heldOn: row.held_on,
    attendees: listOf(row.attendees),
    asks: listOf(row.asks),
    outcome: row.summary,
    stage: stageOf({ state: row.state, readyOn: row.ready_on, hasOutcome: written, followedUpOn: row.followed_up_on }),
    hasOutcome: written,
    readyOn: row.ready_on,
    followedUpOn: row.followed_up_on,
    closedOn: row.closed_on,
    liveNotes: row.live_notes,
    decisions: listOf(row.decisions),
    goals: listOf(row.goals),
    risks: listOf(row.risks),
    rating: row.rating,
    nextOn: row.next_on,
    agenda: row.agenda === null ? null : listOf(row.agenda),
    frozenAt: row.frozen_at,
    fingerprint: row.frozen_print,
  };
};

/** The package as it was frozen; null when it is live. Throws QBR_DAMAGED when it can no longer be read. */
export const frozenPackage = (row: Pick<QbrRow, 'frozen_package'>): QbrPackage | null => {
  if (row.frozen_package === null) return null;
  try {
    return readStoredPackage(JSON.parse(row.frozen_package));
  } catch {
    throw new AppError('QBR_DAMAGED');
  }
};
