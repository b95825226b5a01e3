import type { CommandCtx } from '#core/context.ts';
import { readPartner } from '#core/partners/queries.ts';
import { type Change, dropRow, type RecordTable, recordChanges } from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { findTwin } from './create.ts';
import { changePlan, openPlan, readPlanRow } from './open-plan.ts';

/** Ends a plan. Throws PLAN_CLOSED. */
export const closePlan = async (ctx: CommandCtx, { id, closing }: ParsedInputOf<'plans.close'>): Promise<OutputOf<'plans.close'>> => {
  const { row } = await openPlan(ctx, id);
  if (row.state === 'closed') throw new AppError('PLAN_CLOSED');
  return { undoId: await recordChanges(ctx, await changePlan(ctx, row, { state: 'closed', closed_on: await readAsOf(ctx), closing })) };
};

/** Takes the end of a plan back. Throws PLAN_NOT_CLOSED, PLAN_YEAR_TAKEN. */
export const reopenPlan = async (ctx: CommandCtx, { id }: ParsedInputOf<'plans.reopen'>): Promise<OutputOf<'plans.reopen'>> => {
  const row = await readPlanRow(ctx, id);
  if (row.state !== 'closed') throw new AppError('PLAN_NOT_CLOSED');
  if ((await findTwin(ctx, { id, partnerId: row.partner_id, year: row.year })) !== null)
    throw new AppError('PLAN_YEAR_TAKEN', { partner: (await readPartner(ctx, row.partner_id)).name, year: row.year });
  const state = row.agreed_revision === row.revision ? 'agreed' : 'draft';
  return { undoId: await recordChanges(ctx, await changePlan(ctx, row, { state, closed_on: null })) };
};

const hanging = [
  'plan_comment',
  'plan_signature',
  'plan_revision',
  'plan_milestone',
  'plan_initiative',
  'plan_objective',
  'plan_investment',
] as const satisfies readonly RecordTable[];

/** Removes a plan that nobody ever agreed to, with all that hangs on it; its commitments stay in the ledger. Throws PLAN_LOCKED, RECORD_NOT_FOUND. */
export const removePlan = async (ctx: CommandCtx, { id }: ParsedInputOf<'plans.remove'>): Promise<OutputOf<'plans.remove'>> => {
  const { row } = await openPlan(ctx, id);
  if (row.agreed_revision !== null) throw new AppError('PLAN_LOCKED');
  const changes: Change[] = [];
  for (const table of hanging) {
    const rows = await ctx.db
      .selectFrom(table as 'plan_comment')
      .select('id')
      .where('plan_id', '=', id)
      .execute();
    for (const one of rows) changes.push(await dropRow(ctx, table, one.id));
  }
  changes.push(await dropRow(ctx, 'plan', id));
  return { undoId: await recordChanges(ctx, changes) };
};
