import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import { readConverter } from '#core/settings/converter.ts';
import { readProgram } from '#core/settings/program.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { PortfolioRow } from '#shared/api/partners.ts';
import { type IsoDate, windowMonths } from '#shared/domain/dates.ts';
import { shippedPresets } from '#shared/domain/program.ts';
import type { Converter } from '#shared/domain/rates.ts';
import { isEnrolled, portfolioHeader, presetWindow } from '#shared/metrics/portfolio.ts';
import { totalMoney } from './total-money.ts';

/**
 * The deals of each partner in one walk of an index that holds every column it needs. One row for each partner and currency.
 * A deal was open on the as-of date when it was registered by then (or has no such date) and was not closed by then.
 */
const dealSums = `
  SELECT partner_id AS partnerId, currency,
    max(CASE WHEN submitted_on <= @asOf THEN submitted_on END) AS lastEvent, max(CASE WHEN closed_on <= @asOf THEN closed_on END) AS lastClose,
    sum(state = 'won' AND closed_on > @after AND closed_on <= @asOf) AS won,
    sum(CASE WHEN state = 'won' AND closed_on > @after AND closed_on <= @asOf THEN amount_minor END) AS wonAmount,
    sum(state = 'lost' AND closed_on > @after AND closed_on <= @asOf) AS lost,
    sum((submitted_on IS NULL OR submitted_on <= @asOf) AND (state = 'open' OR closed_on > @asOf)) AS open,
    sum(CASE WHEN (submitted_on IS NULL OR submitted_on <= @asOf) AND (state = 'open' OR closed_on > @asOf) THEN amount_minor END) AS openAmount
  FROM deal GROUP BY partner_id, currency`;

const partnerRows = `
  SELECT p.id, p.name, p.type, p.sub_type AS subType, p.tier, p.status, p.network_stage AS networkStage, p.lifecycle_stage AS lifecycleStage, p.owner_id AS ownerId,
    o.name AS owner, p.parent_id AS parentId, q.name AS parent, p.country, p.enrolled_on AS enrolledOn, p.terminated_on AS terminatedOn, b.kind = 'sample' AS sample
  FROM partner p LEFT JOIN person o ON o.id = p.owner_id LEFT JOIN partner q ON q.id = p.parent_id LEFT JOIN import_batch b ON b.id = p.import_id
  ORDER BY p.name COLLATE NOCASE, p.id`;

const commitmentCounts = `
  SELECT partner_id AS partnerId, count(*) AS open, sum(due_on < @asOf) AS overdue
  FROM commitment WHERE (state IN ('open', 'in_progress') OR closed_on > @asOf) AND made_on <= @asOf GROUP BY partner_id`;

type PartnerRow = Omit<PortfolioRow, 'sample' | 'active'> & { terminatedOn: IsoDate | null; sample: number | null };
type DealSum = {
  partnerId: string;
  currency: string | null;
  lastEvent: IsoDate | null;
  lastClose: IsoDate | null;
  won: number;
  wonAmount: number | null;
  lost: number;
  open: number;
  openAmount: number | null;
};
type DealFacts = Pick<PortfolioRow, 'wonCount' | 'wonAmount' | 'lostCount' | 'openDeals' | 'openAmount' | 'lastCommercialEvent'>;

const nothing: DealFacts = { wonCount: 0, wonAmount: 0, lostCount: 0, openDeals: 0, openAmount: null, lastCommercialEvent: null };

const later = (a: IsoDate | null, b: IsoDate | null): IsoDate | null => (a === null || (b !== null && b > a) ? b : a);
const total = (rows: readonly DealSum[], pick: (row: DealSum) => number): number => rows.reduce((sum, row) => sum + pick(row), 0);

/** One partner's sums of all currencies together. */
const factsOf = (rows: readonly DealSum[], converter: Converter): DealFacts => {
  const wonCount = total(rows, (row) => row.won);
  return {
    wonCount,
    // won deals without any amount make the sum unknown, not zero
    wonAmount: wonCount === 0 ? 0 : totalMoney(rows, (row) => row.wonAmount, converter),
    lostCount: total(rows, (row) => row.lost),
    openDeals: total(rows, (row) => row.open),
    openAmount: totalMoney(rows, (row) => row.openAmount, converter),
    lastCommercialEvent: rows.reduce<IsoDate | null>((last, row) => later(last, row.lastEvent), null),
  };
};

