import { expect, test } from 'vitest';
import { blankGoal, changedCells, goalRows, typedFeed, withCells } from '#renderer/features/plans/objectives/goal-row.ts';
import { isSameTargets, movedTargets } from '#renderer/features/plans/objectives/what-if/moved-targets.ts';
import type { PlanObjective } from '#shared/plan/model.ts';

const revenue: PlanObjective = {
  ...blankGoal('EUR', 0).objective,
  id: 'revenue',
  title: 'Revenue',
  weight: 60,
  start: 90_000,
  targets: [100_000, 200_000, null, 400_000],
  actuals: [110_000, null, null, null],
};

test('gives a new objective the weight that is missing to 100', () => {
  expect(blankGoal('EUR', 90).objective).toMatchObject({ weight: 10, currency: 'EUR', unit: 'money' });
  expect(blankGoal('EUR', 0).objective.weight).toBe(100);
  expect(blankGoal('EUR', 100).objective.weight).toBe(10);
});

test('sums the weights of all objectives beside each', () => {
  expect(goalRows([revenue, { ...revenue, id: 'more', weight: 30 }], { objectives: [] }).map(({ weights }) => weights)).toEqual([90, 90]);
});

test('changes the cells that are given and no other', () => {
  const next = withCells(revenue, { 'targets.1': 250_000, title: 'Sales', owner: '', dueOn: null }, 'EUR');
  expect(next).toEqual({ ...revenue, title: 'Sales', targets: [100_000, 250_000, null, 400_000] });
  expect(changedCells(revenue, next)).toEqual([
    { kind: 'objective', id: 'revenue', field: 'title', value: 'Sales' },
    { kind: 'objective', id: 'revenue', field: 'targets.1', value: 250_000 },
  ]);
  expect(changedCells(revenue, revenue)).toEqual([]);
});

test('empties a target', () => {
  expect(withCells(revenue, { 'targets.0': null }, 'EUR').targets).toEqual([null, 200_000, null, 400_000]);
});

test('keeps the numbers that people read when the unit changes, and takes the currency away', () => {
  const next = withCells(revenue, { unit: 'count' }, 'EUR');
  expect(next).toMatchObject({
    unit: 'count',
    currency: null,
    start: 900,
    targets: [1000, 2000, null, 4000],
    actuals: [1100, null, null, null],
  });
  expect(withCells(next, { unit: 'money' }, 'EUR')).toEqual(revenue);
});

test('takes values of the same paste as they were read in the new unit', () => {
  expect(withCells(revenue, { unit: 'count', 'targets.0': 12, start: 5 }, 'EUR')).toMatchObject({
    start: 5,
    targets: [12, 2000, null, 4000],
  });
});

test('keeps the numbers that people read when the currency has other decimals', () => {
  expect(withCells(revenue, { currency: 'JPY' }, 'EUR')).toMatchObject({ currency: 'JPY', targets: [1000, 2000, null, 4000] });
});

test('writes no metric where the actuals are typed in', () => {
  expect(withCells({ ...revenue, feed: 'K16' }, { feed: typedFeed }, 'EUR').feed).toBeNull();
});

test('moves every target but those that were typed', () => {
  const targets = movedTargets([revenue], 0.1, { revenue: { 1: 5, 2: 7 } });
  expect(targets).toEqual({ revenue: [110_000, 5, 7, 440_000] });
  expect(isSameTargets([revenue], targets)).toBe(false);
  expect(isSameTargets([revenue], movedTargets([revenue], 0, {}))).toBe(true);
});

test('writes what was typed although the row shows it already: an earlier value may be on its way', () => {
  expect(changedCells(revenue, withCells(revenue, { 'targets.0': 100_000 }, 'EUR'), ['targets.0'])).toEqual([
    { kind: 'objective', id: 'revenue', field: 'targets.0', value: 100_000 },
  ]);
});
