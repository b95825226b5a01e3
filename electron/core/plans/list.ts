import type { QueryCtx } from '#core/context.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { PlanLine } from '#shared/api/plans.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { planStageOf } from '#shared/plan/stage.ts';
import type { PlanTracking, Ratio, Weighted } from '#shared/plan/tracking.ts';
import { readTrackings } from './kept-trackings.ts';
import { type PlanRow, readContents } from './read-content.ts';
import { type Standing, standingOf } from './standing.ts';
import { readMeasured, trackMeasured } from './track-plans.ts';
import { readSignatures } from './versions.ts';

/** The whole as a ratio: without a value it lacks what its objectives lack. */
const ratioOf = ({ value, leftOut }: Weighted): Ratio => ({ value, missing: value === null ? (leftOut[0]?.missing ?? 'no_target') : null });

const measuresOf = (
  tracking: PlanTracking | undefined,
): Pick<PlanLine, 'objectives' | 'attainment' | 'toDate' | 'status' | 'offTrack' | 'overdueMilestones'> => {
  const none: Ratio = { value: null, missing: 'no_target' };
  return {
    objectives: tracking?.objectives.length ?? 0,
    attainment: tracking ? ratioOf(tracking.weighted) : none,
    toDate: tracking ? ratioOf(tracking.weightedToDate) : none,
    status: tracking?.status ?? 'unknown',
    offTrack: tracking?.objectives.filter(({ status }) => status === 'off_track').length ?? 0,
    overdueMilestones: tracking?.milestones.overdue.length ?? 0,
  };
};

/** How many commitments of plans were open and past their day on a day, by plan. */
const readOverdue = async (ctx: Pick<QueryCtx, 'db'>, asOf: IsoDate): Promise<Map<string, number>> => {
  const rows = await ctx.db
    .selectFrom('commitment')
    .select(({ fn }) => ['origin_id as id', fn.countAll<number>().as('n')])
    .where('origin_kind', '=', 'plan')
    .where('made_on', '<=', asOf)
    .where('due_on', '<', asOf)
    .where((where) => where.or([where('state', 'in', ['open', 'in_progress']), where('closed_on', '>', asOf)]))
    .groupBy('origin_id')
    .execute();
  return new Map(rows.map(({ id, n }) => [id ?? '', n]));
};

/** Plans that both sides signed, each on a device of its own, so that no device has written yet that they are agreed. */
const readUnwritten = async (ctx: Pick<QueryCtx, 'db'>, rows: readonly PlanRow[]): Promise<Map<string, Standing>> => {
  const signed = await ctx.db
    .selectFrom('plan_signature as s')
    .innerJoin('plan as l', (join) => join.onRef('l.id', '=', 's.plan_id').onRef('l.revision', '=', 's.revision'))
    .select(['s.plan_id as id'])
    .where('l.state', 'not in', ['agreed', 'closed'])
    .groupBy(['s.plan_id', 's.print'])
    .having(({ fn }) => fn.count('s.side').distinct(), '=', 2)
    .execute();
  const ids = new Set(signed.map(({ id }) => id));
  const meant = rows.filter(({ id }) => ids.has(id));
  if (meant.length === 0) return new Map();
  const contents = await readContents(ctx, meant);
  const found = new Map<string, Standing>();
  for (const row of meant) {
    const content = contents.get(row.id);
    if (content) found.set(row.id, standingOf(row, content, await readSignatures(ctx, row.id)));
  }
  return found;
};

/** Plans by partner and year. */
export const listPlans = async (
  ctx: QueryCtx,
  { partnerId, year, ownerId, stages, asOf: wanted }: ParsedInputOf<'plans.list'>,
): Promise<OutputOf<'plans.list'>> => {
  const asOf = wanted ?? (await readAsOf(ctx));
  let rows = ctx.db
    .selectFrom('plan as l')
    .leftJoin('partner as p', 'p.id', 'l.partner_id')
    .leftJoin('person as o', 'o.id', 'p.owner_id')
    .leftJoin('import_batch as b', 'b.id', 'p.import_id')
    .selectAll('l')
    .select(['p.name as partner', 'o.name as partnerOwner', 'b.kind as origin']);
  if (partnerId !== undefined) rows = rows.where('l.partner_id', '=', partnerId);
  if (year !== undefined) rows = rows.where('l.year', '=', year);
  if (ownerId !== undefined) rows = rows.where('p.owner_id', '=', ownerId);
  const stored = await rows.orderBy('l.year', 'desc').orderBy('p.name').orderBy('l.id').execute();
  const unwritten = await readUnwritten(ctx, stored);
  const found = stored.map((row) => ({ ...row, ...unwritten.get(row.id) }));
  // the plans of one partner are read faster than all are kept
  const trackings =
    partnerId === undefined ? await readTrackings(ctx, asOf) : trackMeasured(ctx, await readMeasured(ctx, found, asOf), new Map());
  const overdue = await readOverdue(ctx, asOf);
  const lines = found.map(
    (row): PlanLine => ({
      id: row.id,
      partnerId: row.partner_id,
      // a plan may reach this device before its partner
      partner: row.partner ?? '',
      partnerOwner: row.partnerOwner,
      year: row.year,
      name: row.name,
      grade: row.grade,
      state: row.state,
      stage: planStageOf({ state: row.state, revision: row.revision, agreedRevision: row.agreed_revision, startsOn: row.starts_on }, asOf),
      revision: row.revision,
      agreedRevision: row.agreed_revision,
      agreedOn: row.agreed_on,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      currency: row.currency,
      ...measuresOf(trackings.get(row.id)),
      overdueCommitments: overdue.get(row.id) ?? 0,
      twinId:
        found.find(
          (one) =>
            one.id !== row.id &&
            one.partner_id === row.partner_id &&
            one.year === row.year &&
            one.state !== 'closed' &&
            row.state !== 'closed',
        )?.id ?? null,
      sample: row.origin === 'sample',
    }),
  );
  return stages === undefined ? lines : lines.filter(({ stage }) => stages.includes(stage));
};
