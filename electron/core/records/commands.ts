import type { CommandCtx, HandlersFor } from '#core/context.ts';
import { readProgram } from '#core/settings/program.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { removeRecord, requireReference, requireRow, saveRecord } from './history.ts';
import { undoStep } from './undo.ts';

type Nouns = 'people' | 'products' | 'contacts' | 'deals' | 'commitments' | 'history' | 'views' | 'search';

const isClosed = (state: string): boolean => state === 'met' || state === 'missed' || state === 'cancelled' || state === 'renegotiated';

/** What happens without a date of its own happens on the as-of date, so that it shows in the figures of that date. */
const asOfDate = async (ctx: CommandCtx): Promise<IsoDate> => (await readProgram(ctx.db, ctx.today)).asOf;

const stateOfStage = async (ctx: CommandCtx, stage: string): Promise<'open' | 'won' | 'lost'> => {
  const found = await ctx.db.selectFrom('deal_stage').select('state').where('key', '=', stage).executeTakeFirst();
  if (!found) throw new AppError('RECORD_INVALID', { field: 'Stage', detail: `there is no stage ${stage}` });
  return found.state;
};

export const recordCommands: HandlersFor<Nouns, 'command'> = {
  'people.save': async (ctx, { id, name, role, email, managerId }) =>
    saveRecord(ctx, 'person', id, { name, name_key: nameKey(name), role, email, manager_id: managerId }, null),
  'contacts.save': async (ctx, { id, partnerId, name, role, email, phone, isExecutiveSponsor, note }) => {
    await requireRow(ctx, 'partner', partnerId);
    return saveRecord(
      ctx,
      'contact',
      id,
      { partner_id: partnerId, name, role, email, phone, is_executive_sponsor: isExecutiveSponsor ? 1 : 0, note },
      partnerId,
    );
  },
  'contacts.remove': (ctx, { id }) => removeRecord(ctx, 'contact', id),
  'deals.save': async (ctx, { id, partnerId, stage, amount, ...rest }) => {
    await requireRow(ctx, 'partner', partnerId);
    await requireReference(ctx, 'product', rest.productId, 'Product');
    await requireReference(ctx, 'person', rest.ownerId, 'Owner');
    const state = await stateOfStage(ctx, stage);
    if (state !== 'open' && rest.closedOn === null)
      throw new AppError('RECORD_INVALID', { field: 'Closed on', detail: 'a won or lost deal needs the day it was closed' });
    const before = id === undefined ? null : await requireRow(ctx, 'deal', id);
    const closedBefore = typeof before?.['closed_on'] === 'string' ? before['closed_on'] : await asOfDate(ctx);
    return saveRecord(
      ctx,
      'deal',
      id,
      {
        partner_id: partnerId,
        stage,
        state,
        name: rest.name,
        customer: rest.customer,
        product_id: rest.productId,
        owner_id: rest.ownerId,
        sourced_by: rest.sourcedBy,
        submitted_on: rest.submittedOn,
        expected_close_on: rest.expectedCloseOn,
        closed_on: state === 'open' ? null : (rest.closedOn ?? closedBefore),
        amount_minor: amount === undefined ? undefined : (amount?.minor ?? null),
        currency: amount === undefined ? undefined : (amount?.currency ?? null),
        loss_reason: rest.lossReason,
        note: rest.note,
      },
      partnerId,
    );
  },
  'deals.remove': (ctx, { id }) => removeRecord(ctx, 'deal', id),
  'commitments.save': async (ctx, input) => {
    await requireRow(ctx, 'partner', input.partnerId);
    if ((input.state === 'missed' || input.state === 'cancelled' || input.state === 'renegotiated') && !input.reason)
      throw new AppError('RECORD_INVALID', { field: 'Reason', detail: 'say why, so that the next review can learn from it' });
    const before = input.id === undefined ? null : await requireRow(ctx, 'commitment', input.id);
    const closedOn = isClosed(input.state) ? (typeof before?.['closed_on'] === 'string' ? before['closed_on'] : await asOfDate(ctx)) : null;
    return saveRecord(
      ctx,
      'commitment',
      input.id,
      {
        partner_id: input.partnerId,
        origin_kind: input.id === undefined ? input.originKind : undefined,
        origin_id: input.id === undefined ? input.originId : undefined,
        side: input.side,
        description: input.description,
        measure: input.measure,
        owner: input.owner,
        made_on: input.madeOn ?? (input.id === undefined ? await asOfDate(ctx) : undefined),
        due_on: input.dueOn,
        state: input.state,
        reason: input.reason,
        closed_on: closedOn,
      },
      input.partnerId,
    );
  },
  'commitments.remove': (ctx, { id }) => removeRecord(ctx, 'commitment', id),
  'history.undo': (ctx, { id }) => undoStep(ctx, id),
  'views.save': async (ctx, { id, place, name, definition }) => {
    const values = { place, name, definition: JSON.stringify(definition), updated_at: ctx.now };
    if (id === undefined) {
      const made = ctx.newId();
      await ctx.db
        .insertInto('saved_view')
        .values({ id: made, ...values, created_at: ctx.now })
        .execute();
      return { id: made };
    }
    await ctx.db.updateTable('saved_view').set(values).where('id', '=', id).execute();
    return { id };
  },
  'views.remove': async (ctx, { id }) => {
    await ctx.db.deleteFrom('saved_view').where('id', '=', id).execute();
    return {};
  },
};
