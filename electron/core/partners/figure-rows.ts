import { commercialSpineSql, spineTables } from '#core/activity/spine.ts';
import type { QueryCtx } from '#core/context.ts';
import type { TableName } from '#core/db/schema.ts';
import { prepared } from '#core/db/statements.ts';
import { conditionOf } from '#core/metrics/behind.ts';
import { frameParams } from '#core/metrics/days.ts';
import { belongs, readPartnerFacts } from '#core/metrics/partners.ts';
import { readRecordRows } from '#core/metrics/record-rows.ts';
import { readTypeProfiles } from '#core/settings/profiles.ts';
import { readProgram } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { type ActivityKey, commercialKeys } from '#shared/domain/activity-kinds.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { genericProfile } from '#shared/domain/profiles/shipped.ts';
import { frameOfDays } from '#shared/metrics/engine/frame.ts';
import { findMetric } from '#shared/metrics/engine/metrics.ts';
import type { InputId } from '#shared/metrics/engine/inputs.ts';
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

/** Which amounts of the metrics stand behind a figure: its rows are those of these inputs, by the very conditions of their sums. */
const inputsBehind: Record<string, readonly InputId[]> = {
  revenue: ['wonCount'],
  wonCount: ['wonCount'],
  wonAmount: ['wonCount'],
  averageDeal: ['wonWithAmount'],
  dealAge: ['closeDaysOf'],
  lostCount: ['lostCount'],
  winRate: ['wonCount', 'lostCount'],
  openDeals: ['openDeals'],
  openAmount: ['openWithAmount'],
  registrations: ['registrations'],
};

type Days = { from: IsoDate | null; to: IsoDate };
type DealRow = Rows['rows'][number] & { total: number };

/** Deals of one partner, or of those whose deals enter the figures of the network (no prospects). */
const readDeals = (ctx: QueryCtx, inputs: readonly InputId[], partnerId: string | undefined, days: Days, asOf: IsoDate): Rows => {
  ctx.note('deal', 'partner', 'product', 'person', 'deal_stage');
  const frame = frameOfDays({ from: days.from ?? days.to, to: days.to }, asOf);
  const { params } = frameParams([frame]);
  const ids =
    partnerId === undefined
      ? readPartnerFacts(ctx, null)
          .filter((partner) => belongs(partner, frame))
          .map(({ id }) => id)
      : [partnerId];
  const found = prepared(
    ctx.sqlite,
    `WITH behind AS (SELECT * FROM deal WHERE (${inputs.map((id) => `(${conditionOf(id)})`).join(' OR ')}) AND partner_id IN (SELECT value FROM json_each(@ids)))
     SELECT d.id, d.partner_id AS partnerId, p.name AS partner, coalesce(d.name, d.external_id, d.customer) AS deal, product.name AS product, o.name AS owner,
       coalesce(s.label, d.stage) AS stage, d.submitted_on AS submittedOn, d.closed_on AS closedOn, d.amount_minor AS amount, d.currency, count(*) OVER () AS total
     FROM behind d LEFT JOIN partner p ON p.id = d.partner_id LEFT JOIN product ON product.id = d.product_id LEFT JOIN person o ON o.id = d.owner_id
       LEFT JOIN deal_stage s ON s.key = d.stage
     ORDER BY coalesce(d.closed_on, d.submitted_on) DESC, d.id LIMIT ${limit}`,
  ).all({ ...params, ids: JSON.stringify(ids) }) as DealRow[];
  return { columns: dealColumns, rows: found.map(({ total: _, ...row }) => row), currencyKey: 'currency', total: found[0]?.total ?? 0 };
};

const eventColumns: Rows['columns'] = [
  { key: 'partner', label: 'Partner', kind: 'text' },
  { key: 'kind', label: 'Event', kind: 'text' },
  { key: 'date', label: 'Date', kind: 'date' },
];

/** "Deal registered" for deal_registered: the keys are the words of the field. */
const wordsOf = (kind: ActivityKey): string => `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1).replaceAll('_', ' ')}`;

/** The commercial events up to a day, newest first: what makes a partner active. */
const readEvents = async (ctx: QueryCtx, partnerId: string | undefined, to: IsoDate): Promise<Rows> => {
  const profiles = await readTypeProfiles(ctx.db);
  ctx.note('partner', ...(spineTables(commercialKeys) as TableName[]));
  const found = prepared(
    ctx.sqlite,
    `SELECT e.record_id AS id, e.partner_id AS partnerId, p.name AS partner, e.kind, e.on_date AS date, count(*) OVER () AS total
     FROM (${commercialSpineSql(profiles, genericProfile)}) e JOIN partner p ON p.id = e.partner_id
     WHERE e.on_date <= @to${partnerId === undefined ? '' : ' AND e.partner_id = @partnerId'} ORDER BY e.on_date DESC, e.record_id LIMIT ${limit}`,
  ).all(partnerId === undefined ? { to } : { to, partnerId }) as Array<Rows['rows'][number] & { kind: ActivityKey; total: number }>;
  return {
    columns: eventColumns,
    rows: found.map(({ total: _, kind, ...row }) => ({ ...row, kind: wordsOf(kind) })),
    currencyKey: null,
    total: found[0]?.total ?? 0,
  };
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
export const readFigureRows = async (ctx: QueryCtx, { figure, partnerId, window, period, asOf: wanted }: Input): Promise<Rows> => {
  const { asOf } = await readProgram(ctx.db, ctx.today);
  const known = wanted ?? asOf;
  const days = { from: window.from, to: window.to < known ? window.to : known };
  const metric = findMetric(figure);
  if (metric) return readRecordRows(ctx, metric, { partnerId, window: days, period }, known);
  if (figure === 'daysSinceEvent') return readEvents(ctx, partnerId, days.to);
  const inputs = Object.hasOwn(inputsBehind, figure) ? inputsBehind[figure] : undefined;
  return inputs ? readDeals(ctx, inputs, partnerId, days, known) : readPartners(ctx, figure, known);
};
