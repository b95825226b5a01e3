import type { PlanObjective } from '../model.ts';
import type { PlanTracking } from '../tracking.ts';

/** Values in the least unit of the objective; `reasons` by quarter where an actual is not available and a metric says why. */
export type ObjectiveNumbers = {
  targets: Array<number | null>;
  actuals: Array<number | null>;
  reasons: Array<string | null>;
  /** Of the year. */
  target: number | null;
  actual: number | null;
};

const lastOf = (values: ReadonlyArray<number | null>): number | null => values.findLast((value) => value !== null) ?? null;
const sumOf = (values: ReadonlyArray<number | null>): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
};

/**
 * The numbers of an objective as they are printed: targets of the version on paper, actuals from the tracking. An objective that is not measured yet (it is new in a
 * revision that nobody signed) has the actuals that were typed.
 */
export const numbersOf = (objective: PlanObjective, tracking: PlanTracking): ObjectiveNumbers => {
  const { targets, accrual, feed } = objective;
  const tracked = tracking.objectives.find(({ id }) => id === objective.id);
  const typed = feed === null ? objective.actuals : [null, null, null, null];
  const actuals = tracked ? tracked.quarters.map(({ actual }) => actual) : [...typed];
  return {
    targets: [...targets],
    actuals,
    reasons: tracked ? tracked.quarters.map(({ reason }) => reason) : [null, null, null, null],
    target: accrual === 'sum' ? sumOf(targets) : lastOf(targets),
    actual: tracked ? tracked.actual : accrual === 'sum' ? sumOf(actuals) : lastOf(actuals),
  };
};
