import type { CommandCtx, HandlersFor } from '#core/context.ts';
import { addRow, changeRow, recordChanges } from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { RecordedOutcome } from '#shared/qbr/outcome-file.ts';
import { type QbrRow, readHasOutcome, readQbr, readVersions } from './rows.ts';

const asJson = (values: readonly unknown[] | undefined): string | undefined => (values === undefined ? undefined : JSON.stringify(values));

const readMade = async (ctx: CommandCtx, row: QbrRow) =>
  ctx.db
    .selectFrom('commitment')
    .select(['side', 'description', 'due_on as dueOn'])
    .where('origin_kind', '=', 'qbr')
    .where('origin_id', 'in', await readVersions(ctx, row))
    .execute();

/** The columns that an outcome changes. */
const columnsOf = (row: QbrRow, { heldOn, summary, ...written }: RecordedOutcome, held: string) => ({
  state: row.state === 'closed' ? undefined : ('held' as const),
  held_on: heldOn ?? row.held_on ?? held,
  attendees: asJson(written.attendees),
  summary: summary === undefined ? undefined : summary || null,
  decisions: asJson(written.decisions),
  goals: asJson(written.goals),
  risks: asJson(written.risks),
  rating: written.rating,
  next_on: written.nextOn,
});

export const qbrRecordCommands: Pick<HandlersFor<'qbrs', 'command'>, 'qbrs.record'> = {
  'qbrs.record': async (ctx, { id, outcome }) => {
    const row = await readQbr(ctx, id);
    const values = columnsOf(row, outcome, await readAsOf(ctx));
    if (values.held_on > ctx.today) throw new AppError('QBR_NOT_YET');
    const made = await readMade(ctx, row);
    const fresh = outcome.commitments.filter(
      (one) => !made.some(({ side, description, dueOn }) => side === one.side && description === one.description && dueOn === one.dueOn),
    );
    if (fresh.length === 0 && !(await readHasOutcome(ctx, row, values))) throw new AppError('QBR_NO_OUTCOME');
    const changed = await changeRow(ctx, 'qbr', id, values, row.partner_id);
    const added = [];
    for (const { dueOn, ...one } of fresh)
      added.push(
        await addRow(
          ctx,
          'commitment',
          {
            ...one,
            partner_id: row.partner_id,
            origin_kind: 'qbr',
            origin_id: id,
            made_on: values.held_on,
            due_on: dueOn,
            state: 'open',
            reason: null,
            evidence: null,
            closed_on: null,
          },
          row.partner_id,
        ),
      );
    const undoId = await recordChanges(ctx, [...(changed ? [changed] : []), ...added]);
    return { undoId, commitments: fresh.length };
  },
};
