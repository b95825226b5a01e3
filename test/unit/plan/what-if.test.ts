import { describe, expect, test } from 'vitest';
import type { PlanOutlook } from '#shared/plan/outlook.ts';
import { type WhatIfChanges, whatIf } from '#shared/plan/what-if.ts';
import { planContent, planObjective, trackedOn } from '#test/support/plan-content.ts';

const may = '2026-05-15';
const outlook: PlanOutlook = { currency: 'EUR', winRate: 0.4, cycleDays: 60, open: [7000, 10_000, 20_000, 5000], dueDeals: 10 };
const content = planContent({
  objectives: [
    planObjective({
      id: 'revenue',
      kind: 'revenue',
      weight: 60,
      unit: 'money',
      currency: 'EUR',
      targets: [10_000, 20_000, 30_000, 40_000],
      actuals: [9000, 12_000, null, null],
    }),
    planObjective({
      id: 'people',
      kind: 'certifications',
      weight: 40,
      accrual: 'level',
      start: 10,
      targets: [12, 14, 16, 20],
      actuals: [12, 15, null, null],
    }),
  ],
});
const tracking = trackedOn(may, content, { outlook });
const tried = (changes: WhatIfChanges, given: Partial<PlanOutlook> = {}) =>
  whatIf({ content, tracking, outlook: { ...outlook, ...given }, changes, rates: [] });

test('changes nothing when nothing is changed', () => {
  expect(tried({}).tracking).toEqual(tracking);
});

test('keeps the reason of what a metric could not say', () => {
  const fed = planContent({ objectives: [planObjective({ feed: 'K16', targets: [5, 5, 5, 5] })] });
  const actuals = new Map([['o1', [{ value: null, reason: 'There is no rate for NOK.', noRate: true }]]]);
  const before = trackedOn(may, fed, { actuals, outlook });
  expect(before.weighted.leftOut).toEqual([{ id: 'o1', weight: 10, missing: 'no_rate' }]);
  expect(whatIf({ content: fed, tracking: before, outlook, changes: {}, rates: [] }).tracking).toEqual(before);
});

test('measures another target by the same rules, and leaves the plan as it is', () => {
  const before = structuredClone({ content, tracking });
  const { tracking: after } = tried({ targets: { people: [12, 14, 16, 30] } });
  // (15 − 10) / (30 − 10); revenue stays at 0.21: 0.6 × 0.21 + 0.4 × 0.25
  expect(after.objectives[1]?.attainment.value).toBe(0.25);
  expect(after.weighted.value).toBeCloseTo(0.226, 12);
  expect({ content, tracking }).toEqual(before);
});

test('says what another win rate makes of the forecast', () => {
  const { forecast } = tried({ winRate: 0.6 });
  // 21,000 + 0.4 × 42,000 = 37,800 and (15 − 10) / 10: 0.6 × 0.378 + 0.4 × 0.5
  expect(forecast.before).toBeCloseTo(0.4268, 12);
  // 21,000 + 0.6 × 42,000 = 46,200: 0.6 × 0.462 + 0.4 × 0.5
  expect(forecast.after).toBeCloseTo(0.4772, 12);
});

describe('the gap by quarter', () => {
  test('is what the open deals leave, with the pipeline that closes it and the day by which it must be there', () => {
    expect(tried({}).gaps).toEqual([
      {
        id: 'revenue',
        quarters: [
          // over: 1,000 were missed, and no open deal mends it
          { label: '2026-Q1', remaining: 1000, gap: 1000, open: 0, pipelineNeeded: null, neededBy: null, isLate: false, coverage: null },
          // 20,000 − 12,000 = 8,000; less 0.4 × 10,000 leaves 4,000; ÷ 0.4 = 10,000; 30 June less 60 days; 10,000 × 0.4 ÷ 8,000
          {
            label: '2026-Q2',
            remaining: 8000,
            gap: 4000,
            open: 10_000,
            pipelineNeeded: 10_000,
            neededBy: '2026-05-01',
            isLate: true,
            coverage: 0.5,
          },
          // 30,000 − 0.4 × 20,000 = 22,000; ÷ 0.4 = 55,000
          {
            label: '2026-Q3',
            remaining: 30_000,
            gap: 22_000,
            open: 20_000,
            pipelineNeeded: 55_000,
            neededBy: '2026-08-01',
            isLate: false,
            coverage: 8000 / 30_000,
          },
          // 40,000 − 0.4 × 5,000 = 38,000; ÷ 0.4 = 95,000
          {
            label: '2026-Q4',
            remaining: 40_000,
            gap: 38_000,
            open: 5000,
            pipelineNeeded: 95_000,
            neededBy: '2026-11-01',
            isLate: false,
            coverage: 0.05,
          },
        ],
      },
    ]);
  });
  test('moves with target, win rate and cycle', () => {
    const third = tried({ targets: { revenue: [10_000, 20_000, 12_000, 40_000] }, winRate: 0.5, cycleDays: 90.4 }).gaps[0]?.quarters[2];
    // 12,000 − 0.5 × 20,000 = 2,000; ÷ 0.5 = 4,000; 30 September less 90 days
    expect(third).toEqual({
      label: '2026-Q3',
      remaining: 12_000,
      gap: 2000,
      open: 20_000,
      pipelineNeeded: 4000,
      neededBy: '2026-07-02',
      isLate: false,
      coverage: 10_000 / 12_000,
    });
  });
  test('asks for nothing more where the open deals are enough', () => {
    const third = tried({ targets: { revenue: [10_000, 20_000, 8000, 40_000] } }).gaps[0]?.quarters[2];
    expect(third).toMatchObject({ gap: 0, pipelineNeeded: 0, neededBy: null, coverage: 1 });
  });
  test('is not known without a win rate, and no pipeline is enough at a win rate of zero', () => {
    expect(tried({}, { winRate: null }).gaps[0]?.quarters[2]).toMatchObject({
      remaining: 30_000,
      gap: null,
      pipelineNeeded: null,
      coverage: null,
    });
    expect(tried({ winRate: 0 }).gaps[0]?.quarters[2]).toMatchObject({ gap: 30_000, pipelineNeeded: null, coverage: null });
  });
});
