import { z } from 'zod';
import { addDays, addMonths, daysBetween, type IsoDate, isoDate, monthOf, weekdayOf, yearOf } from './dates.ts';

/**
 * A fiscal calendar as data. `months`: quarters of three calendar months from `startMonth`. `445`: weeks of four, four and five; the year ends on the last
 * `weekEndsOn` (0 Sunday to 6 Saturday) of the month before `startMonth`, so some years have a 53rd week, which falls in the fourth quarter.
 * `naming`: whether FY2017 is the year that starts or the year that ends in 2017.
 */
export const FiscalCalendar = z.object({
  kind: z.enum(['months', '445']),
  startMonth: z.int().min(1).max(12),
  naming: z.enum(['start-year', 'end-year']),
  weekEndsOn: z.int().min(0).max(6).default(6),
});
export type FiscalCalendar = z.infer<typeof FiscalCalendar>;
export const calendarYear: FiscalCalendar = { kind: 'months', startMonth: 1, naming: 'start-year', weekEndsOn: 6 };

/** A fiscal quarter with its first and last day, both inside. */
export type FiscalQuarter = { year: number; quarter: 1 | 2 | 3 | 4; label: string; from: IsoDate; to: IsoDate };

const date = (year: number, month: number, day: number): IsoDate => {
  const made = isoDate(year, month, day);
  if (!made) throw new RangeError(`no such date: ${year}-${month}-${day}`);
  return made;
};

/** First day of the fiscal year that begins in, or for 4-4-5 around, the calendar year `startYear`. */
const yearStart = (calendar: FiscalCalendar, startYear: number): IsoDate => {
  const first = date(startYear, calendar.startMonth, 1);
  if (calendar.kind === 'months') return first;
  const monthEnd = addDays(first, -1);
  const lastYearEnd = addDays(monthEnd, -((weekdayOf(monthEnd) - calendar.weekEndsOn + 7) % 7));
  return addDays(lastYearEnd, 1);
};

/** January as first month has one year for both names. */
const nameOffset = (calendar: FiscalCalendar): number => (calendar.naming === 'end-year' && calendar.startMonth !== 1 ? 1 : 0);

/** The quarter with this name, e.g. (2017, 4). */
export const fiscalQuarter = (calendar: FiscalCalendar, year: number, quarter: 1 | 2 | 3 | 4): FiscalQuarter => {
  const startYear = year - nameOffset(calendar);
  const start = yearStart(calendar, startYear);
  const label = `${year}-Q${quarter}`;
  if (calendar.kind === 'months') {
    return { year, quarter, label, from: addMonths(start, (quarter - 1) * 3), to: addDays(addMonths(start, quarter * 3), -1) };
  }
  const from = addDays(start, (quarter - 1) * 91);
  const to = quarter === 4 ? addDays(yearStart(calendar, startYear + 1), -1) : addDays(start, quarter * 91 - 1);
  return { year, quarter, label, from, to };
};

/** The quarter in which a day falls. */
export const quarterOf = (calendar: FiscalCalendar, day: IsoDate): FiscalQuarter => {
  let startYear = yearOf(day) - (calendar.kind === 'months' && monthOf(day) < calendar.startMonth ? 1 : 0);
  if (calendar.kind === '445') {
    startYear += 1;
    while (yearStart(calendar, startYear) > day) startYear -= 1;
  }
  const year = startYear + nameOffset(calendar);
  for (const quarter of [4, 3, 2, 1] as const) {
    const found = fiscalQuarter(calendar, year, quarter);
    if (day >= found.from) return found;
  }
  return fiscalQuarter(calendar, year, 1);
};

/** The quarter `count` quarters later (earlier when negative). */
export const shiftQuarter = (calendar: FiscalCalendar, quarter: FiscalQuarter, count: number): FiscalQuarter => {
  const index = quarter.year * 4 + (quarter.quarter - 1) + count;
  return fiscalQuarter(calendar, Math.floor(index / 4), ((((index % 4) + 4) % 4) + 1) as 1 | 2 | 3 | 4);
};

/** The quarter that ends within these days, both inside: which review of a partner with a calendar of its own falls in a period of the program. Null: none does. */
export const quarterEndingIn = (calendar: FiscalCalendar, { from, to }: { from: IsoDate; to: IsoDate }): FiscalQuarter | null => {
  const last = quarterOf(calendar, to);
  const found = last.to <= to ? last : shiftQuarter(calendar, last, -1);
  return found.to >= from ? found : null;
};

/** Years with room for the quarters before and after them in the years that dates have (1900 to 2199). */
const hasNeighbours = (year: number): boolean => year >= 1904 && year <= 2196;

/** Parses "2017-Q4" (also "2017Q4", "q4 2017", "FY2017-Q4"); null when it is not a quarter of the years 1904 to 2196. */
export const parseQuarter = (calendar: FiscalCalendar, text: string): FiscalQuarter | null => {
  const match = /^(?:FY)?(\d{4})[\s-]*Q([1-4])$/i.exec(text.trim()) ?? /^Q([1-4])[\s-]*(?:FY)?(\d{4})$/i.exec(text.trim());
  if (!match?.[1] || !match[2]) return null;
  const [year, quarter] = match[1].length === 4 ? [match[1], match[2]] : [match[2], match[1]];
  return hasNeighbours(Number(year)) ? fiscalQuarter(calendar, Number(year), Number(quarter) as 1 | 2 | 3 | 4) : null;
};

/** Weeks in a 4-4-5 year: 52 or 53. */
export const weeksInYear = (calendar: FiscalCalendar, year: number): number =>
  (daysBetween(fiscalQuarter(calendar, year, 1).from, fiscalQuarter(calendar, year, 4).to) + 1) / 7;
