import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/dates.ts';
import {
  calendarYear,
  type FiscalCalendar,
  fiscalQuarter,
  parseQuarter,
  quarterOf,
  shiftQuarter,
  weeksInYear,
} from '#shared/domain/fiscal.ts';

const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count));
const calendars = fc.record({
  kind: fc.constantFrom('months' as const, '445' as const),
  startMonth: fc.integer({ min: 1, max: 12 }),
  naming: fc.constantFrom('start-year' as const, 'end-year' as const),
  weekEndsOn: fc.integer({ min: 0, max: 6 }),
});

describe('every fiscal calendar', () => {
  test('puts each day into one quarter, which holds it', () => {
    fc.assert(
      fc.property(calendars, days, (calendar, day) => {
        const quarter = quarterOf(calendar, day);
        expect(quarter.from <= day && day <= quarter.to).toBe(true);
        expect(fiscalQuarter(calendar, quarter.year, quarter.quarter)).toEqual(quarter);
      }),
    );
  });
  test('has quarters that touch: the next one starts the day after', () => {
    fc.assert(
      fc.property(calendars, days, (calendar, day) => {
        const quarter = quarterOf(calendar, day);
        expect(shiftQuarter(calendar, quarter, 1).from).toBe(addDays(quarter.to, 1));
        expect(shiftQuarter(calendar, shiftQuarter(calendar, quarter, 4), -4)).toEqual(quarter);
      }),
    );
  });
  test('a 4-4-5 year has 52 or 53 whole weeks, and only its fourth quarter is ever longer than 13', () => {
    fc.assert(
      fc.property(calendars, fc.integer({ min: 1995, max: 2080 }), (any, year) => {
        const calendar: FiscalCalendar = { ...any, kind: '445' };
        expect([52, 53]).toContain(weeksInYear(calendar, year));
        for (const quarter of [1, 2, 3] as const) {
          const { from, to } = fiscalQuarter(calendar, year, quarter);
          expect(daysBetween(from, to) + 1).toBe(91);
        }
      }),
    );
  });
});

const from = (startMonth: number, naming: 'start-year' | 'end-year'): FiscalCalendar => ({
  kind: 'months',
  startMonth,
  naming,
  weekEndsOn: 6,
});

test.each([
  [calendarYear, '2017-12-31', '2017-Q4', '2017-10-01', '2017-12-31'],
  [from(2, 'end-year'), '2017-12-31', '2018-Q4', '2017-11-01', '2018-01-31'],
  [from(2, 'start-year'), '2017-01-31', '2016-Q4', '2016-11-01', '2017-01-31'],
  [from(10, 'end-year'), '2017-10-01', '2018-Q1', '2017-10-01', '2017-12-31'],
  [from(7, 'start-year'), '2020-02-29', '2019-Q3', '2020-01-01', '2020-03-31'],
])('names the quarter of a day: %o %s is %s', (calendar, day, label, first, last) => {
  expect(quarterOf(calendar, day)).toMatchObject({ label, from: first, to: last });
});

test('knows the 53rd week: a retail year that ends on the last Saturday of January', () => {
  const retail: FiscalCalendar = { kind: '445', startMonth: 2, naming: 'start-year', weekEndsOn: 6 };
  expect(fiscalQuarter(retail, 2011, 1).from).toBe('2011-01-30');
  expect([2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017].filter((year) => weeksInYear(retail, year) === 53)).toEqual([2014]);
});

test.each([
  ['2017-Q4', '2017-Q4'],
  ['2017Q4', '2017-Q4'],
  ['q4 2017', '2017-Q4'],
  ['FY2017-Q1', '2017-Q1'],
])('reads "%s" as a quarter', (text, label) => {
  expect(parseQuarter(calendarYear, text)?.label).toBe(label);
});
test.each(['2017', '2017-Q5', 'Q4', '', '17-Q4', '1800-Q1', '2199-Q4'])('does not take "%s" for a quarter', (text) => {
  expect(parseQuarter(calendarYear, text)).toBeNull();
});
