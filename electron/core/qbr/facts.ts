import type { QueryCtx } from '#core/context.ts';
import { readDealPeriod } from '#core/partners/deal-period.ts';
import { readFrame, readPartner } from '#core/partners/queries.ts';
import { readCommitments } from '#core/commitments/queries.ts';
import type { Commitment } from '#shared/api/commitments.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type FiscalQuarter, parseQuarter, shiftQuarter } from '#shared/domain/fiscal.ts';
import type { Converter } from '#shared/domain/rates.ts';
import { periodFigures } from '#shared/metrics/deal-period.ts';
import type { PackageFigures, QbrFacts } from '#shared/qbr/model.ts';
import { qbrWordsOf } from '#shared/qbr/words.ts';
import { readLastFrozen } from './last-frozen.ts';
import { listsOf } from './lists.ts';
import { readMeasures } from './measures.ts';
import { readOpenDeals, readStages } from './open-deals.ts';
import { readPackagePlan } from './plan.ts';
import { readProductMix } from './product-mix.ts';
import { readEnablement, readMarketing } from './recorded.ts';
import { readRecords } from './records/read-records.ts';
import type { QbrRow } from './rows.ts';
import { readSections, startAgenda } from './sections.ts';

type Reader = Pick<QueryCtx, 'db' | 'sqlite' | 'note' | 'now' | 'today' | 'newId' | 'deps' | 'sync'>;
const trendQuarters = 8;

const daysOf = ({ label, from, to }: FiscalQuarter) => ({ label, from, to });

/** The figures of a quarter as known on the as-of date; a quarter that has not begun has none, and says so. */
const readFigures = (ctx: Reader, partnerId: string, quarter: FiscalQuarter, asOf: IsoDate, converter: Converter): PackageFigures => {
  if (quarter.from <= asOf) return periodFigures(readDealPeriod(ctx, partnerId, quarter, asOf, converter), converter);
  const figures = periodFigures(readDealPeriod(ctx, partnerId, { from: asOf, to: asOf }, asOf, converter), converter);
  const reason = qbrWordsOf('en')('notBegun', { quarter: quarter.label });
  const window = { from: quarter.from, to: quarter.to };
  return Object.fromEntries(
    Object.entries(figures).map(([key, figure]) => [key, { ...figure, window, value: null, numerator: null, denominator: null, reason }]),
  ) as PackageFigures;
};

/** A commitment that was closed after the as-of date was still open on it. */
const asKnownOn = (one: Commitment, asOf: IsoDate): Commitment =>
  one.closedOn === null || one.closedOn <= asOf
    ? one
    : { ...one, state: 'open', closedOn: null, reason: null, evidence: null, overdue: one.dueOn !== null && one.dueOn < asOf };

const readLastQbr = async (ctx: Reader, partnerId: string, quarter: string): Promise<QbrFacts['lastQbr']> => {
  const row = await ctx.db
    .selectFrom('qbr')
    .select(['quarter', 'summary', 'held_on'])
    .where('partner_id', '=', partnerId)
    .where('quarter', '<', quarter)
    .where('state', 'in', ['held', 'closed'])
    .orderBy('quarter', 'desc')
    .orderBy('package_version', 'desc')
    .executeTakeFirst();
  return row ? { quarter: row.quarter, summary: row.summary, heldOn: row.held_on } : null;
};

const noPause = (): Promise<void> => Promise.resolve();

/**
 * Everything that a package of this QBR shows, as known on a day. `pause` is waited for between the parts: long work lets other calls run there.
 * `like`: a package whose currency and fiscal year hold instead of those in force, so that the two can be compared.
 * Throws RECORD_NOT_FOUND, QUARTER_INVALID.
 */
