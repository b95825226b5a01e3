import { sql } from 'kysely';
import type { QueryCtx } from '#core/context.ts';
import { requireRow } from '#core/records/history.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { addMonths, type IsoDate } from '#shared/domain/dates.ts';
import type { Money } from '#shared/domain/money.ts';
import { visibleFields, type VisibilityRule } from '#shared/domain/visibility.ts';

type Relation = 'distributor_reseller' | 'master_sub_agent' | 'regional_local';
type Child = { id: string; name: string; tier: string | null; status: string; relation: Relation; level: string | null };

const readRules = async (ctx: QueryCtx, viewer: string): Promise<Map<string, VisibilityRule>> => {
  const rows = await ctx.db.selectFrom('visibility_rule').selectAll().where('viewer_role', '=', viewer).execute();
  return new Map(
    rows.map((row) => [row.relation, { fields: JSON.parse(row.fields) as string[], aggregateOnly: row.aggregate_only === 1 }]),
  );
};

/** What was sold through to each reseller in the twelve months to the day, by currency. */
const readSellThrough = async (ctx: QueryCtx, partnerId: string, asOf: IsoDate): Promise<Map<string, Money[]>> => {
  const { rows } = await sql<{ reseller: string; minor: number; currency: string }>`
    SELECT l.reseller_id AS reseller, sum(l.amount_minor) AS minor, l.currency AS currency
    FROM ${sql.table('sell_through_line')} AS l JOIN ${sql.table('sell_through_report')} AS r ON r.id = l.report_id
    WHERE l.partner_id = ${partnerId} AND l.reseller_id IS NOT NULL AND l.currency IS NOT NULL
      AND r.to_on > ${addMonths(asOf, -12)} AND r.to_on <= ${asOf}
    GROUP BY l.reseller_id, l.currency ORDER BY l.currency`.execute(ctx.db);
  const found = new Map<string, Money[]>();
  for (const { reseller, minor, currency } of rows) found.set(reseller, [...(found.get(reseller) ?? []), { minor, currency }]);
  return found;
};

const addUp = (amounts: readonly Money[]): Money[] => {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => ({ minor, currency }));
};

/** Partners below a partner on a day, as the visibility rules let a viewer see them. Sums count every one of them, whatever the rules hide. */
export const readDownstream = async (
  ctx: QueryCtx,
  { partnerId, viewer }: { partnerId: string; viewer: string },
  asOf: IsoDate,
): Promise<OutputOf<'entries.downstream'>> => {
  await requireRow(ctx, 'partner', partnerId);
  const rules = await readRules(ctx, viewer);
  const sold = await readSellThrough(ctx, partnerId, asOf);
  const children: Child[] = await ctx.db
    .selectFrom('hierarchy_link as h')
    .innerJoin('partner as p', 'p.id', 'h.child_id')
    .select(['p.id', 'p.name', 'p.tier', 'p.status', 'h.relation', 'h.level'])
    .where('h.partner_id', '=', partnerId)
    .where('h.from_on', '<=', asOf)
    .where((where) => where.or([where('h.to_on', 'is', null), where('h.to_on', '>=', asOf)]))
    .orderBy('p.name')
    .execute();
  const rows = children.flatMap(({ id, relation, ...child }) => {
    const seen = visibleFields(rules.get(relation) ?? null, { ...child, sellThrough: sold.get(id) ?? [] });
    return seen === null ? [] : [{ id, relation, ...seen }];
  });
  return {
    rows,
    total: children.length,
    hidden: children.length - rows.length,
    sellThrough: addUp(children.flatMap(({ id }) => sold.get(id) ?? [])),
  };
};
