import type { CommandCtx } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { PlanCell } from '#shared/api/plans.ts';
import { setCells } from './set-cells.ts';

/** Says how a milestone stands. Throws RECORD_NOT_FOUND, PLAN_CELL_INVALID. */
export const markMilestone = async (
  ctx: CommandCtx,
  { id, milestoneId, state, doneOn, evidence }: ParsedInputOf<'plans.milestone'>,
): Promise<OutputOf<'plans.milestone'>> => {
  if (state !== 'done' && doneOn)
    throw new AppError('CALL_INVALID', { field: 'doneOn', detail: 'only what is done has the day on which it was' });
  const given = { state, doneOn, evidence };
  const cells = Object.entries(given).flatMap(([field, value]): PlanCell[] =>
    value === undefined ? [] : [{ kind: 'milestone', id: milestoneId, field, value }],
  );
  return setCells(ctx, { id, cells });
};
