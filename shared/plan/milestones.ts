import type { IsoDate } from '#shared/domain/dates.ts';
import type { PlanMilestone } from './model.ts';
import type { PlanTracking } from './tracking.ts';

const isDoneBy = ({ state, doneOn }: PlanMilestone, asOf: IsoDate): boolean => state === 'done' && (doneOn === null || doneOn <= asOf);

/**
 * Milestones as of a day. Dropped ones are in no number; one is due on its day and overdue the day after. In time: done with a day that is not after its due day;
 * without a day nothing shows that it was. Source: K68 (M46), A13.
 */
export const milestoneStanding = (milestones: readonly PlanMilestone[], asOf: IsoDate): PlanTracking['milestones'] => {
  const kept = milestones.filter(({ state }) => state !== 'dropped');
  const dated = kept.flatMap((one) => (one.dueOn === null ? [] : [{ ...one, dueOn: one.dueOn, isDone: isDoneBy(one, asOf) }]));
  const due = dated.filter(({ dueOn }) => dueOn <= asOf);
  return {
    all: kept.length,
    done: kept.filter((one) => isDoneBy(one, asOf)).length,
    due: due.length,
    inTime: due.filter(({ isDone, doneOn, dueOn }) => isDone && doneOn !== null && doneOn <= dueOn).length,
    overdue: due
      .filter(({ isDone, dueOn }) => !isDone && dueOn < asOf)
      .toSorted((a, b) => (a.dueOn === b.dueOn ? Number(a.id > b.id) - Number(a.id < b.id) : a.dueOn < b.dueOn ? -1 : 1))
      .map(({ id, title, side, dueOn }) => ({ id, title, side, dueOn })),
  };
};
