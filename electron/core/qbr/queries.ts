import { sql } from 'kysely';
import type { HandlersFor, QueryCtx } from '#core/context.ts';
import { readFrame } from '#core/partners/queries.ts';
import type { QbrEntry } from '#shared/api/qbrs.ts';
import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { FiscalCalendar, parseQuarter, quarterOf } from '#shared/domain/fiscal.ts';
import { isEnrolled } from '#shared/metrics/portfolio.ts';
import { buildPackage } from '#shared/qbr/build.ts';
import type { QbrPackage } from '#shared/qbr/model.ts';
import { movedFigures } from '#shared/qbr/moved.ts';
import { partnerCopy } from '#shared/qbr/partner-copy.ts';
import { stageOf } from '#shared/qbr/stage.ts';
import { readFacts } from './facts.ts';
import { hasOutcomeSql } from './outcome-sql.ts';
import { asQbr, frozenPackage, type QbrRow, readQbr } from './rows.ts';

/** A review is late when its quarter ended longer ago than this and it was not held. */
const daysToHold = 45;

const readPartnersOfBoard = (ctx: QueryCtx, partnerId: string | undefined) => {
  const all = ctx.db
    .selectFrom('partner as p')
    .leftJoin('person as o', 'o.id', 'p.owner_id')
    .leftJoin('import_batch as b', 'b.id', 'p.import_id')
    .select([
      'p.id',
      'p.name',
      'p.tier',
      'p.status',
      'p.enrolled_on as enrolledOn',
      'p.terminated_on as terminatedOn',
      'p.fiscal_calendar as calendar',
      'o.name as owner',
      'b.kind as origin',
    ])
    .orderBy('p.name')
    .orderBy('p.id');
  return (partnerId === undefined ? all : all.where('p.id', '=', partnerId)).execute();
};

type OpenPromise = { dueOn: string | null; madeOn: string; qbrId: string | null; isOpenNow: boolean };

/** What was promised and open on the as-of date, by partner. */
const readPromises = async (ctx: QueryCtx, asOf: IsoDate): Promise<Map<string, OpenPromise[]>> => {
  const rows = await ctx.db
    .selectFrom('commitment')
    .select(['partner_id', 'due_on', 'made_on', 'state', 'origin_kind', 'origin_id'])
    .where((where) => where.or([where('state', 'in', ['open', 'in_progress']), where('closed_on', '>', asOf)]))
    .where('made_on', '<=', asOf)
    .execute();
  const promises = new Map<string, OpenPromise[]>();
  for (const row of rows) {
    const own = promises.get(row.partner_id) ?? [];
    own.push({
      dueOn: row.due_on,
      madeOn: row.made_on,
      qbrId: row.origin_kind === 'qbr' ? row.origin_id : null,
      isOpenNow: row.state === 'open' || row.state === 'in_progress',
    });
    promises.set(row.partner_id, own);
  }
  return promises;
};

/** The newest version of each partner's QBR by partner and quarter. */
const readNewest = async (ctx: QueryCtx) => {
  // never the frozen packages: they are large, and the board shows nothing of them
  const rows = await ctx.db
    .selectFrom('qbr')
    .select([
      'id',
      'partner_id',
      'quarter',
      'state',
      'scheduled_on',
      'ready_on',
      'held_on',
      'followed_up_on',
      'frozen_at',
      'package_version',
      sql<number>`${sql.raw(hasOutcomeSql)}`.as('hasOutcome'),
    ])
    .orderBy('package_version')
    .execute();
  return new Map(rows.map((row) => [`${row.partner_id} ${row.quarter}`, row]));
};

