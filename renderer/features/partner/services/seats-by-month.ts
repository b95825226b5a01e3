import type { Entry } from '#shared/api/partner-records.ts';
import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import { numberOf, referenceOf, textOf } from '../records/entry-text.ts';

type Row = Pick<Entry, 'values'>;
export type MonthPoint = { month: string; from: IsoDate; to: IsoDate };

/** The months up to the one of a day, oldest first, each with its first and last day; the last ends on the day itself. */
export const monthsUpTo = (day: IsoDate, count: number): MonthPoint[] => {
  const months: MonthPoint[] = [];
  let to = day;
  for (let index = 0; index < count; index += 1) {
    const month = to.slice(0, 7);
    months.unshift({ month, from: `${month}-01`, to });
    to = addDays(`${month}-01`, -1);
  }
  return months;
};

/**
 * Seats at the end of each month: of every service the last count up to then. A month in which nothing was ever counted before its end is a gap (null).
 * Counts that name no service stand for a service of their own.
 */
export const seatsByMonth = (counts: readonly Row[], months: readonly MonthPoint[]): Array<number | null> =>
  months.map(({ to }) => {
    const latest = new Map<string, { on: IsoDate; seats: number }>();
    for (const { values } of counts) {
      const on = textOf(values['countedOn']);
      const seats = numberOf(values['seats']);
      const service = referenceOf(values['service'])?.id ?? '';
      const known = latest.get(service);
      if (on !== null && seats !== null && on <= to && (!known || known.on < on)) latest.set(service, { on, seats });
    }
    return latest.size === 0 ? null : [...latest.values()].reduce((sum, { seats }) => sum + seats, 0);
  });
