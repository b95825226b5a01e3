import type { CommandCtx, QueryCtx } from '#core/context.ts';
import type { Change } from '#core/records/history.ts';
import { changeRow, recordChanges } from '#core/records/history.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { PlanContent } from '#shared/plan/model.ts';
import { isLocked } from '#shared/plan/stage.ts';
import { standingOf } from './standing.ts';
import { readSignatures } from './versions.ts';
import { readContents, type PlanRow } from './read-content.ts';

/** A plan with its working version. */
export type OpenPlan = { row: PlanRow; content: PlanContent };

/** Reads the row of a plan. Throws RECORD_NOT_FOUND. */
export const readPlanRow = async (ctx: Pick<QueryCtx, 'db'>, id: string): Promise<PlanRow> => {
  const row = await ctx.db.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('RECORD_NOT_FOUND', { entity: 'business plan' });
  return row;
};

/** Reads a plan whole. Throws RECORD_NOT_FOUND. */
export const readPlan = async (ctx: Pick<QueryCtx, 'db'>, id: string): Promise<OpenPlan> => {
  const row = await readPlanRow(ctx, id);
  const content = (await readContents(ctx, [row])).get(id);
  if (!content) throw new AppError('RECORD_NOT_FOUND', { entity: 'business plan' });
  return { row, content };
};

/** Changes columns of the plan itself and returns the change for the history, as a list of none or one. */
export const changePlan = async (ctx: CommandCtx, row: PlanRow, values: Record<string, unknown>): Promise<Change[]> => {
  const change = await changeRow(ctx, 'plan', row.id, values, row.partner_id);
  return change ? [change] : [];
};

/** Reads a plan that is about to change, standing where it does; what no device could write by itself is written now. Throws RECORD_NOT_FOUND. */
export const openPlan = async (ctx: CommandCtx, id: string): Promise<OpenPlan> => {
  const { row, content } = await readPlan(ctx, id);
  const standing = standingOf(row, content, await readSignatures(ctx, id));
  await recordChanges(ctx, await changePlan(ctx, row, standing));
  return { row: { ...row, ...standing }, content };
};

/** Refuses a change of what both sides signed, and of a plan that is over. Throws PLAN_LOCKED, PLAN_CLOSED. */
export const requireUnlocked = (row: PlanRow): void => {
  if (isLocked(row)) throw new AppError(row.state === 'closed' ? 'PLAN_CLOSED' : 'PLAN_LOCKED');
};

/** Reads a plan whose signed part is about to change. Throws RECORD_NOT_FOUND, PLAN_LOCKED, PLAN_CLOSED. */
export const readUnlocked = async (ctx: CommandCtx, id: string): Promise<OpenPlan> => {
  const plan = await openPlan(ctx, id);
  requireUnlocked(plan.row);
  return plan;
};
