import type { Entry } from '#shared/api/partner-records.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { numberOf, referenceOf, textOf } from '../records/entry-text.ts';
import type { MonthPoint } from '../records/months.ts';

type Row = Pick<Entry, 'values'>;
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
