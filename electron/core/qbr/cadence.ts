import { sql } from 'kysely';
import type { QueryCtx } from '#core/context.ts';
import { readCoverage } from '#core/metrics/coverage.ts';
import { readMetricSettings } from '#core/metrics/frame.ts';
import type { DueReview } from '#shared/api/qbr-cadence.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { FiscalCalendar, quarterOf, shiftQuarter } from '#shared/domain/fiscal.ts';
import { isEnrolled } from '#shared/metrics/portfolio.ts';
import { lastDayToHold, type ReviewSubject, reviewDueOn } from '#shared/qbr/cadence.ts';
import { stageOf } from '#shared/qbr/stage.ts';
import { hasOutcomeSql } from './outcome-sql.ts';

type Reader = Pick<QueryCtx, 'db' | 'sqlite' | 'note' | 'today'>;

const readPartners = (ctx: Reader, partnerId: string | undefined) => {
  const all = ctx.db
    .selectFrom('partner as p')
    .leftJoin('person as o', 'o.id', 'p.owner_id')
    .leftJoin('import_batch as b', 'b.id', 'p.import_id')
    .select([
      'p.id',
      'p.name',
      'p.type',
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

/** Tells the newest version of a partner's review of a quarter, with the ids of all versions. */
const readReviews = async (ctx: Reader) => {
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
  const reviews = Map.groupBy(rows, (row) => `${row.partner_id} ${row.quarter}`);
  return (partnerId: string, quarter: string) => {
    const versions = reviews.get(`${partnerId} ${quarter}`);
    const last = versions?.at(-1);
    return last && { ...last, versions: versions?.map(({ id }) => id) ?? [] };
  };
};

/** What decides which reviews are due on a day: the partners, their calendars and cadence, and the reviews that there are. */
export const readCadence = async (ctx: Reader, given: IsoDate | undefined, partnerId?: string) => {
  const settings = await readMetricSettings(ctx, given);
  const { program, asOf } = settings;
  const coverage = readCoverage(ctx, settings, null);
  const reviewOf = await readReviews(ctx);
  const partners = (await readPartners(ctx, partnerId)).map((partner) => {
    const subject: ReviewSubject = {
      isEnrolled: isEnrolled(partner, asOf),
      enrolledOn: partner.enrolledOn,
      coverage: coverage.get(partner.id) ?? null,
      reviews: settings.profileOf(partner.type).reviews,
    };
    const ownCalendar = partner.calendar === null ? null : FiscalCalendar.parse(JSON.parse(partner.calendar));
    return { ...partner, subject, ownCalendar };
  });
  return { program, asOf, partners, reviewOf };
};

/** A day before the other; a review without a meeting has none. */
const isBefore = (day: IsoDate | null, before: IsoDate): boolean => day !== null && day < before;

/**
 * The reviews that are to be prepared for a day: not held, and due or planned before it. Of each partner the last quarter, the running one and the next one are looked
 * at; what is older is past holding. The most pressing first.
 */
export const readDueReviews = async (ctx: Reader, dueBefore: IsoDate, given: IsoDate | undefined): Promise<DueReview[]> => {
  const { program, asOf, partners, reviewOf } = await readCadence(ctx, given);
  const found = partners.flatMap(({ id: partnerId, name: partner, owner, subject, ownCalendar }) => {
    const calendar = ownCalendar ?? program.fiscalCalendar;
    const now = quarterOf(calendar, asOf);
    return [-1, 0, 1].flatMap((shift): DueReview[] => {
      const quarter = shiftQuarter(calendar, now, shift);
      const row = reviewOf(partnerId, quarter.label);
      if (!subject.isEnrolled || row?.state === 'held' || row?.state === 'closed') return [];
      const dueOn = row ? lastDayToHold(subject.reviews, quarter) : reviewDueOn(subject, quarter);
      const scheduledOn = row?.scheduled_on ?? null;
      if (dueOn === null || !(isBefore(dueOn, dueBefore) || isBefore(scheduledOn, dueBefore))) return [];
      const stage = row
        ? stageOf({ state: row.state, readyOn: row.ready_on, followedUpOn: null, hasOutcome: row.hasOutcome === 1 })
        : 'due';
      return [{ id: row?.id ?? null, partnerId, partner, owner, quarter: quarter.label, stage, dueOn, scheduledOn }];
    });
  });
  const dayOf = ({ scheduledOn, dueOn }: DueReview): IsoDate => scheduledOn ?? dueOn;
  return found.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.partner.localeCompare(b.partner));
};
