import { expect, test } from 'vitest';
import { monthsFrom, monthsUpTo } from '#renderer/features/partner/records/months.ts';
import { renewalsByMonth } from '#renderer/features/partner/services/renewals-by-month.ts';
import { seatsByMonth } from '#renderer/features/partner/services/seats-by-month.ts';
import { entryRow, refer } from '#test/support/entry-row.ts';

const count = (service: string, countedOn: string, seats: number) =>
  entryRow('seat_count', `${service}-${countedOn}`, { service: refer(service), countedOn, seats });
const renewal = (dueOn: string, minor: number | null, state = 'due', currency = 'USD') =>
  entryRow('renewal', dueOn, { dueOn, state, amount: minor === null ? null : { minor, currency } });

test('ends the newest month on the day itself', () => {
  expect(monthsUpTo('2017-12-31', 2)).toEqual([
    { month: '2017-11', from: '2017-11-01', to: '2017-11-30' },
    { month: '2017-12', from: '2017-12-01', to: '2017-12-31' },
  ]);
});

test('adds the last count of every service that ran, else the seats of its contract, and leaves a gap before the first', () => {
  const services = [
    entryRow('managed_service', 'a', { startsOn: '2017-10-01', endsOn: null, state: 'active', seats: 9 }),
    entryRow('managed_service', 'b', { startsOn: '2017-11-10', endsOn: '2017-12-10', state: 'ended', seats: 5 }),
  ];
  const counts = [count('a', '2017-10-05', 10), count('a', '2017-12-05', 14)];
  expect(seatsByMonth(services, counts, monthsUpTo('2017-12-31', 4))).toEqual([null, 10, 15, 14]);
});

test('puts overdue renewals into the first month and leaves settled ones out', () => {
  const months = monthsFrom('2017-12-31', 3);
  expect(months).toEqual(['2017-12', '2018-01', '2018-02']);
  expect(renewalsByMonth([renewal('2017-10-01', 100), renewal('2018-01-15', 200), renewal('2018-01-20', 50, 'renewed')], months)).toEqual({
    counts: [1, 1, 0],
    currency: 'USD',
    amounts: [100, 200, 0],
  });
});

test('does not value a month in which a renewal has no amount, nor add up several currencies', () => {
  const months = monthsFrom('2017-12-31', 2);
  expect(renewalsByMonth([renewal('2018-01-15', null), renewal('2018-01-16', 5)], months).amounts).toEqual([0, null]);
  expect(renewalsByMonth([renewal('2018-01-15', 1), renewal('2018-01-16', 5, 'due', 'EUR')], months).amounts).toBeNull();
});
