import type { QueryCtx } from '#core/context.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { PlanLine } from '#shared/api/plans.ts';
import { planStageOf } from '#shared/plan/stage.ts';

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
  const found = await rows.orderBy('l.year', 'desc').orderBy('p.name').orderBy('l.id').execute();
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
      objectives: 0,
      attainment: { value: null, missing: 'no_actual' },
      toDate: { value: null, missing: 'no_actual' },
      status: 'unknown',
      offTrack: 0,
      overdueMilestones: 0,
      overdueCommitments: 0,
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
