import type { QueryCtx } from '#core/context.ts';
import { readMeasured, trackMeasured } from '#core/plans/track-plans.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { FiscalQuarter } from '#shared/domain/fiscal.ts';
import type { PlanMilestone } from '#shared/plan/model.ts';
import { planStageOf } from '#shared/plan/stage.ts';
import type { PackageMilestone, PackagePlan } from '#shared/qbr/plan.ts';

type Days = Pick<FiscalQuarter, 'from' | 'to'>;

/** Milestones that matter in a quarter, by their day: due or reached in it, or overdue on the as-of date. */
const milestonesOf = (all: readonly PlanMilestone[], { from, to }: Days, asOf: IsoDate): PackageMilestone[] =>
  all
    .flatMap(({ id, title, side, dueOn, doneOn, state }): PackageMilestone[] => {
      if (dueOn === null || state === 'dropped') return [];
      const done = state === 'done' && doneOn !== null && doneOn <= asOf ? doneOn : null;
      const isMeant = (dueOn >= from && dueOn <= to) || (done !== null && done >= from && done <= to) || (done === null && dueOn < asOf);
      if (!isMeant) return [];
      const standing = done === null ? (dueOn < asOf ? 'overdue' : 'open') : done <= dueOn ? 'inTime' : 'late';
      return [{ id, title, side, dueOn, doneOn: done, state: standing }];
    })
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || (a.id < b.id ? -1 : 1));

/** The plan of the year in which a quarter ends, measured as of a day by the version that both sides had signed by then. */
export const readPackagePlan = async (ctx: QueryCtx, partnerId: string, quarter: FiscalQuarter, asOf: IsoDate): Promise<PackagePlan> => {
  const rows = await ctx.db
    .selectFrom('plan')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('starts_on', '<=', quarter.to)
    .where('ends_on', '>=', quarter.to)
    .orderBy('agreed_on', 'desc')
    .orderBy('id')
    .execute();
  const none = { year: quarter.year, unsigned: null, agreed: null };
  if (rows.length === 0) return none;
  const measures = await readMeasured(ctx, rows, asOf);
  const row = rows.find(({ id }) => measures.inForce.has(id));
  const measured = measures.measured.find(({ planId }) => planId === row?.id);
  const tracking = row && trackMeasured(ctx, { ...measures, measured: measured ? [measured] : [] }, new Map()).get(row.id);
  if (!row || !measured || !tracking) {
    const open = rows.find(({ state }) => state !== 'closed');
    if (!open) return none;
    const { state, revision, starts_on: startsOn } = open;
    return { ...none, year: open.year, unsigned: planStageOf({ state, revision, agreedRevision: null, startsOn }, asOf) };
  }
  const { terms, objectives, milestones } = measured.content;
  return {
    year: terms.year,
    unsigned: null,
    agreed: {
      id: row.id,
      name: terms.name,
      counted: Object.fromEntries(objectives.flatMap(({ id, unitLabel }) => (unitLabel === null ? [] : [[id, unitLabel] as const]))),
      tracking,
      milestones: milestonesOf(milestones, quarter, asOf),
    },
  };
};
