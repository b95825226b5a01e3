import { expect, test } from 'vitest';
import { quartersChart, winRateOf } from '#renderer/features/partner/charts.ts';

const quarter = (label: string, wonCount: number, lostCount: number) => ({
  quarter: label,
  from: '2017-10-01',
  to: '2017-12-31',
  wonCount,
  wonAmount: null,
  lostCount,
  registrations: 0,
});

test('draws won beside lost, oldest quarter first', () => {
  const chart = quartersChart([quarter('2017-Q3', 4, 2), quarter('2017-Q4', 28, 33)], {
    title: '',
    altText: '',
    categoryLabel: '',
    won: 'Won',
    lost: 'Lost',
  });
  expect(chart.categories).toEqual(['2017-Q3', '2017-Q4']);
  expect(chart.series.map(({ values }) => values)).toEqual([
    [4, 28],
    [2, 33],
  ]);
});

test('a quarter without closed deals has no win rate', () => {
  expect(winRateOf(quarter('2017-Q4', 28, 33))).toBeCloseTo(0.459, 4);
  expect(winRateOf(quarter('2017-Q4', 0, 0))).toBeNull();
});
