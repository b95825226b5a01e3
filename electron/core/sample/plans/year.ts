import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import { type FiscalCalendar, fiscalQuarter, type FiscalQuarter, quarterOf } from '#shared/domain/fiscal.ts';

/** The days of a plan, its quarters, and the year before it. */
export type PlanYear = {
  year: number;
  from: IsoDate;
  to: IsoDate;
  quarters: readonly [FiscalQuarter, FiscalQuarter, FiscalQuarter, FiscalQuarter];
  before: { from: IsoDate; to: IsoDate };
};

/** The fiscal year in which a day falls, or one `shift` years from it. */
export const planYearOf = (calendar: FiscalCalendar, day: IsoDate, shift = 0): PlanYear => {
  const year = quarterOf(calendar, day).year + shift;
  const first = fiscalQuarter(calendar, year, 1);
  const last = fiscalQuarter(calendar, year, 4);
  return {
    year,
    from: first.from,
    to: last.to,
    quarters: [first, fiscalQuarter(calendar, year, 2), fiscalQuarter(calendar, year, 3), last],
    before: { from: fiscalQuarter(calendar, year - 1, 1).from, to: addDays(first.from, -1) },
  };
};
