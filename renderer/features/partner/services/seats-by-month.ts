import type { Entry } from '#shared/api/partner-records.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { numberOf, referenceOf, textOf } from '../records/entry-text.ts';
import type { MonthPoint } from '../records/months.ts';

type Row = Pick<Entry, 'id' | 'values'>;
/** True when a service runs on a day: begun, not called off, and not ended before it; by the same rule as the figures. */
const runsOn = ({ values }: Row, day: IsoDate): boolean => {
  const [from, to] = [textOf(values['startsOn']), textOf(values['endsOn'])];
  const isOn = to === null ? values['state'] === 'active' : to >= day;
  return values['state'] !== 'cancelled' && from !== null && from <= day && isOn;
};

/**
 * Seats at the end of each month: of every service that ran then the last count up to that day, else the seats of its contract. A month in which no service ran is a
 * gap (null).
 */
export const seatsByMonth = (services: readonly Row[], counts: readonly Row[], months: readonly MonthPoint[]): Array<number | null> => {
  const byService = Map.groupBy(counts, ({ values }) => referenceOf(values['service'])?.id ?? '');
  const seatsOf = (service: Row, day: IsoDate): number => {
    const known = (byService.get(service.id) ?? []).filter(({ values }) => (textOf(values['countedOn']) ?? '9999') <= day);
    const last = known.toSorted((a, b) => (textOf(a.values['countedOn']) ?? '').localeCompare(textOf(b.values['countedOn']) ?? '')).at(-1);
    return numberOf(last?.values['seats']) ?? numberOf(service.values['seats']) ?? 0;
  };
  return months.map(({ to }) => {
    const running = services.filter((service) => runsOn(service, to));
    return running.length === 0 ? null : running.reduce((sum, service) => sum + seatsOf(service, to), 0);
  });
};
