import type { CommandCtx, QueryCtx } from '#core/context.ts';
import { saveRecord } from '#core/records/history.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { isUnsettled } from '#shared/qbr/earlier.ts';
import { moveChanges, moveRefusal, type StageFacts } from '#shared/qbr/stage.ts';
import { type QbrRow, readHasOutcome, readQbr, readVersions } from './rows.ts';

/** Commitments made before a review and due by the day it was held (today while it was not) that are still open. They must be settled before it closes. */
const countUnsettled = async (ctx: Pick<QueryCtx, 'db' | 'today'>, row: QbrRow): Promise<number> => {
  const rows = await ctx.db
    .selectFrom('commitment')
    .select(['state', 'origin_kind as originKind', 'origin_id as originId', 'made_on as madeOn', 'due_on as dueOn'])
    .where('partner_id', '=', row.partner_id)
    .where('state', 'in', ['open', 'in_progress'])
    .execute();
  const review = { versions: await readVersions(ctx, row), by: row.held_on ?? ctx.today };
  return rows.filter((one) => isUnsettled(one, review)).length;
};

/** What decides where a review may go. `over`: values that are about to be written with the move. */
export const readStageFacts = async (
  ctx: Pick<QueryCtx, 'db' | 'today'>,
  row: QbrRow,
  over: Parameters<typeof readHasOutcome>[2] = {},
): Promise<StageFacts> => ({
  state: row.state,
  scheduledOn: row.scheduled_on,
  readyOn: row.ready_on,
  heldOn: row.held_on,
  hasOutcome: await readHasOutcome(ctx, row, over),
  followedUpOn: row.followed_up_on,
  unsettled: await countUnsettled(ctx, row),
});

/** Brings a review to a stage, or throws the reason why it cannot go there. */
export const moveQbr = async (ctx: CommandCtx, { id, to, on }: ParsedInputOf<'qbrs.move'>): Promise<OutputOf<'qbrs.move'>> => {
  const row = await readQbr(ctx, id);
  const facts = await readStageFacts(ctx, row);
  const refusal = moveRefusal(facts, to, on, ctx.today);
  if (refusal) throw new AppError(refusal);
  const { state, scheduledOn, readyOn, heldOn, followedUpOn, closedOn } = moveChanges(facts, to, on, ctx.today);
  const { undoId } = await saveRecord(
    ctx,
    'qbr',
    id,
    { state, scheduled_on: scheduledOn, ready_on: readyOn, held_on: heldOn, followed_up_on: followedUpOn, closed_on: closedOn },
    row.partner_id,
  );
  return { undoId };
};