const readDealFacts = (
  ctx: QueryCtx,
  asOf: IsoDate,
  converter: Converter,
): { facts: Map<string, DealFacts>; latestDealOn: IsoDate | null } => {
  const sumsByPartner = new Map<string, DealSum[]>();
  let latestDealOn: IsoDate | null = null;
  const sums = prepared(ctx.sqlite, dealSums).all({ asOf, after: windowMonths(asOf, 12).after }) as DealSum[];
  for (const sum of sums) {
    const others = sumsByPartner.get(sum.partnerId);
    if (others) others.push(sum);
    else sumsByPartner.set(sum.partnerId, [sum]);
    latestDealOn = later(latestDealOn, later(sum.lastEvent, sum.lastClose));
  }
  const facts = new Map([...sumsByPartner].map(([partnerId, own]) => [partnerId, factsOf(own, converter)]));
  return { facts, latestDealOn };
};

const readLabels = (ctx: QueryCtx): Map<string, Record<'territory' | 'vertical' | 'segment', string[]>> => {
  const labels = new Map<string, Record<'territory' | 'vertical' | 'segment', string[]>>();
  const rows = prepared(ctx.sqlite, 'SELECT partner_id AS id, kind, value FROM partner_label').all() as Array<{
    id: string;
    kind: 'territory' | 'vertical' | 'segment';
    value: string;
  }>;
  for (const { id, kind, value } of rows) {
    let own = labels.get(id);
    if (!own) {
      own = { territory: [], vertical: [], segment: [] };
      labels.set(id, own);
    }
    own[kind].push(value);
  }
  return labels;
};

const noLabels: string[] = [];

type Portfolio = OutputOf<'partners.list'>;

/** The whole portfolio on a day: every partner with what it sold and what is open, and the header over the enrolled ones. */
export const readPortfolio = async (ctx: QueryCtx, asOfInput: IsoDate | undefined): Promise<Portfolio> =>
  (await readPortfolioAndEnrolled(ctx, asOfInput)).portfolio;

/** The portfolio, and the ids of those of its partners that the header counts as enrolled. */
export const readPortfolioAndEnrolled = async (
  ctx: QueryCtx,
  asOfInput: IsoDate | undefined,
): Promise<{ portfolio: Portfolio; enrolledIds: ReadonlySet<string> }> => {
  const program = await readProgram(ctx.db, ctx.today);
  const asOf = asOfInput ?? program.asOf;
  const converter = await readConverter(ctx.db, program, asOf);
  const preset = program.presets.find(({ key }) => key === program.activePreset) ?? shippedPresets[0];
  if (!preset) throw new Error('the shipped presets are empty');
  const active = presetWindow(preset, asOf);
  ctx.note('deal', 'partner', 'person', 'partner_label', 'commitment', 'qbr', 'import_batch');
  const { facts, latestDealOn } = readDealFacts(ctx, asOf, converter);
  const labels = readLabels(ctx);
  const commitments = new Map(
    (prepared(ctx.sqlite, commitmentCounts).all({ asOf }) as Array<{ partnerId: string; open: number; overdue: number | null }>).map(
      (row) => [row.partnerId, row],
    ),
  );
  const qbrs = new Map(
    (
      prepared(ctx.sqlite, 'SELECT partner_id AS id, max(quarter) AS quarter FROM qbr GROUP BY partner_id').all() as Array<{
        id: string;
        quarter: string;
      }>
    ).map((row) => [row.id, row.quarter]),
  );
  const enrolledIds = new Set<string>();
  const headerRows: Array<{ enrolled: boolean; active: boolean; tier: string | null; wonAmount: number | null }> = [];
  const partners = (prepared(ctx.sqlite, partnerRows).all() as PartnerRow[]).map(({ terminatedOn, sample, ...row }): PortfolioRow => {
    const own = facts.get(row.id) ?? nothing;
    const label = labels.get(row.id);
    const promised = commitments.get(row.id);
    const enrolled = isEnrolled({ status: row.status, enrolledOn: row.enrolledOn, terminatedOn }, asOf);
    const isActive = enrolled && own.lastCommercialEvent !== null && own.lastCommercialEvent > active.after;
    if (enrolled) enrolledIds.add(row.id);
    headerRows.push({ enrolled, active: isActive, tier: row.tier, wonAmount: own.wonAmount });
    return {
      ...row,
      ...own,
      territories: label?.territory ?? noLabels,
      verticals: label?.vertical ?? noLabels,
      segments: label?.segment ?? noLabels,
      active: isActive,
      openCommitments: promised?.open ?? 0,
      overdueCommitments: promised?.overdue ?? 0,
      lastQbr: qbrs.get(row.id) ?? null,
      sample: sample === 1,
    };
  });
  const header = portfolioHeader(headerRows, { asOf, preset, revenueWindow: windowMonths(asOf, 12), converter, tiers: program.tiers });
  return { portfolio: { asOf, currency: converter.currency, partners, header, latestDealOn }, enrolledIds };
};
