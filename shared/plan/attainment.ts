import type { IsoDate } from '#shared/domain/dates.ts';
import { type Aim, evenLine, yearTarget } from './lines.ts';
import type { FourValues } from './model.ts';
import type { NoRatio, PlanQuarter, Ratio } from './tracking.ts';

/** An objective with what was reached, by quarter. `noRate`: an actual is missing because a currency has no rate. */
export type Measured = Aim & { actuals: FourValues; noRate: boolean };

export const ratio = (value: number): Ratio => ({ value: value === 0 ? 0 : value, missing: null });
export const noRatio = (missing: NoRatio): Ratio => ({ value: null, missing });

const moreOf = (actual: number, target: number): number => {
  if (target > 0) return actual / target;
  if (actual >= target) return 1;
  return target === 0 ? 0 : target / actual;
};
const lessOf = (actual: number, target: number): number => {
  if (actual <= target) return 1;
  return target >= 0 ? target / actual : actual / target;
};

/** How far a level has come on its way from its start to its target; a level that is to be held is measured by itself. */
const levelOf = ({ better, start }: Pick<Aim, 'better' | 'start'>, actual: number, target: number): number => {
  const rises = better === 'more';
  if (start !== null && (rises ? start < target : start > target)) return (actual - start) / (target - start);
  if (start === target && (rises ? actual >= target : actual <= target)) return 1;
  return rises ? moreOf(actual, target) : lessOf(actual, target);
};

/** An actual against a target that is due in full. Of a sum, a target of zero has no ratio. */
export const reached = (aim: Pick<Aim, 'accrual' | 'better' | 'start'>, actual: number, target: number): Ratio => {
  if (aim.accrual === 'level') return ratio(levelOf(aim, actual, target));
  if (aim.better === 'less') return ratio(lessOf(actual, target));
  return target === 0 ? noRatio('zero_target') : ratio(moreOf(actual, target));
};

const noActual = ({ noRate }: Measured): Ratio => noRatio(noRate ? 'no_rate' : 'no_actual');
const hasBegun = ({ phase }: PlanQuarter): boolean => phase !== 'ahead';

/** Actuals of the quarters that have begun; what was typed for one ahead does not count yet. */
const countedActuals = ({ actuals }: Measured, quarters: readonly PlanQuarter[]): (number | null)[] =>
  quarters.map((quarter, index) => (hasBegun(quarter) ? (actuals[index] ?? null) : null));

/** What was reached so far: the sum of the known actuals, or the newest of a level. Null: none is known. */
export const actualSoFar = (one: Measured, quarters: readonly PlanQuarter[]): number | null => {
  const known = countedActuals(one, quarters).filter((actual) => actual !== null);
  if (known.length === 0) return null;
  return one.accrual === 'sum' ? known.reduce((sum, actual) => sum + actual, 0) : (known.at(-1) ?? null);
};

/** The newest quarter of which an actual is known; -1: none. */
export const newestKnown = (one: Measured, quarters: readonly PlanQuarter[]): number =>
  countedActuals(one, quarters).findLastIndex((actual) => actual !== null);

/**
 * What the plan asks for where an actual is known, so that like is held against like: a quarter whose actual is missing is no quarter of zero.
 * Null: nothing is known, or the line has nothing to say.
 */
export const expectedOfKnown = (one: Measured, quarters: readonly PlanQuarter[], asOf: IsoDate): number | null => {
  const newest = quarters[newestKnown(one, quarters)];
  if (!newest) return null;
  if (one.accrual === 'level') return evenLine(one, quarters, newest.to < asOf ? newest.to : asOf);
  const counted = countedActuals(one, quarters);
  const targets = one.targets.map((target, index) => (counted[index] === null ? null : target)) as FourValues;
  return evenLine({ ...one, targets }, quarters, asOf) ?? 0;
};

/** Against what the plan asks for by a day. */
export const attainmentToDate = (one: Measured, quarters: readonly PlanQuarter[], asOf: IsoDate): Ratio => {
  const target = yearTarget(one);
  if (target === null) return noRatio('no_target');
  if (!quarters.some(hasBegun)) return noRatio('not_begun');
  if (one.accrual === 'sum' && one.better === 'more' && target === 0) return noRatio('zero_target');
  const actual = actualSoFar(one, quarters);
  if (actual === null) return noActual(one);
  const expected = expectedOfKnown(one, quarters, asOf);
  if (expected === null) return noRatio('no_start');
  const found = reached(one, actual, expected);
  return found.missing === 'zero_target' ? noRatio('nothing_due') : found;
};

/**
 * Against the target of the year. A budget (a sum of which less is better) that is still running is measured by what it allows by now, since an untouched one is no
 * achievement on the first day.
 */
export const attainmentOfYear = (one: Measured, quarters: readonly PlanQuarter[], asOf: IsoDate): Ratio => {
  const target = yearTarget(one);
  if (target === null) return noRatio('no_target');
  if (!quarters.some(hasBegun)) return noRatio('not_begun');
  if (one.accrual === 'sum' && one.better === 'less' && quarters.some(({ phase }) => phase !== 'over')) {
    return attainmentToDate(one, quarters, asOf);
  }
  if (one.accrual === 'sum' && one.better === 'more' && target === 0) return noRatio('zero_target');
  const actual = actualSoFar(one, quarters);
  return actual === null ? noActual(one) : reached(one, actual, target);
};

/** Of one quarter against its own target, by its place 0 to 3. */
export const attainmentOfQuarter = (one: Measured, quarters: readonly PlanQuarter[], index: number, asOf: IsoDate): Ratio => {
  const quarter = quarters[index];
  if (!quarter || !hasBegun(quarter)) return noRatio('not_begun');
  const target = one.targets[index] ?? null;
  if (target === null) return noRatio('no_target');
  if (one.accrual === 'sum' && one.better === 'more' && target === 0) return noRatio('zero_target');
  const actual = one.actuals[index] ?? null;
  if (actual === null) return noActual(one);
  if (one.accrual === 'sum' && one.better === 'less') {
    const allowed = evenLine({ ...one, targets: [target, null, null, null] }, [quarter], asOf) ?? target;
    return reached(one, actual, allowed);
  }
  return reached(one, actual, target);
};