export const readFacts = async (
  ctx: Reader,
  qbr: QbrRow,
  asOfInput: IsoDate | undefined,
  { pause = noPause, like = null }: { pause?: () => Promise<void>; like?: Pick<QbrFacts, 'currency' | 'calendar'> | null } = {},
): Promise<QbrFacts> => {
  const { program, asOf, converter } = await readFrame(ctx, asOfInput, like?.currency);
  const partner = await readPartner(ctx, qbr.partner_id);
  const calendar = like?.calendar ?? partner.fiscalCalendar ?? program.fiscalCalendar;
  const quarter = parseQuarter(calendar, qbr.quarter);
  if (!quarter) throw new AppError('QUARTER_INVALID', { quarter: qbr.quarter });
  const [previous, yearBefore, next] = [
    shiftQuarter(calendar, quarter, -1),
    shiftQuarter(calendar, quarter, -4),
    shiftQuarter(calendar, quarter, 1),
  ];
  const closedSince = qbrWordsOf('en')('closedSince');
  const id = partner.id;
  const lists = listsOf(qbr);
  const onDay = periodFigures(readDealPeriod(ctx, id, { from: asOf, to: asOf }, asOf, converter), converter);
  await pause();
  const sections = await readSections(ctx, qbr.id);
  const sponsors = await ctx.db
    .selectFrom('contact')
    .select('name')
    .where('partner_id', '=', id)
    .where('is_executive_sponsor', '=', 1)
    .orderBy('name')
    .execute();
  const commitments = (await readCommitments(ctx, asOf, { partnerId: id })).map((one) => asKnownOn(one, asOf));
  await pause();
  const figures = {
    now: readFigures(ctx, id, quarter, asOf, converter),
    previous: readFigures(ctx, id, previous, asOf, converter),
    yearBefore: readFigures(ctx, id, yearBefore, asOf, converter),
  };
  await pause();
  const stages = await readStages(ctx, id, asOf, program, converter, closedSince);
  const deals = await readOpenDeals(ctx, id, asOf, closedSince);
  await pause();
  const inQuarter = { from: quarter.from, to: quarter.to < asOf ? quarter.to : asOf };
  const productMix = await readProductMix(ctx, id, inQuarter, converter);
  const enablement = await readEnablement(ctx, { id, type: partner.type }, inQuarter, asOf);
  const marketing = await readMarketing(ctx, id, inQuarter, asOf, converter);
  const plan = await readPackagePlan(ctx, id, quarter, asOf);
  const lastQbr = await readLastQbr(ctx, id, quarter.label);
  await pause();
  const measures = await readMeasures(ctx, { partner, sections, quarter, calendar, asOf, converter });
  await pause();
  const around = { quarter, previous, yearBefore, next };
  const records = await readRecords({ ctx, partnerId: id, ...around, asOf, converter, say: qbrWordsOf('en') }, sections);
  await pause();
  return {
    partner: {
      id,
      name: partner.name,
      type: program.partnerTypes.find(({ key }) => key === partner.type)?.label ?? partner.type,
      tier: program.tiers.find(({ key }) => key === partner.tier)?.label ?? partner.tier,
      country: partner.country,
      owner: partner.owner,
      manager: partner.manager,
      sponsors: sponsors.map(({ name }) => name),
      sample: partner.sample,
    },
    company: program.companyName,
    pageSize: program.pageSize,
    version: qbr.package_version,
    quarter: daysOf(quarter),
    previousQuarter: daysOf(previous),
    yearBefore: daysOf(yearBefore),
    nextQuarter: daysOf(next),
    calendar,
    ownCalendar: partner.fiscalCalendar !== null,
    asOf,
    currency: converter.currency,
    scheduledOn: qbr.scheduled_on,
    attendees: lists.attendees,
    figures,
    pipeline: {
      openDeals: onDay.openDeals,
      openAmount: onDay.openAmount,
      daysSinceEvent: onDay.daysSinceEvent,
      stages,
      deals,
    },
    trend: Array.from({ length: trendQuarters }, (_, index) => shiftQuarter(calendar, quarter, index + 1 - trendQuarters))
      .filter(({ from }) => from <= asOf)
      .map((one) => {
        const { wonCount, wonAmount, lostCount, registrations } = readDealPeriod(ctx, id, one, asOf, converter);
        return { quarter: one.label, from: one.from, to: one.to, wonCount, wonAmount, lostCount, registrations };
      }),
    productMix,
    enablement,
    marketing,
    plan,
    commitments: commitments.filter(({ closedOn }) => closedOn === null || closedOn >= quarter.from),
    lastQbr,
    asks: lists.asks,
    ...measures,
    records,
    lastFrozen: await readLastFrozen(ctx, id, quarter.label, asOf),
    writtenRisks: lists.risks,
    agenda: lists.agenda ?? (await startAgenda(ctx, partner.type)),
    sections,
  };
};
