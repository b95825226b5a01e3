import type { CommandCtx, HandlersFor } from '#core/context.ts';
import type { CommitmentState } from '#core/db/schema.ts';
import { removeRecord, requireOwn, requireRow, saveRecord } from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import { isSettled, needsReason } from '#shared/domain/commitment.ts';
import { AppError } from '#shared/domain/errors.ts';
import { settleCommitment } from './settle.ts';

const refuseState = (detail: string): AppError => new AppError('RECORD_INVALID', { field: 'State', detail, key: 'state' });

/** What was renegotiated has the commitment that replaces it, so that each promise is owed once. Throws RECORD_INVALID. */
const requireReplaced = async (ctx: CommandCtx, state: CommitmentState, before: Record<string, unknown> | null): Promise<void> => {
  const was = before?.['state'];
  if (state === 'renegotiated' && was !== state) throw refuseState('renegotiate it with its new date instead');
  if (before === null || was !== 'renegotiated' || state === was) return;
  const successor = ctx.db.selectFrom('commitment').select('id').where('partner_id', '=', String(before['partner_id']));
  if (await successor.where('replaces_id', '=', String(before['id'])).executeTakeFirst())
    throw refuseState('another commitment replaces it; take that one away first');
};

export const commitmentCommands: HandlersFor<'commitments', 'command'> = {
  'commitments.save': async (ctx, input) => {
    await requireRow(ctx, 'partner', input.partnerId);
    if (needsReason(input.state) && !input.reason)
      throw new AppError('RECORD_INVALID', { field: 'Reason', detail: 'say why, so that the next review can learn from it' });
    const before = input.id === undefined ? null : await requireOwn(ctx, 'commitment', input.id, input.partnerId);
    await requireReplaced(ctx, input.state, before);
    if (input.state === 'met' && before?.['state'] !== 'met' && input.side === 'partner' && !(input.evidence ?? before?.['evidence']))
      throw new AppError('RECORD_INVALID', { field: 'Evidence', detail: 'say what shows that the partner kept it', key: 'evidence' });
    const closedOn = isSettled(input.state)
      ? typeof before?.['closed_on'] === 'string'
        ? before['closed_on']
        : await readAsOf(ctx)
      : null;
    const madeOn = input.madeOn ?? (input.id === undefined ? await readAsOf(ctx) : undefined);
    // what is typed in later from elsewhere may be long due; what both sides agree at a review is not due before it
    if (input.id === undefined && input.originKind === 'qbr' && madeOn !== undefined && input.dueOn && input.dueOn < madeOn)
      throw new AppError('RECORD_INVALID', {
        field: 'Due',
        detail: 'choose the day on which it is promised, or a later one',
        key: 'dueOn',
      });
    return saveRecord(
      ctx,
      'commitment',
      input.id,
      {
        partner_id: input.partnerId,
        kind: input.kind,
        origin_kind: input.id === undefined ? input.originKind : undefined,
        origin_id: input.id === undefined ? input.originId : undefined,
        side: input.side,
        description: input.description,
        measure: input.measure,
        owner: input.owner,
        made_on: madeOn,
        due_on: input.dueOn,
        state: input.state,
        reason: input.reason,
        evidence: input.evidence,
        closed_on: closedOn,
      },
      input.partnerId,
    );
  },
  'commitments.settle': (ctx, input) => settleCommitment(ctx, input),
  'commitments.remove': (ctx, { id }) => removeRecord(ctx, 'commitment', id),
};
