import { describe, expect, test } from 'vitest';
import { versionInForce } from '#shared/plan/in-force.ts';
import type { PlanObjective } from '#shared/plan/model.ts';
import type { ObjectiveTracking } from '#shared/plan/tracking.ts';
import { planContent, planObjective, trackedOn } from '#test/support/plan-content.ts';

// The calendar year 2026: quarters of 90, 91, 92 and 92 days. On 15 May, 30 + 15 = 45 days of the second quarter are gone.
const may = '2026-05-15';
const yearEnd = '2026-12-31';

const one = (asOf: string, given: Partial<PlanObjective>): ObjectiveTracking => {
  const [found] = trackedOn(asOf, planContent({ objectives: [planObjective(given)] })).objectives;
  if (!found) throw new Error('the plan has one objective');
  return found;
};
const value = (number: number) => ({ value: number, missing: null });
const none = (missing: string) => ({ value: null, missing });

describe('a sum of which more is better', () => {
  const revenue = {
    kind: 'revenue',
    unit: 'money',
    currency: 'EUR',
    targets: [10_000, 20_000, 30_000, 40_000],
  } satisfies Partial<PlanObjective>;

  test('is divided by the target of the year, and by what is due by now', () => {
    const found = one(may, { ...revenue, actuals: [9000, 12_000, null, null] });
    // 9,000 + 12,000 = 21,000 of 10,000 + 20,000 + 30,000 + 40,000 = 100,000
    expect(found).toMatchObject({ target: 100_000, actual: 21_000, attainment: value(0.21) });
    // 10,000 + 20,000 × 45 / 91 = 10,000 + 9,890.1 = 19,890; 21,000 / 19,890 = 1.0558
    expect(found).toMatchObject({ expected: 19_890, toDate: value(21_000 / 19_890), status: 'on_track', reason: { code: 'ahead' } });
    expect(found.quarters.map(({ attainment }) => attainment)).toEqual([value(0.9), value(0.6), none('not_begun'), none('not_begun')]);
  });
  test('goes above one and below zero', () => {
    expect(one(yearEnd, { ...revenue, actuals: [50_000, 50_000, 50_000, 0] }).attainment).toEqual(value(1.5));
    // more was credited than sold
    expect(one(yearEnd, { ...revenue, actuals: [-10_000, -15_000, null, null] }).attainment).toEqual(value(-0.25));
  });
  test('leaves out what was typed for a quarter ahead', () => {
    expect(one(may, { ...revenue, actuals: [9000, 12_000, 70_000, 9000] })).toMatchObject({ actual: 21_000, attainment: value(0.21) });
  });
  test('holds a quarter without an actual against nothing', () => {
    // the second quarter is not known: 9,000 of the 10,000 of the first, not of 19,890
    const found = one(may, { ...revenue, actuals: [9000, null, null, null] });
    expect(found).toMatchObject({ actual: 9000, expected: 19_890, toDate: value(0.9), status: 'at_risk' });
    expect(found.quarters[1]?.attainment).toEqual(none('no_actual'));
    expect(found.reason).toEqual({
      code: 'behind',
      params: { actual: 9000, target: 100_000, expected: 10_000, toDate: 0.9, through: '2026-Q1', since: '2026-Q1', gap: 1000 },
    });
  });
  test.each([
    // 19,890 × 0.95 = 18,895.5 and × 0.85 = 16,906.5
    [18_896, 'on_track'],
    [18_895, 'at_risk'],
    [16_907, 'at_risk'],
    [16_906, 'off_track'],
  ] as const)('with %d of 19,890 is %s', (actual, status) => {
    expect(one(may, { ...revenue, actuals: [0, actual, null, null] }).status).toBe(status);
  });
  test('says since which quarter it is behind', () => {
    // 10,000 of 10,000; 20,000 of 30,000; by 30 September 40,000 of 60,000
    const found = one('2026-09-30', { ...revenue, actuals: [10_000, 10_000, 20_000, null] });
    expect(found.reason).toMatchObject({ code: 'behind', params: { since: '2026-Q2', gap: 20_000, expected: 60_000 } });
  });
});

