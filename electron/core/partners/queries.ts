import { sql } from 'kysely';
import type { HandlersFor, QueryCtx } from '#core/context.ts';
import { readConverter } from '#core/settings/converter.ts';
import { readProgram } from '#core/settings/program.ts';
import type { Partner } from '#shared/api/partners.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { FiscalCalendar, quarterOf, shiftQuarter } from '#shared/domain/fiscal.ts';
import type { Converter } from '#shared/domain/rates.ts';
import { type PeriodFigures, periodFigures } from '#shared/metrics/deal-period.ts';
import { readDealPeriod } from './deal-period.ts';
import { readFigureRows } from './figure-rows.ts';
import { readActivationQueue, readPartnerFacts } from './facts-queries.ts';
import { readPortfolio } from './portfolio.ts';
import { totalMoney } from './total-money.ts';

/** One partner whole. Throws RECORD_NOT_FOUND. */
export const readPartner = async (ctx: Pick<QueryCtx, 'db'>, id: string): Promise<Partner> => {
  const row = await ctx.db
    .selectFrom('partner as p')
    .leftJoin('person as o', 'o.id', 'p.owner_id')
    .leftJoin('person as m', 'm.id', 'o.manager_id')
    .leftJoin('team as t', 't.id', 'o.team_id')
    .leftJoin('partner as q', 'q.id', 'p.parent_id')
    .leftJoin('import_batch as b', 'b.id', 'p.import_id')
    .selectAll('p')
    .select(['o.name as owner', 'm.name as manager', 't.name as team', 'q.name as parent', 'b.kind as origin'])
    .where('p.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new AppError('RECORD_NOT_FOUND', { entity: 'partner' });
  const labels = await ctx.db.selectFrom('partner_label').select(['kind', 'value']).where('partner_id', '=', id).orderBy('value').execute();
  const children = await ctx.db.selectFrom('partner').select(['id', 'name']).where('parent_id', '=', id).orderBy('name').execute();
  const valuesOf = (kind: string): string[] => labels.filter((label) => label.kind === kind).map(({ value }) => value);
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    legalName: row.legal_name,
    type: row.type,
    subType: row.sub_type,
    tier: row.tier,
    status: row.status,
    networkStage: row.network_stage,
    lifecycleStage: row.lifecycle_stage,
    investmentSegment: row.investment_segment,
    coverageModel: row.coverage_model,
    parentId: row.parent_id,
    parent: row.parent,
    ownerId: row.owner_id,
    owner: row.owner,
    manager: row.manager,
    team: row.team,
    currency: row.currency,
    fiscalCalendar: row.fiscal_calendar === null ? null : FiscalCalendar.parse(JSON.parse(row.fiscal_calendar)),
    enrolledOn: row.enrolled_on,
    terminatedOn: row.terminated_on,
    website: row.website,
    country: row.country,
    foundedYear: row.founded_year,
    employees: row.employees,
    annualRevenue:
      row.annual_revenue_minor === null || row.annual_revenue_currency === null
        ? null
        : { minor: row.annual_revenue_minor, currency: row.annual_revenue_currency },
    note: row.note,
    territories: valuesOf('territory'),
    verticals: valuesOf('vertical'),
    segments: valuesOf('segment'),
    children,
    sample: row.origin === 'sample',
    version: row.version,
  };
};

/** The date and the currency rules that a query about figures runs under. `currency`: another one than the program's. */
export const readFrame = async (ctx: QueryCtx, asOf: IsoDate | undefined, currency?: string) => {
  const program = await readProgram(ctx.db, ctx.today);
  const date = asOf ?? program.asOf;
  const reporting = { ...program, reportingCurrency: currency ?? program.reportingCurrency };
  return { program, asOf: date, converter: await readConverter(ctx.db, reporting, date) };
};

const figuresOf = (
  ctx: QueryCtx,
  partnerId: string,
  period: { from: IsoDate; to: IsoDate },
  asOf: IsoDate,
  converter: Converter,
): PeriodFigures => periodFigures(readDealPeriod(ctx, partnerId, period, asOf, converter), converter);

