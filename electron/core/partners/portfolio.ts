import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import { frameParams } from '#core/metrics/days.ts';
import { countsAs, type MetricSettings, readMetricSettings } from '#core/metrics/frame.ts';
import { belongs } from '#core/metrics/partners.ts';
import { type LastEvents, readLastEvents } from '#core/metrics/read-activity.ts';
import { type Columns, readColumns } from '#core/metrics/read-columns.ts';
import type { ColumnId } from '#core/metrics/sql-input.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { PortfolioRow } from '#shared/api/partners.ts';
import { addDays, type IsoDate, windowMonths } from '#shared/domain/dates.ts';
import { frameOfDays, windowOf } from '#shared/metrics/engine/frame.ts';
import { isEnrolled, portfolioHeader } from '#shared/metrics/portfolio.ts';

/** What a row of the portfolio shows of its deals, read in one walk of an index that holds every column it needs. */
const dealColumns: readonly ColumnId[] = ['wonCount', 'wonAmount', 'lostCount', 'openDeals', 'openAmount', 'lastRegistration', 'lastClose'];

const partnerRows = `
  SELECT p.id, p.name, p.type, p.sub_type AS subType, p.tier, p.status, p.network_stage AS networkStage, p.lifecycle_stage AS lifecycleStage, p.owner_id AS ownerId,
    o.name AS owner, p.parent_id AS parentId, q.name AS parent, p.country, p.enrolled_on AS enrolledOn, p.terminated_on AS terminatedOn, b.kind = 'sample' AS sample
  FROM partner p LEFT JOIN person o ON o.id = p.owner_id LEFT JOIN partner q ON q.id = p.parent_id LEFT JOIN import_batch b ON b.id = p.import_id
  ORDER BY p.name COLLATE NOCASE, p.id`;

const commitmentCounts = `
  SELECT partner_id AS partnerId, count(*) AS open, sum(due_on < @asOf) AS overdue
  FROM commitment WHERE (state IN ('open', 'in_progress') OR closed_on > @asOf) AND made_on <= @asOf GROUP BY partner_id`;

type PartnerRow = Omit<PortfolioRow, 'sample' | 'active'> & { terminatedOn: IsoDate | null; sample: number | null };
type DealFacts = Pick<PortfolioRow, 'wonCount' | 'wonAmount' | 'lostCount' | 'openDeals' | 'openAmount'>;

const later = (a: IsoDate | null, b: IsoDate | null): IsoDate | null => (a === null || (b !== null && b > a) ? b : a);
const dateOf = (columns: Columns, id: 'lastRegistration' | 'lastClose'): IsoDate | null => (columns[id] as IsoDate | undefined) ?? null;

const dealFacts = (columns: Columns): DealFacts => {
  const count = (id: ColumnId): number => (typeof columns[id] === 'number' ? columns[id] : 0);
  const amount = (id: ColumnId): number | null => (typeof columns[id] === 'number' ? columns[id] : null);
  const wonCount = count('wonCount');
  return {
    wonCount,
    // won deals without any amount make the sum unknown, not zero
    wonAmount: wonCount === 0 ? 0 : amount('wonAmount'),
    lostCount: count('lostCount'),
    openDeals: count('openDeals'),
    openAmount: amount('openAmount'),
  };
};

/** The last event of a partner that its type counts as commercial, and the last of those that the preset counts too. */
const lastEventsOf = (
  events: LastEvents | undefined,
  registration: IsoDate | null,
  type: string | null,
  settings: MetricSettings,
): { ofType: IsoDate | null; ofPreset: IsoDate | null } => {
  const counts = countsAs(settings, type);
  const own = settings.profileOf(type).commercialEvents;
  let [ofType, ofPreset]: Array<IsoDate | null> = [null, null];
  for (const kind of settings.commercial) {
    const date = kind === 'deal_registered' ? registration : (events?.[kind]?.day ?? null);
    if (date === null || !own.includes(kind)) continue;
    ofType = later(ofType ?? null, date);
    if (counts(kind)) ofPreset = later(ofPreset ?? null, date);
  }
  return { ofType: ofType ?? null, ofPreset: ofPreset ?? null };
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
  const settings = await readMetricSettings(ctx, asOfInput);
  const { program, asOf, converter, preset } = settings;
  const revenueWindow = windowMonths(asOf, 12);
  const frame = frameOfDays({ from: addDays(revenueWindow.after, 1), to: asOf }, asOf, preset);
  const asked = frameParams([frame]);
  const active = windowOf(frame, 'preset');
  ctx.note('deal', 'partner', 'person', 'partner_label', 'commitment', 'qbr', 'import_batch');
  const columns = readColumns(ctx, dealColumns, asked, converter, null);
  // registrations came with the deals
  const events = readLastEvents(
    ctx,
    settings.commercial.filter((kind) => kind !== 'deal_registered'),
    asked,
    null,
  );
  let latestDealOn: IsoDate | null = null;
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
    const found = columns.get(row.id)?.[0] ?? {};
    const registration = dateOf(found, 'lastRegistration');
    latestDealOn = later(later(latestDealOn, registration), dateOf(found, 'lastClose'));
    const own = dealFacts(found);
    const last = lastEventsOf(events.get(row.id)?.[0], registration, row.type, settings);
    const label = labels.get(row.id);
    const promised = commitments.get(row.id);
    const member = { status: row.status, enrolledOn: row.enrolledOn, terminatedOn };
    const enrolled = isEnrolled(member, asOf);
    const isActive = enrolled && last.ofPreset !== null && last.ofPreset > active.after;
    if (enrolled) enrolledIds.add(row.id);
    headerRows.push({ enrolled, active: isActive, tier: row.tier, wonAmount: belongs(member, frame) ? own.wonAmount : 0 });
    return {
      ...row,
      ...own,
      lastCommercialEvent: last.ofType,
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
  const header = portfolioHeader(headerRows, { asOf, preset, revenueWindow, converter, tiers: program.tiers });
  return { portfolio: { asOf, currency: converter.currency, partners, header, latestDealOn }, enrolledIds };
};
