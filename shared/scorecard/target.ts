import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import type { ScorecardLine } from '#shared/domain/type-profile.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { HeldAgainst } from './model.ts';
import { say } from './words.ts';

/** Counts and amounts since the first day of the quarter add up day by day; ratios, means, trailing windows and states of one day do not. */
const addsUp = (figure: Figure, quarter: { from: IsoDate }): boolean =>
  (figure.unit === 'count' || figure.unit === 'money') && figure.denominator === null && figure.window.from === quarter.from;

/** Days of the quarter up to the as-of date, and all of its days. */
const elapsed = (quarter: { from: IsoDate; to: IsoDate }, asOf: IsoDate): { days: number; ofDays: number } => {
  const ofDays = daysBetween(quarter.from, quarter.to) + 1;
  return { days: Math.min(ofDays, Math.max(0, daysBetween(quarter.from, asOf) + 1)), ofDays };
};

/** Days so far and all days of a quarter that still runs, for a figure that adds up day by day; null elsewhere. */
export const paceOf = (actual: Figure, quarter: { from: IsoDate; to: IsoDate }, asOf: IsoDate): { days: number; ofDays: number } | null => {
  const { days, ofDays } = elapsed(quarter, asOf);
  return days > 0 && days < ofDays && addsUp(actual, quarter) ? { days, ofDays } : null;
};

type TargetInput = {
  line: ScorecardLine;
  actual: Figure;
  /** The same metric in the same quarter of the year before. */
  yearBefore: Figure | null;
  yearBeforeLabel: string;
  quarter: { from: IsoDate; to: IsoDate };
  asOf: IsoDate;
};

const whole = ({ line: { target }, actual, yearBefore, yearBeforeLabel }: TargetInput): { full: number | null; reason: string | null } => {
  const without = (reason: string) => ({ full: null, reason });
  if (target.kind === 'none') return without(say('reason.noTarget'));
  if (target.kind === 'number') {
    if (actual.unit !== 'money') return { full: target.value, reason: null };
    if (target.currency === null) return without(say('reason.targetNoCurrency'));
    if (actual.currency !== null && target.currency !== actual.currency)
      return without(say('reason.targetCurrency', { target: target.currency, actual: actual.currency }));
    return { full: target.value, reason: null };
  }
  if (yearBefore === null || yearBefore.value === null)
    return without(say('reason.noPast', { quarter: yearBeforeLabel, reason: yearBefore?.reason ?? '' }).trim());
  if (yearBefore.currency !== actual.currency && actual.currency !== null && yearBefore.currency !== null)
    return without(say('reason.targetCurrency', { target: yearBefore.currency, actual: actual.currency }));
  const grown = yearBefore.value * (1 + target.growth);
  return { full: actual.unit === 'money' ? Math.round(grown) : grown, reason: null };
};

/** The target of a line in a quarter, whole and up to the as-of date; null with the reason when there is none that can be measured against. */
export const targetOf = (input: TargetInput): HeldAgainst => {
  const { line, actual, quarter, asOf, yearBeforeLabel } = input;
  const { full, reason } = whole(input);
  const { days, ofDays } = elapsed(quarter, asOf);
  const isPart = full !== null && days < ofDays && addsUp(actual, quarter);
  const made: HeldAgainst = {
    value: full !== null && isPart ? (full * days) / ofDays : full,
    full,
    from: line.target.kind,
    growth: line.target.kind === 'previous' ? line.target.growth : null,
    currency: actual.unit === 'money' ? actual.currency : null,
    days: isPart ? days : null,
    ofDays: isPart ? ofDays : null,
    reason,
  };
  // nothing is reached where nothing was asked; where lower is better, zero is a target like any other
  if (full !== null && (full < 0 || (full === 0 && line.higherIsBetter)))
    return {
      ...made,
      value: null,
      reason: line.target.kind === 'previous' ? say('reason.zeroPast', { quarter: yearBeforeLabel }) : say('reason.zeroTarget'),
    };
  return made;
};
