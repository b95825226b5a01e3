import { addDays, addMonths, daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { type FiscalCalendar, fiscalQuarter, quarterOf } from '#shared/domain/fiscal.ts';
import type { PlanTerms } from './model.ts';
import type { PlanQuarter } from './tracking.ts';

/** The calendars that a plan can follow. `partner` null: the partner has none of its own. */
export type PlanCalendars = { ours: FiscalCalendar; partner: FiscalCalendar | null };
type Spanned = Pick<PlanTerms, 'year' | 'calendar' | 'startsOn' | 'endsOn'>;
type Span = { from: IsoDate; to: IsoDate };

const numbers = [1, 2, 3, 4] as const;

/** The calendar that a plan follows: the partner's where it asks for it and there is one. */
export const calendarOf = ({ calendar }: Pick<PlanTerms, 'calendar'>, { ours, partner }: PlanCalendars): FiscalCalendar =>
  calendar === 'partner' && partner ? partner : ours;

/** First and last day of a fiscal year, both inside. */
export const planYear = (calendar: FiscalCalendar, year: number): { startsOn: IsoDate; endsOn: IsoDate } => ({
  startsOn: fiscalQuarter(calendar, year, 1).from,
  endsOn: fiscalQuarter(calendar, year, 4).to,
});

/** Days of a plan that fit no calendar any more: quarters of three months in a year of months, of 13 weeks in a year of weeks, else of about the same length. */
const spansOf = ({ startsOn, endsOn }: Spanned): Span[] => {
  const days = daysBetween(startsOn, endsOn) + 1;
  const isMonths = addMonths(startsOn, 12) === addDays(endsOn, 1);
  const isWeeks = days === 364 || days === 371;
  const begins = (quarter: number): IsoDate => {
    if (isMonths) return addMonths(startsOn, quarter * 3);
    return addDays(startsOn, isWeeks ? quarter * 91 : Math.floor((days * quarter) / 4));
  };
  return [0, 1, 2, 3].map((quarter) => ({ from: begins(quarter), to: quarter === 3 ? endsOn : addDays(begins(quarter + 1), -1) }));
};

const phaseOn = ({ from, to }: Span, asOf: IsoDate): PlanQuarter['phase'] => {
  if (to <= asOf) return 'over';
  return from <= asOf ? 'running' : 'ahead';
};

/**
 * The four quarters of a plan as of a day. They are those of its fiscal calendar; where the calendar was changed after the plan was made, the days that were agreed
 * stand and are cut into quarters.
 */
export const planQuarters = (terms: Spanned, calendars: PlanCalendars, asOf: IsoDate): PlanQuarter[] => {
  const calendar = calendarOf(terms, calendars);
  const { startsOn, endsOn } = planYear(calendar, terms.year);
  const fits = startsOn === terms.startsOn && endsOn === terms.endsOn;
  const spans = fits ? numbers.map((quarter) => fiscalQuarter(calendar, terms.year, quarter)) : spansOf(terms);
  return spans.map(({ from, to }, index) => ({
    label: `${terms.year}-Q${index + 1}`,
    from,
    to,
    ours: quarterOf(calendars.ours, to).label,
    theirs: calendars.partner ? quarterOf(calendars.partner, to).label : null,
    phase: phaseOn({ from, to }, asOf),
  }));
};

/** The quarters of many plans as of a day: plans that have their year and their calendar in common share theirs, which are computed once. */
export const sharedQuarters = (
  ours: FiscalCalendar,
  asOf: IsoDate,
): ((terms: Spanned, partner: FiscalCalendar | null) => readonly PlanQuarter[]) => {
  const known = new Map<string, readonly PlanQuarter[]>();
  return (terms, partner) => {
    const { year, calendar, startsOn, endsOn } = terms;
    const key = JSON.stringify([year, calendar, startsOn, endsOn, partner]);
    let quarters = known.get(key);
    if (!quarters) {
      quarters = planQuarters(terms, { ours, partner }, asOf);
      known.set(key, quarters);
    }
    return quarters;
  };
};
