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
  requireReference,
  requireRow,
} from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type CheckedDeal, checkDealDates, otherHolder, protectionOf } from '#shared/domain/records/checks/deal.ts';

type Row = Selectable<Db['deal']>;
type Input = ParsedInputOf<'deals.save'>;
type Columns = Partial<Record<keyof Row, unknown>>;

const stateOfStage = async (ctx: CommandCtx, stage: string): Promise<'open' | 'won' | 'lost'> => {
  const found = await ctx.db.selectFrom('deal_stage').select('state').where('key', '=', stage).executeTakeFirst();
  if (!found) throw new AppError('RECORD_INVALID', { field: 'Stage', detail: `there is no stage ${stage}` });
  return found.state;
};

/** The columns of a deal as checks read it. */
const asChecked = (row: Columns): CheckedDeal =>
  ({
    id: row.id,
    partnerId: row.partner_id,
    customer: row.customer ?? null,
    productId: row.product_id ?? null,
    registrationState: row.registration_state ?? null,
    submittedOn: row.submitted_on ?? null,
    decidedOn: row.decided_on ?? null,
    closedOn: row.closed_on ?? null,
    protectionFrom: row.protection_from ?? null,
    protectionUntil: row.protection_until ?? null,
  }) as CheckedDeal;

/** Every deal has one protection holder at a time (invariant 6). Throws PROTECTION_TAKEN with who holds it. */
const assertOneHolder = async (ctx: CommandCtx, deal: CheckedDeal): Promise<void> => {
  const term = protectionOf(deal);
  if (term === null) return;
  const rows = await ctx.db
    .selectFrom('deal as d')
    .innerJoin('partner as p', 'p.id', 'd.partner_id')
    .selectAll('d')
    .select('p.name as holder')
    .where('d.protection_until', '>=', term.from)
    .where('d.partner_id', '!=', deal.partnerId)
    .where('d.product_id', 'is', deal.productId)
    .where('d.customer', 'is not', null)
    .execute();
  const taken = otherHolder(
    deal,
    rows.map((row) => ({ ...asChecked(row), holder: row.holder })),
  );
  if (taken)
    throw new AppError('PROTECTION_TAKEN', {
      field: 'Protected until',
      key: 'protectionUntil',
      holder: taken.holder,
      customer: taken.customer ?? '',
      until: protectionOf(taken)?.until ?? '',
    });
};

const assertCampaign = async (ctx: CommandCtx, id: string | null | undefined, partnerId: string): Promise<void> => {
  if (id === null || id === undefined) return;
  const found = await ctx.db.selectFrom('campaign').select('partner_id').where('id', '=', id).executeTakeFirst();
  const params = { field: 'Campaign', key: 'campaignId' };
  if (!found) throw new AppError('REFERENCE_GONE', params);
  if (found.partner_id !== partnerId) throw new AppError('REFERENCE_ELSEWHERE', params);
};

const columnsOf = (input: Input, state: Row['state'], closedBefore: unknown): Columns => ({
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

const merged = (before: Columns, columns: Columns): Columns => ({
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
  const before: Columns | null = input.id === undefined ? null : await requireRow(ctx, 'deal', input.id);
  const columns = columnsOf(input, state, before?.closed_on ?? asOf);
  const next = merged(before ?? {}, columns);
  const wrong = checkDealDates(asChecked(next));
  if (wrong) throw new AppError(wrong.code, wrong.params);
  await assertOneHolder(ctx, asChecked(next));
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