const scorecardLines = [
  ['activity', 'registrations'],
  ['activity', 'daysSinceEvent'],
  ['outcome', 'wonAmount'],
  ['outcome', 'wonCount'],
  ['outcome', 'winRate'],
  ['outcome', 'averageDeal'],
  ['outcome', 'openDeals'],
  ['outcome', 'dealAge'],
] as const;

export const partnerQueries: HandlersFor<'partners' | 'figures', 'query'> = {
  'partners.list': (ctx, { asOf }) => readPortfolio(ctx, asOf),
  'partners.get': (ctx, { id }) => readPartner(ctx, id),
  'partners.facts': readPartnerFacts,
  'partners.activationQueue': readActivationQueue,
  'partners.scorecard': async (ctx, { id, asOf: wanted }) => {
    const { program, asOf, converter } = await readFrame(ctx, wanted);
    const partner = await readPartner(ctx, id);
    const calendar = partner.fiscalCalendar ?? program.fiscalCalendar;
    const quarter = quarterOf(calendar, asOf);
    const [now, previous, yearBefore] = [0, -1, -4].map((shift) =>
      figuresOf(ctx, id, shiftQuarter(calendar, quarter, shift), asOf, converter),
    );
    if (!now || !previous || !yearBefore) throw new Error('three periods were asked for');
    return {
      asOf,
      quarter: quarter.label,
      lines: scorecardLines.map(([kind, key]) => ({ kind, now: now[key], previous: previous[key], yearBefore: yearBefore[key] })),
    };
  },
  'partners.pipeline': async (ctx, { id, asOf: wanted }) => {
    const { program, asOf, converter } = await readFrame(ctx, wanted);
    const rows = await ctx.db
      .selectFrom('deal')
      .select([
        'stage',
        'state',
        'currency',
        sql<number>`count(*)`.as('deals'),
        sql<number | null>`sum(amount_minor)`.as('amount'),
        sql<number>`sum(amount_minor IS NULL)`.as('withoutAmount'),
      ])
      .where('partner_id', '=', id)
      .where((where) => where.or([where('submitted_on', 'is', null), where('submitted_on', '<=', asOf)]))
      .where((where) => where.or([where('state', '=', 'open'), where('closed_on', '>', asOf)]))
      .groupBy(['stage', 'state', 'currency'])
      .execute();
    // a deal that closed after the as-of date was open then, in a stage that is not recorded
    const open = Map.groupBy(rows, (row) => (row.state === 'open' ? row.stage : ''));
    const named = [...program.stages.filter(({ state }) => state === 'open'), { key: '', label: 'Closed since' }];
    const figures = figuresOf(ctx, id, { from: asOf, to: asOf }, asOf, converter);
    return {
      asOf,
      currency: converter.currency,
      openDeals: figures.openDeals,
      openAmount: figures.openAmount,
      stages: named.flatMap(({ key, label }) => {
        const own = open.get(key);
        if (!own && key === '') return [];
        return {
          key,
          label,
          deals: own?.reduce((sum, row) => sum + row.deals, 0) ?? 0,
          amount: totalMoney(own ?? [], (row) => row.amount, converter),
          withoutAmount: own?.reduce((sum, row) => sum + row.withoutAmount, 0) ?? 0,
        };
      }),
    };
  },
  'partners.quarters': async (ctx, { id, asOf: wanted, count }) => {
    const { program, asOf, converter } = await readFrame(ctx, wanted);
    const partner = await readPartner(ctx, id);
    const calendar = partner.fiscalCalendar ?? program.fiscalCalendar;
    const last = quarterOf(calendar, asOf);
    const quarters = Array.from({ length: count }, (_, index) => shiftQuarter(calendar, last, index + 1 - count)).map((quarter) => {
      const period = readDealPeriod(ctx, id, quarter, asOf, converter);
      return {
        quarter: quarter.label,
        from: quarter.from,
        to: quarter.to,
        wonCount: period.wonCount,
        wonAmount: period.wonAmount,
        lostCount: period.lostCount,
        registrations: period.registrations,
      };
    });
    return { asOf, currency: converter.currency, quarters };
  },
  'figures.rows': (ctx, input) => readFigureRows(ctx, input),
};
