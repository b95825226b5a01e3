import { addDays, daysBetween, type IsoDate, monthOf } from '#shared/domain/dates.ts';
import { type FiscalCalendar, quarterOf, shiftQuarter } from '#shared/domain/fiscal.ts';

/** A day counted back from the as-of date: 0 is that date, 91 is 91 days before it, -10 is ten days ahead. */
export type Day = number;

/** How many days of history a sample has. */
export const historyDays = 730;

export type SampleQuarter = { label: string; from: Day; to: Day };
export type SampleCalendar = {
  today: IsoDate;
  on(day: Day): IsoDate;
  dayOf(date: IsoDate): Day;
  /** The same day, or the Friday before it. */
  workday(day: Day): Day;
  /** How busy business is at this time of the year, against the usual. */
  season(day: Day): number;
  /** Fiscal quarters from eight before the running one to the running one; the program's, or those of a partner's own year. */
  quartersOf(own?: FiscalCalendar): readonly SampleQuarter[];
};

// summer is quiet, the end of a quarter is not, December is the busiest
const byMonth = [0.8, 0.95, 1.2, 0.9, 1, 1.2, 0.75, 0.65, 1.15, 0.95, 1.1, 1.3] as const;
const furthestBack = 3200;
const furthestAhead = 1200;

/** The calendar of a sample that ends on `today`. */
export const createCalendar = (today: IsoDate, fiscal: FiscalCalendar): SampleCalendar => {
  const dates = new Map<Day, IsoDate>();
  const on = (day: Day): IsoDate => {
    const known = dates.get(day);
    if (known !== undefined) return known;
    const date = addDays(today, -day);
    if (day <= furthestBack && day >= -furthestAhead) dates.set(day, date);
    return date;
  };
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const dayOf = (date: IsoDate): Day => daysBetween(date, today);
  const quartersOf = (own: FiscalCalendar): SampleQuarter[] => {
    const running = quarterOf(own, today);
    return Array.from({ length: 9 }, (_, index) => {
      const { label, from, to } = shiftQuarter(own, running, index - 8);
      return { label, from: dayOf(from), to: dayOf(to) };
    });
  };
  const usual = quartersOf(fiscal);
  return {
    today,
    on,
    dayOf,
    workday: (day) => {
      const at = (((weekday - day) % 7) + 7) % 7;
      return at === 0 ? day + 2 : at === 6 ? day + 1 : day;
    },
    season: (day) => byMonth[monthOf(on(day)) - 1] ?? 1,
    quartersOf: (own) => (own ? quartersOf(own) : usual),
  };
};