describe('a target of zero', () => {
  const zero = { targets: [0, 0, 0, 0], actuals: [3, 4, null, null] } satisfies Partial<PlanObjective>;
  test('has no attainment and is left out of the whole, which says so', () => {
    const objectives = [planObjective({ id: 'a', weight: 60, targets: [10, 10, 10, 10], actuals: [10, 10, null, null] })];
    const whole = trackedOn(may, planContent({ objectives: [...objectives, planObjective({ ...zero, id: 'b', weight: 40 })] }));
    expect(whole.objectives[1]).toMatchObject({
      attainment: none('zero_target'),
      toDate: none('zero_target'),
      share: null,
      status: 'unknown',
    });
    // 20 of 40, with all of the weight that counts: 60 / 60
    expect(whole.weighted).toEqual({
      value: 0.5,
      parts: [{ id: 'a', weight: 60, share: 1, attainment: 0.5 }],
      leftOut: [{ id: 'b', weight: 40, missing: 'zero_target' }],
      weights: 100,
    });
  });
  test('in one quarter alone takes that quarter out and leaves the year', () => {
    const found = one(may, { targets: [0, 10, 10, 0], actuals: [2, 4, null, null] });
    expect(found.quarters[0]?.attainment).toEqual(none('zero_target'));
    // 6 of 20
    expect(found.attainment).toEqual(value(0.3));
  });
  test('of a budget is kept by zero alone', () => {
    expect(one(yearEnd, { ...zero, better: 'less' }).attainment).toEqual(value(0));
    expect(one(yearEnd, { ...zero, better: 'less', actuals: [0, 0, 0, 0] }).attainment).toEqual(value(1));
  });
  test('of a level is reached by anything not below it', () => {
    const level = { accrual: 'level', targets: [null, null, null, 0] } satisfies Partial<PlanObjective>;
    expect(one(yearEnd, { ...level, actuals: [null, null, null, 0] }).attainment).toEqual(value(1));
    expect(one(yearEnd, { ...level, actuals: [null, null, null, -5] }).attainment).toEqual(value(0));
    // from −20 to 0, now at −5: 15 of 20
    expect(one(yearEnd, { ...level, start: -20, actuals: [null, null, null, -5] }).attainment).toEqual(value(0.75));
  });
});

describe('a target below zero', () => {
  test('is reached from above, and missed by how much deeper it went', () => {
    const loss = { targets: [-100, null, null, null] } satisfies Partial<PlanObjective>;
    expect(one(yearEnd, { ...loss, actuals: [-50, null, null, null] }).attainment).toEqual(value(1));
    // −100 was allowed, −200 came
    expect(one(yearEnd, { ...loss, actuals: [-200, null, null, null] }).attainment).toEqual(value(0.5));
  });
});

describe('a sum of which less is better', () => {
  const tickets = { better: 'less', targets: [10, 10, 10, 10] } satisfies Partial<PlanObjective>;
  test('is a budget of the year once the year is over', () => {
    expect(one(yearEnd, { ...tickets, actuals: [10, 10, 10, 9] }).attainment).toEqual(value(1));
    // 40 allowed, 50 came
    expect(one(yearEnd, { ...tickets, actuals: [10, 20, 10, 10] }).attainment).toEqual(value(0.8));
  });
  test('is measured by what it allows by now while the year runs', () => {
    // 10 + 10 × 45 / 91 = 14.9: the fifteenth is within it; 15 / 20 = 0.75
    const found = one(may, { ...tickets, actuals: [10, 10, null, null] });
    expect(found).toMatchObject({
      expected: 15,
      attainment: value(0.75),
      toDate: value(0.75),
      status: 'off_track',
      reason: { code: 'above' },
    });
    expect(one(may, { ...tickets, actuals: [4, 6, null, null] })).toMatchObject({ attainment: value(1), status: 'on_track' });
  });
});

