import type { Selectable } from 'kysely';
import type { CommandCtx } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import {
  addRow,
  type Change,
  changeRow,
  dropRow,
  recordChanges,
  refuseInUse,
  requireOwn,
  requireReference,
  requireRow,
} from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { assertCampaign, assertDeal, type DealColumns } from './check-deal.ts';

type Row = Selectable<Db['deal']>;
type Input = ParsedInputOf<'deals.save'>;

const stateOfStage = async (ctx: CommandCtx, stage: string): Promise<'open' | 'won' | 'lost'> => {
  const found = await ctx.db.selectFrom('deal_stage').select('state').where('key', '=', stage).executeTakeFirst();
  if (!found) throw new AppError('RECORD_INVALID', { field: 'Stage', detail: `there is no stage ${stage}` });
  return found.state;
};

const columnsOf = (input: Input, state: Row['state'], closedBefore: unknown): DealColumns => ({
  partner_id: input.partnerId,
  stage: input.stage,
  state,
  name: input.name,
  customer: input.customer,
  product_id: input.productId,
  owner_id: input.ownerId,
  sourced_by: input.sourcedBy,
  submitted_on: input.submittedOn,
  expected_close_on: input.expectedCloseOn,
  closed_on: state === 'open' ? null : (input.closedOn ?? closedBefore),
  amount_minor: input.amount === undefined ? undefined : (input.amount?.minor ?? null),
  currency: input.amount === undefined ? undefined : (input.amount?.currency ?? null),
  decided_on: input.decidedOn,
  decided_by: input.decidedBy,
  decision_reason: input.decisionReason,
  registration_state: input.registrationState,
  protection_from: input.protectionFrom,
  protection_until: input.protectionUntil,
  deal_kind: input.dealKind,
  territory: input.territory,
  vertical: input.vertical,
  competitor: input.competitor,
  campaign_id: input.campaignId,
  is_new_customer: input.isNewCustomer === undefined || input.isNewCustomer === null ? input.isNewCustomer : input.isNewCustomer ? 1 : 0,
  loss_reason: input.lossReason,
  note: input.note,
});

const merged = (before: DealColumns, columns: DealColumns): DealColumns => ({
  ...before,
  ...Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)),
});

/** Creates or changes a deal; a change of its stage is noted as a fact of its own, in the same step. */
export const saveDeal = async (ctx: CommandCtx, input: Input): Promise<{ id: string; undoId: string | null }> => {
  await requireRow(ctx, 'partner', input.partnerId);
  await requireReference(ctx, 'product', input.productId, 'Product');
  await requireReference(ctx, 'person', input.ownerId, 'Owner');
  await assertCampaign(ctx, input.campaignId, input.partnerId);
  const state = await stateOfStage(ctx, input.stage);
  if (state !== 'open' && input.closedOn === null)
    throw new AppError('RECORD_INVALID', { field: 'Closed on', detail: 'a won or lost deal needs the day it was closed' });
  const asOf = await readAsOf(ctx);
  const before: DealColumns | null = input.id === undefined ? null : await requireOwn(ctx, 'deal', input.id, input.partnerId);
  const columns = columnsOf(input, state, before?.closed_on ?? asOf);
  const next = merged(before ?? {}, columns);
  await assertDeal(ctx, next);
  const change =
    input.id === undefined
      ? await addRow(ctx, 'deal', columns, input.partnerId)
      : await changeRow(ctx, 'deal', input.id, columns, input.partnerId);
  const id = input.id ?? change?.recordId ?? '';
  const changes: Change[] = change ? [change] : [];
  if (before !== null && before.stage !== input.stage) {
    const changedOn = state === 'open' ? asOf : next.closed_on;
    const fact = { partner_id: input.partnerId, deal_id: id, stage: input.stage, changed_on: changedOn };
    // before the change that it notes, so that an undo comes to that change first
    changes.unshift(await addRow(ctx, 'deal_stage_change', fact, input.partnerId));
  }
  return { id, undoId: await recordChanges(ctx, changes) };
};

/** Removes a deal and the history of its stages, in one step. Throws RECORD_IN_USE while other records name it. */
export const removeDeal = async (ctx: CommandCtx, id: string): Promise<{ undoId: string }> => {
  await requireRow(ctx, 'deal', id);
  const stages = await ctx.db.selectFrom('deal_stage_change').select('id').where('deal_id', '=', id).execute();
  const changes: Change[] = [];
  for (const stage of stages) changes.push(await dropRow(ctx, 'deal_stage_change', stage.id));
  await refuseInUse(ctx, 'deal', id);
  changes.push(await dropRow(ctx, 'deal', id));
  return { undoId: (await recordChanges(ctx, changes)) ?? '' };
};
