import type { QueryCtx } from '#core/context.ts';
import { sql } from 'kysely';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { Converter } from '#shared/domain/rates.ts';
import type { ProductLine } from '#shared/qbr/model.ts';

/** What was won and lost by product from `from` to `to`, most won first. An amount that cannot be converted makes its product's amount null. */
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
  const lines = new Map<string | null, ProductLine>();
  for (const row of rows) {
    const own = row.won === 0 ? 0 : row.amount === null ? null : converter.convert(row.amount, row.currency ?? converter.currency);
    const line = lines.get(row.product);
    lines.set(row.product, {
      product: row.product,
      wonCount: (line?.wonCount ?? 0) + row.won,
      wonAmount: own === null || line?.wonAmount === null ? null : (line?.wonAmount ?? 0) + own,
      lostCount: (line?.lostCount ?? 0) + row.lost,
    });
  }
  return [...lines.values()].toSorted((a, b) => (b.wonAmount ?? -1) - (a.wonAmount ?? -1) || b.wonCount - a.wonCount);
};
