import { isInForce } from '#core/plans/agreed-versions.ts';
import type { Promised } from '#shared/alerts/facts.ts';
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
