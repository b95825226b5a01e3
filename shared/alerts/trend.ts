import { addDays, daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import type { Weekly } from './facts.ts';

export type TrendRule = {
  /** Weeks that are compared. */
  recentWeeks: number;
  /** Weeks before them that make the baseline; at least half of them must be known. */
  baselineWeeks: number;
  /** Below this many expected events nothing is said: chance alone would do it. */
  least: number;
};

/** `expected` is what the baseline would have given in the recent weeks; `drop` the share of it that is missing; `since` the Monday of the week in which it fell. */
export type Decline = { recent: number; expected: number; drop: number; since: IsoDate };

const sum = (series: Weekly, from: number, to: number): number => {
  let total = 0;
  for (let week = from; week < to; week++) total += series[week] ?? 0;
  return total;
};

/**
 * How far a weekly series lies below its own baseline; null when there is no baseline, or too small a one. Not a decline yet: `drop` may be 0 or negative.
 * Source: domain K41, K56 (trend against the partner's own baseline).
 */
export const trendOf = (
  series: Weekly,
  { weeksTo, knownFrom }: { weeksTo: IsoDate; knownFrom: IsoDate | null },
  { recentWeeks, baselineWeeks, least }: TrendRule,
): Decline | null => {
  if (knownFrom === null || series.length === 0) return null;
  const known = Math.min(series.length, Math.floor((daysBetween(knownFrom, weeksTo) + 1) / 7));
  const baseline = Math.min(baselineWeeks, known - recentWeeks);
  if (baseline < Math.ceil(baselineWeeks / 2)) return null;
  const perWeek = sum(series, recentWeeks, recentWeeks + baseline) / baseline;
  const expected = perWeek * recentWeeks;
  if (expected < least) return null;
  const recent = sum(series, 0, recentWeeks);
  let run = 0;
  while (run < recentWeeks + baseline && (series[run] ?? 0) < perWeek / 2) run += 1;
  const weeks = run === 0 ? recentWeeks : run;
  return { recent, expected, drop: 1 - recent / expected, since: addDays(weeksTo, 1 - 7 * weeks) };
};

/**
 * The Sunday since which something holds in every week, `holds(n)` telling whether it did n weeks ago. It holds now. As far back as the series of the facts reach.
 */
export const heldSince = (weeksTo: IsoDate, holds: (weeksAgo: number) => boolean): IsoDate => {
  let weeks = 0;
  while (weeks < 51 && holds(weeks + 1)) weeks += 1;
  return addDays(weeksTo, -7 * weeks);
};

type Course = { weeksTo: IsoDate; knownFrom: IsoDate | null };
/** True when a series lay so far below its own baseline so many weeks ago, by what was known then. */
export const declinedBy = (series: Weekly, { weeksTo, knownFrom }: Course, rule: TrendRule, drop: number, weeksAgo: number): boolean => {
  const trend = trendOf(series.slice(weeksAgo), { weeksTo: addDays(weeksTo, -7 * weeksAgo), knownFrom }, rule);
  return trend !== null && trend.drop >= drop;
};

/** The days in which revenue would follow a change of a leading indicator: 60 to 90 days after it. Source: domain 2.10, X18. */
export const revenueWindow = (since: IsoDate): { from: IsoDate; to: IsoDate } => ({ from: addDays(since, 60), to: addDays(since, 90) });
