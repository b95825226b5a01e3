import type { CommandCtx } from '#core/context.ts';
import { type Change, dropRow, recordChanges, requireReference, saveRecord } from '#core/records/history.ts';
import { readAsOf, readProgram } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { termColumns } from './columns.ts';
import { changePlan, readPlan, readPlanRow, readUnlocked } from './open-plan.ts';
import { readRates } from './rates.ts';

/** The name under which this device writes. */
export const readWriter = async (ctx: Pick<CommandCtx, 'db' | 'today' | 'deps'>): Promise<string> =>
  (await readProgram(ctx.db, ctx.today)).userName.trim() || ctx.deps.platform.user.name;

/** Changes terms of a plan and returns the changes for the history. Throws PLAN_LOCKED, PLAN_RATE_MISSING. */
export const changeTerms = async (ctx: CommandCtx, { id, changes }: ParsedInputOf<'plans.update'>): Promise<Change[]> => {
  const { row, content } = await readUnlocked(ctx, id);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const asOf = await readAsOf(ctx);
  const named = changes.rates === undefined || changes.ratesOn !== undefined ? {} : { ratesOn: changes.rates.length === 0 ? null : asOf };
  const terms = { ...content.terms, ...given, ...named };
  const { rates, ratesOn } = await readRates(ctx, { ...content, terms }, asOf);
  const values = termColumns({ ...given, rates, ratesOn });
  return changePlan(ctx, row, values);
};

/** Changes terms of a plan. Throws PLAN_LOCKED, PLAN_RATE_MISSING. */
export const updateTerms = async (ctx: CommandCtx, input: ParsedInputOf<'plans.update'>): Promise<OutputOf<'plans.update'>> => ({
  undoId: await recordChanges(ctx, await changeTerms(ctx, input)),
});

/** Who owns a plan and what we note for ourselves. Throws RECORD_NOT_FOUND, RECORD_INVALID. */
export const keepPlan = async (ctx: CommandCtx, { id, ownerId, note }: ParsedInputOf<'plans.keep'>): Promise<OutputOf<'plans.keep'>> => {
  const row = await readPlanRow(ctx, id);
  await requireReference(ctx, 'person', ownerId, 'Owner');
  return { undoId: await recordChanges(ctx, await changePlan(ctx, row, { owner_id: ownerId, note })) };
};

/** Says something about a plan or one of its items. Throws RECORD_NOT_FOUND. */
export const commentPlan = async (
  ctx: CommandCtx,
  { id, subjectId, text, author }: ParsedInputOf<'plans.comment'>,
): Promise<OutputOf<'plans.comment'>> => {
  const { row, content } = await readPlan(ctx, id);
  const items = [...content.objectives, ...content.initiatives, ...content.milestones, ...content.investments];
  if (subjectId !== null && !items.some((item) => item.id === subjectId))
    throw new AppError('RECORD_NOT_FOUND', { entity: 'item of the plan' });
  const values = {
    partner_id: row.partner_id,
    plan_id: id,
    subject_id: subjectId,
    text,
    author: author?.trim() || (await readWriter(ctx)),
    written_on: await readAsOf(ctx),
  };
  return saveRecord(ctx, 'plan_comment', undefined, values, row.partner_id);
};

/** Throws RECORD_NOT_FOUND. */
export const removeComment = async (
  ctx: CommandCtx,
  { id, commentId }: ParsedInputOf<'plans.removeComment'>,
): Promise<OutputOf<'plans.removeComment'>> => {
  const found = await ctx.db
    .selectFrom('plan_comment')
    .select('id')
    .where('plan_id', '=', id)
    .where('id', '=', commentId)
    .executeTakeFirst();
  if (!found) throw new AppError('RECORD_NOT_FOUND', { entity: 'comment' });
  return { undoId: await recordChanges(ctx, [await dropRow(ctx, 'plan_comment', commentId)]) };
};
