import type { CommandCtx } from '#core/context.ts';
import { addRow, changeRow, recordChanges } from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { isOpen, settleRefusal } from '#shared/domain/commitment.ts';
import { AppError } from '#shared/domain/errors.ts';

const refusals = {
  future: { field: 'Closed on', detail: 'the day is not here yet', key: 'closedOn' },
  beforeMade: { field: 'Closed on', detail: 'it was not promised yet on that day', key: 'closedOn' },
  noEvidence: { field: 'Evidence', detail: 'say what shows that the partner kept it', key: 'evidence' },
  dueTooEarly: { field: 'Due on', detail: 'the new day is before the one on which it was renegotiated', key: 'dueOn' },
} as const;

/** Ends an open commitment; a renegotiated one gets its successor in the same step. Throws RECORD_NOT_FOUND, COMMITMENT_SETTLED, RECORD_INVALID. */
export const settleCommitment = async (
  ctx: CommandCtx,
  input: ParsedInputOf<'commitments.settle'>,
): Promise<OutputOf<'commitments.settle'>> => {
  const row = await ctx.db.selectFrom('commitment').selectAll().where('id', '=', input.id).executeTakeFirst();
  if (!row) throw new AppError('RECORD_NOT_FOUND', { entity: 'commitment' });
  if (!isOpen(row)) throw new AppError('COMMITMENT_SETTLED');
  const closedOn = input.closedOn ?? (await readAsOf(ctx));
  const evidence = input.as === 'met' ? input.evidence || null : null;
  const dueOn = input.as === 'renegotiated' ? input.dueOn : null;
  const refusal = settleRefusal({ side: row.side, madeOn: row.made_on }, { as: input.as, evidence, dueOn, closedOn }, ctx.today);
  if (refusal) throw new AppError('RECORD_INVALID', refusals[refusal]);
  const end = {
    state: input.as,
    closed_on: closedOn,
    ...(input.as === 'met' ? { evidence } : { reason: input.reason }),
  };
  const closed = await changeRow(ctx, 'commitment', row.id, end, row.partner_id);
  const successor =
    dueOn === null
      ? null
      : await addRow(
          ctx,
          'commitment',
          {
            partner_id: row.partner_id,
            kind: row.kind,
            origin_kind: row.origin_kind,
            origin_id: row.origin_id,
            side: row.side,
            description: row.description,
            measure: row.measure,
            owner: row.owner,
            made_on: closedOn,
            due_on: dueOn,
            state: 'open',
            reason: null,
            evidence: null,
            closed_on: null,
            replaces_id: row.id,
          },
          row.partner_id,
        );
  const undoId = await recordChanges(
    ctx,
    [closed, successor].filter((change) => change !== null),
  );
  return { id: row.id, successorId: successor?.recordId ?? null, undoId: undoId ?? '' };
};
