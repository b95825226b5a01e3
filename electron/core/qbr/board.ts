import type { HandlersFor, QueryCtx } from '#core/context.ts';
import type { QbrEntry } from '#shared/api/qbrs.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { parseQuarter, quarterOf } from '#shared/domain/fiscal.ts';
import { lastDayToHold, reviewDueOn } from '#shared/qbr/cadence.ts';
import { isUnsettled } from '#shared/qbr/earlier.ts';
import { stageOf } from '#shared/qbr/stage.ts';
import { readCadence, readDueReviews } from './cadence.ts';

/** What was promised and open on the as-of date, by partner. */
const readPromises = async (ctx: QueryCtx, asOf: IsoDate) => {
  const rows = await ctx.db
    .selectFrom('commitment')
    .select(['partner_id', 'state', 'due_on as dueOn', 'made_on as madeOn', 'origin_kind as originKind', 'origin_id as originId'])
    .where((where) => where.or([where('state', 'in', ['open', 'in_progress']), where('closed_on', '>', asOf)]))
    .where('made_on', '<=', asOf)
    .execute();
  return Map.groupBy(rows, (row) => row.partner_id);
};

/** The cadence board, and what of it is to be prepared. */
export const boardQueries: Pick<HandlersFor<'qbrs', 'query'>, 'qbrs.list' | 'qbrs.due'> = {
  'qbrs.list': async (ctx, { quarter: wanted, partnerId, asOf: given }) => {
    const { program, asOf, partners, reviewOf } = await readCadence(ctx, given, partnerId);
    const quarter = wanted === undefined ? quarterOf(program.fiscalCalendar, asOf) : parseQuarter(program.fiscalCalendar, wanted);
    if (!quarter) throw new AppError('QUARTER_INVALID', { quarter: wanted ?? '' });
    const promises = await readPromises(ctx, asOf);
    const entries = partners.flatMap((partner): QbrEntry[] => {
      // a partner with a fiscal year of its own has the quarter in which the program's quarter ends
      const own = partner.ownCalendar === null ? quarter : quarterOf(partner.ownCalendar, quarter.to);
      const row = reviewOf(partner.id, own.label);
      if (!row && !partner.subject.isEnrolled) return [];
      const state = row?.state ?? 'due';
      const standing = {
        state,
        readyOn: row?.ready_on ?? null,
        followedUpOn: row?.followed_up_on ?? null,
        hasOutcome: row?.hasOutcome === 1,
      };
      const isDue = reviewDueOn(partner.subject, own) !== null;
      const dueOn = lastDayToHold(partner.subject.reviews, own);
      const open = promises.get(partner.id) ?? [];
      const review = { versions: row?.versions ?? [], by: row?.held_on ?? asOf };
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
          unsettled: open.filter((one) => isUnsettled(one, review)).length,
          isDue,
          dueOn,
          overdue: (isDue || row !== undefined) && state !== 'held' && state !== 'closed' && dueOn < asOf,
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
  'qbrs.due': (ctx, { dueBefore, asOf }) => readDueReviews(ctx, dueBefore, asOf),
};
