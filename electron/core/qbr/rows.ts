import type { Selectable } from 'kysely';
import type { QueryCtx } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import type { Qbr } from '#shared/api/qbrs.ts';
import { AppError } from '#shared/domain/errors.ts';
import { hasOutcome } from '#shared/domain/qbr-completion.ts';
import type { QbrPackage } from '#shared/qbr/model.ts';
import { stageOf } from '#shared/qbr/stage.ts';
import { readStoredPackage } from '#shared/qbr/stored.ts';
import { listsOf } from './lists.ts';

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

/** The ids of all versions of a review, its own among them. */
export const readVersions = async (ctx: Pick<QueryCtx, 'db'>, row: Pick<QbrRow, 'partner_id' | 'quarter'>): Promise<string[]> => {
  const versions = ctx.db.selectFrom('qbr').select('id').where('partner_id', '=', row.partner_id).where('quarter', '=', row.quarter);
  return (await versions.orderBy('package_version').execute()).map(({ id }) => id);
};

/** How many commitments and actions were made at a review, whatever its version. */
const countMade = async (ctx: Pick<QueryCtx, 'db'>, versions: readonly string[]): Promise<number> => {
  const made = await ctx.db
    .selectFrom('commitment')
    .select(({ fn }) => fn.countAll<number>().as('made'))
    .where('origin_kind', '=', 'qbr')
    .where('origin_id', 'in', versions)
    .executeTakeFirstOrThrow();
  return made.made;
};

/** Whether something came of a review. `over`: values that are about to be written, as far as they are; `versions`: the ids of its versions, where they were read. */
export const readHasOutcome = async (
  ctx: Pick<QueryCtx, 'db'>,
  row: QbrRow,
  over: { summary?: string | null | undefined; decisions?: string | undefined; goals?: string | undefined } = {},
  versions?: readonly string[],
): Promise<boolean> => {
  const { decisions, goals } = listsOf({ ...row, decisions: over.decisions ?? row.decisions, goals: over.goals ?? row.goals });
  return hasOutcome({
    summary: over.summary === undefined ? row.summary : over.summary,
    decisions: decisions.length,
    goals: goals.length,
    commitments: await countMade(ctx, versions ?? (await readVersions(ctx, row))),
  });
};

/** A stored review as the contract has it. */
export const asQbr = async (ctx: Pick<QueryCtx, 'db'>, row: QbrRow): Promise<Qbr> => {
  const versions = await readVersions(ctx, row);
  const written = await readHasOutcome(ctx, row, {}, versions);
  return {
    id: row.id,
    partnerId: row.partner_id,
    quarter: row.quarter,
    state: row.state,
    version: row.package_version,
    scheduledOn: row.scheduled_on,
    heldOn: row.held_on,
    versions,
    ...listsOf(row),
    outcome: row.summary,
    stage: stageOf({ state: row.state, readyOn: row.ready_on, hasOutcome: written, followedUpOn: row.followed_up_on }),
    hasOutcome: written,
    readyOn: row.ready_on,
    followedUpOn: row.followed_up_on,
    closedOn: row.closed_on,
    liveNotes: row.live_notes,
    rating: row.rating,
    nextOn: row.next_on,
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

/** Whether a frozen package can be read; a live review has none that cannot. */
export const isReadable = (row: Pick<QbrRow, 'frozen_package'>): boolean => {
  try {
    frozenPackage(row);
    return true;
  } catch {
    return false;
  }
};
