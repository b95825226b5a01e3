import { expect, test } from 'vitest';
import { type ChartedObjective, courseChart, targetsChart } from '#shared/plan/objective-charts.ts';
import type { ObjectiveTracking, PlanQuarter } from '#shared/plan/tracking.ts';

const words = {
  ...{ quarter: 'Quarter', begin: 'Start', target: 'Target', actual: 'Actual', even: 'Even', season: 'Season' },
  ...{ targetsTitle: 'By quarter', targetsAlt: 'Bars', courseTitle: 'The year', courseAlt: 'Lines' },
  day: (date: string) => date,
};
const quarters: PlanQuarter[] = [
  { label: '2017-Q1', from: '2017-01-01', to: '2017-03-31', ours: '2017-Q1', theirs: null, phase: 'over' },
  { label: '2017-Q2', from: '2017-04-01', to: '2017-06-30', ours: '2017-Q2', theirs: null, phase: 'over' },
  { label: '2017-Q3', from: '2017-07-01', to: '2017-09-30', ours: '2017-Q3', theirs: null, phase: 'running' },
  { label: '2017-Q4', from: '2017-10-01', to: '2017-12-31', ours: '2017-Q4', theirs: null, phase: 'ahead' },
];
const none = { value: null, missing: 'no_actual' } as const;
const tracked = (given: Partial<ObjectiveTracking>, targets: number[], actuals: Array<number | null>): ObjectiveTracking => ({
  ...{ id: 'o', title: 'Revenue', unit: 'money', currency: 'EUR', weight: 100, share: 1, start: null, target: null, actual: null },
  ...{ attainment: none, expected: null, expectedSeasonal: null, toDate: none, status: 'unknown', forecast: null },
  reason: { code: 'no_actual', params: {} },
  quarters: targets.map((target, at) => ({ target, actual: actuals[at] ?? null, reason: null, attainment: none })),
  ...given,
});
const money: ChartedObjective = {
  objective: { accrual: 'sum', better: 'more' },
  tracked: tracked({}, [9000, 9100, 9200, 9200], [8000, null, 3000, null]),
  quarters,
  season: [10, 20, 30, 40],
  asOf: '2017-07-31',
};

test('leaves a gap where an actual is not known', () => {
  expect(targetsChart(money, words)).toMatchObject({
    kind: 'bar',
    categories: ['Q1', 'Q2', 'Q3', 'Q4'],
    series: [
      { name: 'Actual', values: [8000, null, 3000, null] },
      { name: 'Target', values: [9000, 9100, 9200, 9200] },
    ],
    format: { kind: 'money', currency: 'EUR' },
  });
});

test('draws the way through the year with a point on the as-of date', () => {
  const { categories, series } = courseChart(money, words);
  expect(categories).toEqual(['Start', 'Q1', 'Q2', '2017-07-31', 'Q3', 'Q4']);
  expect(series).toEqual([
    // the second quarter is not known, so it is a gap; what is known is added up
    { key: 'actual', name: 'Actual', values: [0, 8000, null, 11_000, null, null] },
    // 31 of the 92 days of the third quarter are over
    { key: 'even', name: 'Even', values: [0, 9000, 18_100, 18_100 + 3100, 27_300, 36_500] },
    { key: 'season', name: 'Season', values: [0, 3650, 10_950, 10_950 + 3690, 21_900, 36_500] },
  ]);
});

test('draws a level from where it stood, without a season', () => {
  const level: ChartedObjective = {
    ...money,
    objective: { accrual: 'level', better: 'more' },
    tracked: tracked({ unit: 'percent', currency: null, start: 1000 }, [2000, 3000, 4000, 5000], [1500, 3500, null, null]),
  };
  const { series, format } = courseChart(level, words);
  expect(format).toEqual({ kind: 'percent' });
  expect(series.map(({ key }) => key)).toEqual(['actual', 'even']);
  expect(series[0]?.values).toEqual([0.1, 0.15, 0.35, null, null, null]);
  expect(series[1]?.values).toEqual([0.1, 0.2, 0.3, expect.closeTo(0.3337, 4), 0.4, 0.5]);
});

test('writes a number with its decimals', () => {
  const number = { ...money, tracked: tracked({ unit: 'number', currency: null }, [150, 150, 150, 150], [125, null, null, null]) };
  expect(targetsChart(number, words)).toMatchObject({
    format: { kind: 'decimal', digits: 2 },
    series: [{ values: [1.25, null, null, null] }, {}],
  });
});