/** A frozen package rebuilt over its own quarter, as-of date, currency and fiscal year, to compare; a live one as of the date in force. */
export const readPackage = async (
  ctx: Parameters<typeof readFacts>[0],
  row: QbrRow,
  asOf: IsoDate | undefined,
  pause?: () => Promise<void>,
): Promise<{ frozen: QbrPackage | null; live: QbrPackage }> => {
  const frozen = frozenPackage(row);
  const isSameDay = frozen !== null && (asOf === undefined || asOf === frozen.asOf);
  const facts = await readFacts(ctx, row, asOf ?? frozen?.asOf, { ...(pause ? { pause } : {}), like: isSameDay ? frozen : null });
  return { frozen, live: buildPackage(facts) };
};

export const qbrQueries: HandlersFor<'qbrs', 'query'> = {
  'qbrs.list': async (ctx, { quarter: wanted, partnerId, asOf: given }) => {
    const { program, asOf } = await readFrame(ctx, given);
    const quarter = wanted === undefined ? quarterOf(program.fiscalCalendar, asOf) : parseQuarter(program.fiscalCalendar, wanted);
    if (!quarter) throw new AppError('QUARTER_INVALID', { quarter: wanted ?? '' });
    const promises = await readPromises(ctx, asOf);
    const newest = await readNewest(ctx);
    const partners = await readPartnersOfBoard(ctx, partnerId);
    const entries = partners.flatMap((partner): QbrEntry[] => {
      // a partner with a fiscal year of its own has the quarter in which the program's quarter ends
      const own = partner.calendar === null ? quarter : quarterOf(FiscalCalendar.parse(JSON.parse(partner.calendar)), quarter.to);
      const row = newest.get(`${partner.id} ${own.label}`);
      if (!row && !isEnrolled(partner, asOf)) return [];
      const state = row?.state ?? 'due';
      const standing = {
        state,
        readyOn: row?.ready_on ?? null,
        followedUpOn: row?.followed_up_on ?? null,
        hasOutcome: row?.hasOutcome === 1,
      };
      const open = promises.get(partner.id) ?? [];
      const settledBy = row?.held_on ?? asOf;
      return [
        {
          id: row?.id ?? null,
          partnerId: partner.id,
          partner: partner.name,
          owner: partner.owner,
          tier: partner.tier,
          quarter: own.label,
          from: own.from,
          to: own.to,
          ...standing,
          stage: stageOf(standing),
          unsettled: open.filter(
            ({ isOpenNow, madeOn, dueOn, qbrId }) =>
              isOpenNow && madeOn <= settledBy && dueOn !== null && dueOn <= settledBy && (qbrId === null || qbrId !== row?.id),
          ).length,
          overdue: state !== 'held' && state !== 'closed' && addDays(own.to, daysToHold) < asOf,
          scheduledOn: row?.scheduled_on ?? null,
          heldOn: row?.held_on ?? null,
          frozen: (row?.frozen_at ?? null) !== null,
          version: row?.package_version ?? 1,
          openCommitments: open.length,
          overdueCommitments: open.filter(({ dueOn }) => dueOn !== null && dueOn < asOf).length,
          sample: partner.origin === 'sample',
        },
      ];
    });
    return { asOf, quarter: quarter.label, entries };
  },
  'qbrs.ofPartner': async (ctx, { partnerId }) => {
    const rows = await ctx.db
      .selectFrom('qbr')
      .selectAll()
      .where('partner_id', '=', partnerId)
      .orderBy('quarter', 'desc')
      .orderBy('package_version', 'desc')
      .execute();
    return Promise.all(rows.map((row) => asQbr(ctx, row)));
  },
  'qbrs.partnerCopy': async (ctx, { id, asOf }) => {
    const { frozen, live } = await readPackage(ctx, await readQbr(ctx, id), asOf);
    return { removed: partnerCopy(frozen ?? live).removed };
  },
  'qbrs.get': async (ctx, { id, asOf }) => {
    const row = await readQbr(ctx, id);
    const { frozen, live } = await readPackage(ctx, row, asOf);
    return { qbr: await asQbr(ctx, row), package: frozen ?? live, live: frozen === null, moved: frozen ? movedFigures(frozen, live) : [] };
  },
};
