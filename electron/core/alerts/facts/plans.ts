import type { QueryCtx } from '#core/context.ts';
import { isInForce } from '#core/plans/agreed-versions.ts';
import { readMeasured, trackMeasured } from '#core/plans/track-plans.ts';
import type { PlanTarget, Promised } from '#shared/alerts/facts.ts';
import type { FactFrame } from './frame.ts';
import type { FactReader } from './reader.ts';

/** Milestones of the plans in force that have a day and were not done by the as-of date. A plan that was closed asks for nothing any more. */
export const milestonesOwed = (reader: FactReader): Array<Promised & { partnerId: string }> => {
  const { asOf } = reader.frame;
  return reader
    .agreed()
    .filter((version) => isInForce(version, asOf) && (version.closedOn === null || version.closedOn > asOf))
    .flatMap(({ planId, partnerId, content }) =>
      content.milestones.flatMap(({ id, title, side, owner, dueOn, state, doneOn }) => {
        const isDone = state === 'done' && (doneOn === null || doneOn <= asOf);
        if (dueOn === null || isDone || state === 'dropped') return [];
        return [{ partnerId, entity: 'plan_milestone' as const, id, planId, title, side: side === 'both' ? null : side, owner, dueOn }];
      }),
    );
};

/** An objective of a plan in force as it was measured, without what it is worth. */
export type TrackedTarget = Omit<PlanTarget, 'short'> & { partnerId: string };

/**
 * The objectives of these partners' plans in force that have a target, an actual and something that is asked for by now, by partner: the tracking of the plan itself.
 * `expected` is held against what is known, as the tracking does: a quarter of which nobody has said anything is not short of its target.
 */
export const readPlanTargets = async (
  ctx: QueryCtx,
  { asOf }: Pick<FactFrame, 'asOf'>,
  partnerIds: readonly string[],
): Promise<Map<string, TrackedTarget[]>> => {
  const rows = await ctx.db
    .selectFrom('plan')
    .selectAll()
    .where('partner_id', 'in', partnerIds)
    .where('starts_on', '<=', asOf)
    .where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>', asOf)]))
    .execute();
  if (rows.length === 0) return new Map();
  const trackings = trackMeasured(ctx, await readMeasured(ctx, rows, asOf), new Map());
  const targets = rows.flatMap(({ id: planId, partner_id: partnerId, starts_on: from, ends_on: to }) => {
    const tracking = trackings.get(planId);
    // what only stands in a draft was promised by nobody
    if (!tracking || tracking.revision === null) return [];
    return tracking.objectives.flatMap(({ id, title, unit, currency, target, actual, toDate, reason }): TrackedTarget[] => {
      const { expected } = reason.params;
      return target === null || actual === null || toDate.value === null || typeof expected !== 'number'
        ? []
        : [{ partnerId, planId, id, title, unit, currency, from, to, target, expected, actual, toDate: toDate.value }];
    });
  });
  return Map.groupBy(targets, ({ partnerId }) => partnerId);
};

/** The objectives of a partner, with what money is short of what is asked for by now in the reporting currency. */
export const targetsOf = (reader: FactReader, partnerId: string, tracked: readonly TrackedTarget[]): PlanTarget[] =>
  tracked.map(({ partnerId: _partner, ...one }) => ({
    ...one,
    short: one.unit === 'money' && one.expected > one.actual ? reader.money(one.expected - one.actual, one.currency, partnerId) : null,
  }));
