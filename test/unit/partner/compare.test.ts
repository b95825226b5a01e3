import { expect, test } from 'vitest';
import { compareFigures } from '#renderer/features/partner/scorecard/compare.ts';
import { type FigureId, makeFigure } from '#shared/metrics/definitions.ts';

const figure = (id: FigureId, value: number | null, currency: string | null = null) =>
  makeFigure(id, { value, currency, asOf: '2017-12-31', window: { from: '2017-10-01', to: '2017-12-31' } });

test('compares money as a share of what it was', () => {
  expect(compareFigures(figure('wonAmount', 4_862_100, 'USD'), figure('wonAmount', 4_000_000, 'USD'))).toMatchObject({
    direction: 'up',
    tone: 'good',
    kind: 'percent',
    amount: expect.closeTo(0.215525, 6) as number,
  });
});

test('compares money with nothing as an amount, because growth from nothing is no percentage', () => {
  expect(compareFigures(figure('wonAmount', 500, 'USD'), figure('wonAmount', 0, 'USD'))).toMatchObject({ kind: 'money', amount: 500 });
});

test('compares ratios in points and counts by their difference', () => {
  expect(compareFigures(figure('winRate', 0.459), figure('winRate', 0.5))).toMatchObject({
    kind: 'points',
    amount: expect.closeTo(-4.1, 6) as number,
    tone: 'bad',
  });
  expect(compareFigures(figure('wonCount', 28), figure('wonCount', 24))).toMatchObject({ kind: 'count', amount: 4, tone: 'good' });
});

test('a falling number of lost deals is down and good', () => {
  expect(compareFigures(figure('lostCount', 3), figure('lostCount', 9))).toMatchObject({ direction: 'down', tone: 'good' });
});

test('more open deals are up and neither good nor bad', () => {
  expect(compareFigures(figure('openDeals', 9), figure('openDeals', 3))).toMatchObject({ direction: 'up', tone: 'neutral' });
});

test('does not compare with a figure that is not available or is in another currency', () => {
  expect(compareFigures(figure('winRate', 0.4), figure('winRate', null))).toBeNull();
  expect(compareFigures(figure('wonAmount', 1, 'USD'), figure('wonAmount', 1, 'EUR'))).toBeNull();
});
