import { expect, test } from 'vitest';
import { sellThrough } from '#renderer/features/partner/distribution/sell-through.ts';
import { entryRow, refer, usd } from '#test/support/entry-row.ts';

const report = (id: string, fromOn: string, receivedOn: string | null = fromOn) =>
  entryRow('sell_through_report', id, { fromOn, toOn: fromOn, receivedOn });
const line = (of: string, reseller: string | null, name: string, minor: number, currency = 'USD') =>
  entryRow('sell_through_line', `${of}-${name}-${minor}`, {
    report: refer(of),
    reseller: reseller === null ? null : refer(reseller, name),
    resellerName: name,
    amount: { minor, currency },
  });

test('adds what was sold on by period and by reseller, the largest first', () => {
  const found = sellThrough(
    [report('r2', '2017-12-01'), report('r1', '2017-11-01')],
    [line('r1', 'x', 'Xenon', 100), line('r2', 'x', 'Xenon', 300), line('r2', null, 'Yarrow', 50), line('r2', null, 'Yarrow', 20)],
    8,
  );
  expect(found.currency).toBe(usd(0).currency);
  expect(found.periods.map(({ id, amount, resellers }) => [id, amount, resellers])).toEqual([
    ['r1', 100, 1],
    ['r2', 370, 2],
  ]);
  expect(found.resellers.map(({ name, amounts, total }) => [name, amounts, total])).toEqual([
    ['Xenon', [100, 300], 400],
    ['Yarrow', [0, 70], 70],
  ]);
});

test('leaves a gap for a report that has not come in', () => {
  const found = sellThrough([report('r1', '2017-11-01'), report('r2', '2017-12-01', null)], [line('r1', 'x', 'Xenon', 100)], 8);
  expect(found.periods.map(({ amount }) => amount)).toEqual([100, null]);
  expect(found.resellers[0]?.amounts).toEqual([100, null]);
});

test('adds up nothing when the lines are in several currencies', () => {
  const found = sellThrough([report('r1', '2017-11-01')], [line('r1', 'x', 'Xenon', 100), line('r1', 'y', 'Yarrow', 5, 'EUR')], 8);
  expect(found.currency).toBeNull();
  expect(found.periods[0]?.amount).toBeNull();
});
