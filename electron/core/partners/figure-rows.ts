import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { QueryCtx } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import { readProgram } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { readPortfolioAndEnrolled } from './portfolio.ts';

type Rows = OutputOf<'figures.rows'>;
type Input = ParsedInputOf<'figures.rows'>;

const limit = 500;

const dealColumns: Rows['columns'] = [
  { key: 'partner', label: 'Partner', kind: 'text' },
  { key: 'deal', label: 'Deal', kind: 'text' },
  { key: 'product', label: 'Product', kind: 'text' },
  { key: 'owner', label: 'Owner', kind: 'text' },
  { key: 'stage', label: 'Stage', kind: 'text' },
  { key: 'submittedOn', label: 'Registered', kind: 'date' },
  { key: 'closedOn', label: 'Closed', kind: 'date' },
  { key: 'amount', label: 'Amount', kind: 'money' },
];

type DealQuery = SelectQueryBuilder<Db, 'deal', object>;
type Days = { from: IsoDate | null; to: IsoDate };

const closedIn = (query: DealQuery, states: ReadonlyArray<'won' | 'lost'>, { from, to }: Days): DealQuery => {
  const upTo = query.where('deal.state', 'in', [...states]).where('deal.closed_on', '<=', to);
  return from === null ? upTo : upTo.where('deal.closed_on', '>=', from);
};
const registeredIn = (query: DealQuery, { from, to }: Days): DealQuery => {
  const upTo = query.where('deal.submitted_on', '<=', to);
  return from === null ? upTo : upTo.where('deal.submitted_on', '>=', from);
};
const openOn = (query: DealQuery, { to }: Days): DealQuery =>
  query
    .where((where) => where.or([where('deal.submitted_on', 'is', null), where('deal.submitted_on', '<=', to)]))
    .where((where) => where.or([where('deal.state', '=', 'open'), where('deal.closed_on', '>', to)]));

/** Which deals stand behind a figure; the same conditions as in its sum. */
const dealsBehind: Record<string, (query: DealQuery, days: Days) => DealQuery> = {
  revenue: (query, days) => closedIn(query, ['won'], days),
  wonCount: (query, days) => closedIn(query, ['won'], days),
  wonAmount: (query, days) => closedIn(query, ['won'], days),
  averageDeal: (query, days) => closedIn(query, ['won'], days).where('deal.amount_minor', 'is not', null),
  dealAge: (query, days) => closedIn(query, ['won'], days).where('deal.submitted_on', 'is not', null),
  lostCount: (query, days) => closedIn(query, ['lost'], days),
  winRate: (query, days) => closedIn(query, ['won', 'lost'], days),
  openDeals: openOn,
  openAmount: (query, days) => openOn(query, days).where('deal.amount_minor', 'is not', null),
  registrations: registeredIn,
  daysSinceEvent: registeredIn,
};

const readDeals = async (db: Kysely<Db>, narrow: (query: DealQuery) => DealQuery): Promise<Rows> => {
  const filtered = narrow(db.selectFrom('deal') as DealQuery);
  const { total } = await filtered.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const rows = await filtered
    .leftJoin('partner', 'partner.id', 'deal.partner_id')
    .leftJoin('product', 'product.id', 'deal.product_id')
    .leftJoin('person', 'person.id', 'deal.owner_id')
    .leftJoin('deal_stage', 'deal_stage.key', 'deal.stage')
    .select([
      'deal.id',
      'deal.partner_id as partnerId',
      'partner.name as partner',
      sql<string | null>`coalesce(deal.name, deal.external_id, deal.customer)`.as('deal'),
      'product.name as product',
      'person.name as owner',
      sql<string>`coalesce(deal_stage.label, deal.stage)`.as('stage'),
      'deal.submitted_on as submittedOn',
      'deal.closed_on as closedOn',
      'deal.amount_minor as amount',
      'deal.currency as currency',
    ])
    .orderBy(sql`coalesce(deal.closed_on, deal.submitted_on)`, 'desc')
    .orderBy('deal.id')
    .limit(limit)
    .execute();
  return { columns: dealColumns, rows, currencyKey: 'currency', total };
};

const partnerColumns: Rows['columns'] = [
  { key: 'partner', label: 'Partner', kind: 'text' },
  { key: 'tier', label: 'Tier', kind: 'text' },
  { key: 'active', label: 'Active', kind: 'text' },
  { key: 'lastCommercialEvent', label: 'Last event', kind: 'date' },
  { key: 'wonAmount', label: 'Revenue, 12 months', kind: 'money' },
];

const readPartners = async (ctx: QueryCtx, figure: string, asOf: IsoDate): Promise<Rows> => {
  const { portfolio, enrolledIds } = await readPortfolioAndEnrolled(ctx, asOf);
  const tiers = new Map((await readProgram(ctx.db, ctx.today)).tiers.map(({ key, label }) => [key, label]));
  const byRevenue = portfolio.partners.toSorted((a, b) => (b.wonAmount ?? 0) - (a.wonAmount ?? 0));
  const chosen =
    figure === 'topTenShare'
      ? byRevenue.slice(0, 10)
      : figure === 'active' || figure === 'revenuePerActive'
        ? byRevenue.filter((row) => row.active)
        : byRevenue.filter((row) => enrolledIds.has(row.id));
  const rows = chosen.slice(0, limit).map((row) => ({
    id: row.id,
    partnerId: row.id,
    partner: row.name,
    tier: row.tier === null ? null : (tiers.get(row.tier) ?? row.tier),
    active: row.active ? 'Active' : 'Not active',
    lastCommercialEvent: row.lastCommercialEvent,
    wonAmount: row.wonAmount,
    currency: portfolio.currency,
  }));
  return { columns: partnerColumns, rows, currencyKey: 'currency', total: chosen.length };
};

/** The rows that a figure was made of, newest first, at most 500; `total` says how many there are. */
export const readFigureRows = async (ctx: QueryCtx, { figure, partnerId, window, asOf: wanted }: Input): Promise<Rows> => {
  const { asOf } = await readProgram(ctx.db, ctx.today);
  const known = wanted ?? asOf;
  const condition = Object.hasOwn(dealsBehind, figure) ? dealsBehind[figure] : undefined;
  if (!condition) return readPartners(ctx, figure, known);
  const days = { from: window.from, to: window.to < known ? window.to : known };
  return readDeals(ctx.db, (query) => condition(partnerId === undefined ? query : query.where('deal.partner_id', '=', partnerId), days));
};
