import { addDays, addMonths, type IsoDate, isoDate } from '#shared/domain/dates.ts';
import { type FiscalCalendar, parseQuarter } from '#shared/domain/fiscal.ts';
import { parseMonthName } from './parse-date.ts';

const yearFirst = /^(?:FY\s*)?'?(\d{4}|\d{2})\s*[-/. ]?\s*Q([1-4])$/i;
const quarterFirst = /^(?:Q([1-4])|([1-4])\s*Q)\s*[-/. ]?\s*(?:FY\s*)?'?(\d{4}|\d{2})$/i;
const fullYear = (text: string): number => (text.length === 4 ? Number(text) : 2000 + Number(text));

/** A fiscal quarter however it is written ("Q4 2017", "FY17 Q4", "4Q17", "2017/Q4") as 2017-Q4; null when it is none. */
export const parseQuarterName = (text: string): string | null => {
  const value = text.trim();
  if (value.length > 20) return null;
  const byYear = yearFirst.exec(value);
  if (byYear) return `${fullYear(byYear[1] ?? '')}-Q${byYear[2]}`;
  const byQuarter = quarterFirst.exec(value);
  return byQuarter ? `${fullYear(byQuarter[3] ?? '')}-Q${byQuarter[1] ?? byQuarter[2]}` : null;
};

/** First and last day, both inside. */
export type Period = { from: IsoDate; to: IsoDate };

const monthOf = (year: number, month: number): Period | null => {
  const from = isoDate(year, month, 1);
  return from ? { from, to: addDays(addMonths(from, 1), -1) } : null;
};

/** A period that a report names: a fiscal quarter, a month ("2017-10", "10/2017", "Oct 2017"), or two days ("2017-10-01 to 2017-12-31"); null when it is none. */
export const parsePeriod = (text: string, calendar: FiscalCalendar): Period | null => {
  const value = text.trim();
  if (value.length > 60) return null;
  const label = parseQuarterName(value);
  const quarter = label === null ? null : parseQuarter(calendar, label);
  if (quarter) return { from: quarter.from, to: quarter.to };
  const days = /^(\d{4}-\d{2}-\d{2})\s*(?:to|until|bis|-|–|\.\.)\s*(\d{4}-\d{2}-\d{2})$/i.exec(value);
  if (days?.[1] && days[2] && days[1] <= days[2]) return { from: days[1], to: days[2] };
  const iso = /^(\d{4})[-/.](\d{1,2})$/.exec(value);
  if (iso) return monthOf(Number(iso[1]), Number(iso[2]));
  const numeric = /^(\d{1,2})[-/.](\d{4})$/.exec(value);
  if (numeric) return monthOf(Number(numeric[2]), Number(numeric[1]));
  const named = /^([A-Za-z]{3,9})\.?[-/ ]*(\d{4}|\d{2})$/.exec(value);
  const month = named ? parseMonthName(named[1] ?? '') : 0;
  return month > 0 ? monthOf(fullYear(named?.[2] ?? ''), month) : null;
};
