import type { QueryCtx } from '#core/context.ts';
import { totalMoney } from '#core/partners/total-money.ts';
import { sql } from 'kysely';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { Converter } from '#shared/domain/rates.ts';
import type { ProductLine } from '#shared/qbr/model.ts';

/** What was won and lost by product from `from` to `to`, most won first. An amount that cannot be converted makes its product's amount null, and so does a product that was won without any amount. */
export const readProductMix = async (
  ctx: Pick<QueryCtx, 'db'>,
  partnerId: string,
  { from, to }: { from: IsoDate; to: IsoDate },
  converter: Converter,
): Promise<ProductLine[]> => {
  const rows = await ctx.db
    .selectFrom('deal as d')
    .leftJoin('product as r', 'r.id', 'd.product_id')
    .select([
      'r.name as product',
      'd.currency',
      sql<number>`sum(d.state = 'won')`.as('won'),
      sql<number | null>`sum(CASE WHEN d.state = 'won' THEN d.amount_minor END)`.as('amount'),
      sql<number>`sum(d.state = 'lost')`.as('lost'),
    ])
    .where('d.partner_id', '=', partnerId)
    .where('d.state', 'in', ['won', 'lost'])
    .where('d.closed_on', '>=', from)
    .where('d.closed_on', '<=', to)
    .groupBy(['r.name', 'd.currency'])
    .orderBy('r.name')
    .execute();
  const lines = [...Map.groupBy(rows, (row) => row.product)].map(([product, own]): ProductLine => {
    const wonCount = own.reduce((sum, row) => sum + row.won, 0);
    return {
      product,
      wonCount,
      wonAmount: wonCount === 0 ? 0 : totalMoney(own, (row) => row.amount, converter),
      lostCount: own.reduce((sum, row) => sum + row.lost, 0),
    };
  });
  return lines.toSorted((a, b) => (b.wonAmount ?? -1) - (a.wonAmount ?? -1) || b.wonCount - a.wonCount);
};
