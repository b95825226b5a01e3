import { sql } from 'kysely';
import type { QueryCtx } from '#core/context.ts';
import { totalMoney } from '#core/partners/total-money.ts';
import type { Program } from '#shared/api/settings.ts';
import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import type { Converter } from '#shared/domain/rates.ts';
import type { OpenDeal, PackageStage } from '#shared/qbr/model.ts';

const most = 200;

const isOpenOn = (asOf: IsoDate) =>
  sql<boolean>`(d.submitted_on IS NULL OR d.submitted_on <= ${asOf}) AND (d.state = 'open' OR d.closed_on > ${asOf})`;

/** The deals that are open on a day by name, those with the largest amounts first, then the oldest; at most 200. */
export const readOpenDeals = async (
  ctx: Pick<QueryCtx, 'db'>,
  partnerId: string,
  asOf: IsoDate,
  closedSince: string,
): Promise<OpenDeal[]> => {
  const rows = await ctx.db
    .selectFrom('deal as d')
    .leftJoin('product as r', 'r.id', 'd.product_id')
    .leftJoin('person as o', 'o.id', 'd.owner_id')
    .leftJoin('deal_stage as s', 's.key', 'd.stage')
    .selectAll('d')
    .select(['r.name as product', 'o.name as owner', 's.label as stageLabel'])
    .where('d.partner_id', '=', partnerId)
    .where(isOpenOn(asOf))
    .orderBy(sql`d.amount_minor IS NULL`)
    .orderBy('d.amount_minor', 'desc')
    .orderBy(sql`d.submitted_on IS NULL`)
    .orderBy('d.submitted_on')
    .orderBy('d.id')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? row.customer ?? row.external_id ?? row.id,
    product: row.product,
    owner: row.owner,
    stage: row.state === 'open' ? row.stage : '',
    // a deal that closed after the as-of date was open then, in a stage that is not recorded
    stageLabel: row.state === 'open' ? (row.stageLabel ?? row.stage) : closedSince,
    submittedOn: row.submitted_on,
    expectedCloseOn: row.expected_close_on,
    ageDays: row.submitted_on === null ? null : daysBetween(row.submitted_on, asOf),
    amount: row.amount_minor === null || row.currency === null ? null : { minor: row.amount_minor, currency: row.currency },
  }));
};

/** The open deals by stage, in the program's order; every stage of the program has its line, also an empty one. */
export const readStages = async (
  ctx: Pick<QueryCtx, 'db'>,
  partnerId: string,
  asOf: IsoDate,
  program: Program,
  converter: Converter,
  closedSince: string,
): Promise<PackageStage[]> => {
  const rows = await ctx.db
    .selectFrom('deal as d')
    .select([
      sql<string>`CASE d.state WHEN 'open' THEN d.stage ELSE '' END`.as('key'),
      'd.currency',
      sql<number>`count(*)`.as('deals'),
      sql<number | null>`sum(d.amount_minor)`.as('amount'),
      sql<number>`sum(d.amount_minor IS NULL)`.as('withoutAmount'),
    ])
    .where('d.partner_id', '=', partnerId)
    .where(isOpenOn(asOf))
    .groupBy(['key', 'd.currency'])
    .execute();
  const names = new Map([...program.stages.map(({ key, label }) => [key, label] as const), ['', closedSince]]);
  const order = [...program.stages.filter(({ state }) => state === 'open').map(({ key }) => key), ...rows.map(({ key }) => key)];
  return [...new Set(order)].map((key) => {
    const own = rows.filter((row) => row.key === key);
    return {
      key,
      label: names.get(key) ?? key,
      deals: own.reduce((sum, row) => sum + row.deals, 0),
      amount: totalMoney(own, (row) => row.amount, converter),
      withoutAmount: own.reduce((sum, row) => sum + row.withoutAmount, 0),
    };
  });
};