describe('a level', () => {
  const certified = {
    kind: 'certifications',
    accrual: 'level',
    start: 20,
    targets: [25, 30, 40, 60],
  } satisfies Partial<PlanObjective>;
  test('is how far it has come from its start', () => {
    const found = one(may, { ...certified, actuals: [24, 27, null, null] });
    // (27 − 20) / (60 − 20)
    expect(found).toMatchObject({ target: 60, actual: 27, attainment: value(0.175) });
    // 25 + 5 × 45 / 91 = 27.47, whole people: 27; (27 − 20) / (27 − 20)
    expect(found).toMatchObject({ expected: 27, toDate: value(1), status: 'on_track', expectedSeasonal: null });
    // (24 − 20) / (25 − 20), (27 − 20) / (30 − 20)
    expect(found.quarters.slice(0, 2).map(({ attainment }) => attainment.value)).toEqual([0.8, 0.7]);
  });
  test('takes the newest actual, not the sum: the same numbers as a sum give another year', () => {
    const numbers = { targets: [10, 20, 30, 40], actuals: [10, 20, null, null] } satisfies Partial<PlanObjective>;
    expect(one('2026-06-30', { ...numbers, accrual: 'sum' })).toMatchObject({ target: 100, actual: 30, attainment: value(0.3) });
    expect(one('2026-06-30', { ...numbers, accrual: 'level' })).toMatchObject({ target: 40, actual: 20, attainment: value(0.5) });
  });
  test('goes below zero when it falls behind its start (negative growth)', () => {
    // (16 − 20) / (60 − 20)
    expect(one(may, { ...certified, actuals: [18, 16, null, null] }).attainment).toEqual(value(-0.1));
  });
  test('is held against the day of its newest actual', () => {
    // 24 on 31 March: (24 − 20) / (25 − 20), whatever 15 May asks for
    expect(one(may, { ...certified, actuals: [24, null, null, null] })).toMatchObject({ expected: 27, toDate: value(0.8) });
  });
  test('is on track at the target of the year, whatever the line says', () => {
    expect(one(may, { ...certified, actuals: [60, 60, null, null] })).toMatchObject({
      attainment: value(1),
      status: 'on_track',
      reason: { code: 'reached' },
    });
  });
  test('whose target equals its start is reached when it is held', () => {
    const held = { accrual: 'level', start: 50, targets: [50, 50, 50, 50] } satisfies Partial<PlanObjective>;
    expect(one(may, { ...held, actuals: [50, 50, null, null] })).toMatchObject({
      attainment: value(1),
      toDate: value(1),
      status: 'on_track',
    });
    expect(one(may, { ...held, actuals: [50, 55, null, null] }).attainment).toEqual(value(1));
    // 45 of 50
    expect(one(may, { ...held, actuals: [50, 45, null, null] })).toMatchObject({ attainment: value(0.9), status: 'at_risk' });
  });
  test('whose target lies below its start is measured by itself', () => {
    const lowered = { accrual: 'level', start: 100, targets: [90, 80, 80, 80] } satisfies Partial<PlanObjective>;
    expect(one(yearEnd, { ...lowered, actuals: [90, 80, 70, 60] }).attainment).toEqual(value(0.75));
    expect(one(yearEnd, { ...lowered, actuals: [90, 80, 80, 88] }).attainment).toEqual(value(1.1));
  });
  test('has no line before its first target when nobody knows where it started', () => {
    expect(one('2026-02-01', { ...certified, start: null, actuals: [24, null, null, null] })).toMatchObject({
      expected: null,
      toDate: none('no_start'),
      status: 'unknown',
      // 24 of 60
      attainment: value(0.4),
    });
  });
});

