import type { Selectable } from 'kysely';
import type { CommandCtx } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type CheckedDeal, checkDealDates, otherHolder, protectionOf } from '#shared/domain/records/checks/deal.ts';

/** A deal by its columns, as far as they are known. */
export type DealColumns = Partial<Record<keyof Selectable<Db['deal']>, unknown>>;

/** The columns of a deal as checks read it. */
const asChecked = (row: DealColumns): CheckedDeal =>
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

/** A deal comes from a campaign of its own partner; null and undefined name none. Throws REFERENCE_GONE, REFERENCE_ELSEWHERE. */
export const assertCampaign = async (ctx: CommandCtx, id: string | null | undefined, partnerId: string): Promise<void> => {
  if (id === null || id === undefined) return;
  const found = await ctx.db.selectFrom('campaign').select('partner_id').where('id', '=', id).executeTakeFirst();
  const params = { field: 'Campaign', key: 'campaignId' };
  if (!found) throw new AppError('REFERENCE_GONE', params);
  if (found.partner_id !== partnerId) throw new AppError('REFERENCE_ELSEWHERE', params);
};

/** Refuses a deal that cannot be as it would stand: its days against each other and its decision, and who holds the protection of its customer. */
export const assertDeal = async (ctx: CommandCtx, columns: DealColumns): Promise<void> => {
  const deal = asChecked(columns);
  const wrong = checkDealDates(deal);
  if (wrong) throw new AppError(wrong.code, wrong.params);
  await assertOneHolder(ctx, deal);
};
