import type { CommandCtx, QueryCtx } from '#core/context.ts';
import { readPartner } from '#core/partners/queries.ts';
import { recordChanges } from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { PlanContent } from '#shared/plan/model.ts';
import { requirePartner } from './create.ts';
import { changePlan, type OpenPlan, openPlan, requireUnlocked } from './open-plan.ts';

/** Throws PLAN_EMPTY without an objective that has a target. */
const requireTarget = ({ objectives }: PlanContent): void => {
  if (!objectives.some(({ targets }) => targets.some((target) => target !== null))) throw new AppError('PLAN_EMPTY');
};

/** What the partner gets to see or sign has something in it, and there is a partner. Throws PLAN_EMPTY, PLAN_PARTNER_GONE. */
export const requireSharable = async (ctx: Pick<QueryCtx, 'db' | 'today'>, { row, content }: OpenPlan): Promise<void> => {
  requirePartner(await readPartner(ctx, row.partner_id), await readAsOf(ctx));
  requireTarget(content);
};

/** Brings a plan to our review, to the partner, or back to the draft. Throws PLAN_LOCKED, PLAN_CLOSED, PLAN_EMPTY, PLAN_PARTNER_GONE. */
export const movePlan = async (ctx: CommandCtx, { id, to }: ParsedInputOf<'plans.move'>): Promise<OutputOf<'plans.move'>> => {
  const plan = await openPlan(ctx, id);
  const { row } = plan;
  requireUnlocked(row);
  if (to === 'shared') await requireSharable(ctx, plan);
  const shared = to === 'shared' && row.state !== 'shared' ? await readAsOf(ctx) : undefined;
  return { undoId: await recordChanges(ctx, await changePlan(ctx, row, { state: to, shared_on: shared })) };
};