describe('a falling target', () => {
  const days = { accrual: 'level', better: 'less', start: 40, targets: [36, 32, 28, 20] } satisfies Partial<PlanObjective>;
  test('is how far it has come down', () => {
    // (40 − 35) / (40 − 20)
    const found = one('2026-06-30', { ...days, actuals: [37, 35, null, null] });
    expect(found.attainment).toEqual(value(0.25));
    // 32 is asked for: (40 − 35) / (40 − 32) = 0.625
    expect(found).toMatchObject({ expected: 32, toDate: value(0.625), status: 'off_track', reason: { code: 'above', params: { gap: 3 } } });
  });
  test('goes below zero when it rises instead', () => {
    expect(one('2026-06-30', { ...days, actuals: [40, 44, null, null] }).attainment).toEqual(value(-0.2));
  });
  test('without a start is 1 at or below, else the target divided by what is', () => {
    expect(one(yearEnd, { ...days, start: null, actuals: [null, null, null, 20] }).attainment).toEqual(value(1));
    expect(one(yearEnd, { ...days, start: null, actuals: [null, null, null, 25] }).attainment).toEqual(value(0.8));
  });
});

describe('nothing to measure', () => {
  const targets = [5, 5, 5, 5] as PlanObjective['targets'];
  test.each([
    ['no target', may, { actuals: [1, 1, null, null] }, 'no_target'],
    ['no actual', may, { targets }, 'no_actual'],
    ['an actual of a quarter ahead alone', may, { targets, actuals: [null, null, 9, null] }, 'no_actual'],
    ['a plan that has not begun', '2025-12-31', { targets, actuals: [1, null, null, null] }, 'not_begun'],
  ] as const)('is no zero with %s', (_, asOf, given, missing) => {
    const found = one(asOf, given as Partial<PlanObjective>);
    expect(found).toMatchObject({ attainment: none(missing), toDate: none(missing), status: 'unknown', reason: { code: missing } });
    expect(trackedOn(asOf, planContent({ objectives: [planObjective(given as Partial<PlanObjective>)] })).weighted.value).toBeNull();
  });
  test('is due while the targets lie ahead', () => {
    expect(one(may, { targets: [null, null, null, 10], actuals: [0, 0, null, null] })).toMatchObject({
      attainment: value(0),
      toDate: none('nothing_due'),
      status: 'unknown',
    });
  });
  test('comes from a metric that has no value, and its reason stands there', () => {
    const fed = planContent({ objectives: [planObjective({ feed: 'K16', targets, actuals: [4, 4, 4, 4] })] });
    const reason = 'There is no rate for NOK.';
    const actuals = new Map([['o1', [{ value: null, reason, noRate: true }]]]);
    expect(trackedOn(may, fed, { actuals }).objectives[0]).toMatchObject({
      actual: null,
      attainment: none('no_rate'),
      quarters: [{ actual: null, reason }, { actual: null }, {}, {}],
    });
    // typed values are not read while a metric feeds it
    expect(trackedOn(may, fed).objectives[0]?.attainment).toEqual(none('no_actual'));
  });
});

test('a change in the middle of the year counts from the day on which it was agreed', () => {
  const actuals = [100, 100, null, null] as PlanObjective['actuals'];
  const versions = [
    { number: 1, agreedOn: '2026-01-10', targets: [100, 100, 100, 100] as PlanObjective['targets'] },
    { number: 2, agreedOn: '2026-07-01', targets: [100, 100, 200, 200] as PlanObjective['targets'] },
    { number: 3, agreedOn: null, targets: [1, 1, 1, 1] as PlanObjective['targets'] },
  ];
  const on = (asOf: string) => {
    const version = versionInForce(versions, asOf);
    return [version?.number, version && one(asOf, { targets: version.targets, actuals }).attainment.value];
  };
  expect(on('2026-01-09')).toEqual([undefined, null]);
  // 200 of 400, then 200 of 600
  expect(on('2026-06-30')).toEqual([1, 0.5]);
  expect(on('2026-07-01')).toEqual([2, 1 / 3]);
});
