import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { calendarYear, type FiscalCalendar } from '#shared/domain/fiscal.ts';
import { planQuarters, planYear, sharedQuarters } from '#shared/plan/quarters.ts';

const months = (startMonth: number, naming: FiscalCalendar['naming'] = 'start-year'): FiscalCalendar => ({
  kind: 'months',
  startMonth,
  naming,
  weekEndsOn: 6,
});
/** Weeks of four, four and five, ending on the last Saturday of January. */
const retail: FiscalCalendar = { kind: '445', startMonth: 2, naming: 'start-year', weekEndsOn: 6 };

const quartersOf = (
  year: number,
  ours: FiscalCalendar,
  partner: FiscalCalendar | null,
  calendar: 'ours' | 'partner',
  asOf = '2026-05-15',
) => planQuarters({ year, calendar, ...planYear(calendar === 'partner' && partner ? partner : ours, year) }, { ours, partner }, asOf);

test('follows our calendar, with the quarter of the partner beside it', () => {
  const found = quartersOf(2026, calendarYear, months(4, 'end-year'), 'ours');
  expect(found.map(({ from, to }) => [from, to])).toEqual([
    ['2026-01-01', '2026-03-31'],
    ['2026-04-01', '2026-06-30'],
    ['2026-07-01', '2026-09-30'],
    ['2026-10-01', '2026-12-31'],
  ]);
  expect(found.map(({ label, ours, theirs }) => [label, ours, theirs])).toEqual([
    ['2026-Q1', '2026-Q1', '2026-Q4'],
    ['2026-Q2', '2026-Q2', '2027-Q1'],
    ['2026-Q3', '2026-Q3', '2027-Q2'],
    ['2026-Q4', '2026-Q4', '2027-Q3'],
  ]);
});

test("follows the partner's calendar when the plan asks for it, with our quarter beside it", () => {
  const found = quartersOf(2027, calendarYear, months(4, 'end-year'), 'partner');
  expect(found[0]).toEqual({
    label: '2027-Q1',
    from: '2026-04-01',
    to: '2026-06-30',
    ours: '2026-Q2',
    theirs: '2027-Q1',
    phase: 'running',
  });
  expect(found[3]).toMatchObject({ to: '2027-03-31', ours: '2027-Q1' });
});

test('follows our calendar when the partner has none', () => {
  expect(quartersOf(2026, calendarYear, null, 'partner')).toEqual(quartersOf(2026, calendarYear, null, 'ours'));
  expect(quartersOf(2026, calendarYear, null, 'ours')[0]?.theirs).toBeNull();
});

test('has 13 weeks a quarter in a year of weeks, and 14 in the last one of a year of 53', () => {
  const weeks = (year: number) => quartersOf(year, retail, null, 'ours').map(({ from, to }) => (daysBetween(from, to) + 1) / 7);
  expect(weeks(2013)).toEqual([13, 13, 13, 13]);
  expect(weeks(2014)).toEqual([13, 13, 13, 14]);
});

test('has the leap day in its first quarter', () => {
  const [first] = quartersOf(2028, calendarYear, null, 'ours');
  expect(first).toMatchObject({ from: '2028-01-01', to: '2028-03-31' });
  // 31 + 29 + 31
  expect(daysBetween('2028-01-01', '2028-03-31') + 1).toBe(91);
});

test.each([
  ['2026-03-31', ['over', 'ahead', 'ahead', 'ahead']],
  ['2026-04-01', ['over', 'running', 'ahead', 'ahead']],
  ['2025-12-31', ['ahead', 'ahead', 'ahead', 'ahead']],
  ['2026-12-31', ['over', 'over', 'over', 'over']],
])('on %s its quarters are %o', (asOf, phases) => {
  expect(quartersOf(2026, calendarYear, null, 'ours', asOf).map(({ phase }) => phase)).toEqual(phases);
});

describe('days that were agreed before the calendar was changed', () => {
  test('stand, as quarters of three months', () => {
    const found = planQuarters(
      { year: 2026, calendar: 'ours', startsOn: '2026-01-01', endsOn: '2026-12-31' },
      { ours: months(7), partner: null },
      '2026-05-15',
    );
    expect(found.map(({ label, from, ours }) => [label, from, ours])).toEqual([
      ['2026-Q1', '2026-01-01', '2025-Q3'],
      ['2026-Q2', '2026-04-01', '2025-Q4'],
      ['2026-Q3', '2026-07-01', '2026-Q1'],
      ['2026-Q4', '2026-10-01', '2026-Q2'],
    ]);
  });
  test('stand, as quarters of 13 weeks', () => {
    const { startsOn, endsOn } = planYear(retail, 2014);
    const found = planQuarters({ year: 2014, calendar: 'ours', startsOn, endsOn }, { ours: calendarYear, partner: null }, '2014-05-15');
    expect(found.map(({ from, to }) => (daysBetween(from, to) + 1) / 7)).toEqual([13, 13, 13, 14]);
  });
});

test('are four that touch, from the first day of the plan to its last, whatever days it has', () => {
  const calendar = fc.record({
    kind: fc.constantFrom('months' as const, '445' as const),
    startMonth: fc.integer({ min: 1, max: 12 }),
    naming: fc.constantFrom('start-year' as const, 'end-year' as const),
    weekEndsOn: fc.integer({ min: 0, max: 6 }),
  });
  fc.assert(
    fc.property(calendar, fc.integer({ min: 0, max: 8000 }), fc.integer({ min: 40, max: 800 }), (ours, from, length) => {
      const startsOn = addDays('2010-01-01', from);
      const endsOn = addDays(startsOn, length);
      const found = planQuarters({ year: 2020, calendar: 'ours', startsOn, endsOn }, { ours, partner: null }, '2020-05-15');
      expect(found).toHaveLength(4);
      expect([found[0]?.from, found[3]?.to]).toEqual([startsOn, endsOn]);
      for (const [index, quarter] of found.entries()) {
        expect(quarter.from <= quarter.to).toBe(true);
        if (index > 0) expect(quarter.from).toBe(addDays(found[index - 1]?.to ?? '', 1));
      }
    }),
  );
});

test('gives plans of one year and calendar the same quarters, and others their own, when many are asked for', () => {
  const partner: FiscalCalendar = { ...calendarYear, startMonth: 7 };
  const quartersOf = sharedQuarters(calendarYear, '2017-05-15');
  const ours = { year: 2017, calendar: 'ours' as const, ...planYear(calendarYear, 2017) };
  const theirs = { year: 2017, calendar: 'partner' as const, ...planYear(partner, 2017) };
  const cut = { ...ours, startsOn: '2017-02-01' };
  expect(quartersOf(ours, null)).toBe(quartersOf({ ...ours }, null));
  for (const [terms, own] of [
    [ours, null],
    [ours, partner],
    [theirs, partner],
    [cut, null],
  ] as const) {
    expect(quartersOf(terms, own)).toEqual(planQuarters(terms, { ours: calendarYear, partner: own }, '2017-05-15'));
  }
});
