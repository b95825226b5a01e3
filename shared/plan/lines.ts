import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import type { PlanObjective, PlanTerms } from './model.ts';
import { type Rounding, scaled } from './rounding.ts';
import type { PlanQuarter } from './tracking.ts';

/** What a line is drawn for. */
export type Aim = Pick<PlanObjective, 'unit' | 'accrual' | 'better' | 'start' | 'targets'>;
type Days = readonly Pick<PlanQuarter, 'from' | 'to'>[];

/** Target of the year: the sum of the quarters that have one, or the last of them for a level. Null: none has. */
export const yearTarget = ({ accrual, targets }: Pick<Aim, 'accrual' | 'targets'>): number | null => {
  const known = targets.filter((target) => target !== null);
  if (known.length === 0) return null;
  return accrual === 'sum' ? known.reduce((sum, target) => sum + target, 0) : (known.at(-1) ?? null);
};

/** Whole things fall due when they are whole: half a deal is not asked for yet, and a first ticket is within its budget. */
const roundingOf = ({ unit, better }: Pick<Aim, 'unit' | 'better'>): Rounding => {
  if (unit !== 'count') return 'half';
  return better === 'more' ? 'down' : 'up';
};

// the same four quarters are asked for every objective of every plan of a year
const lengths = new WeakMap<Days[number], number>();

/** Days of a quarter. */
export const daysOf = (quarter: Days[number]): number => {
  let length = lengths.get(quarter);
  if (length === undefined) {
    length = daysBetween(quarter.from, quarter.to) + 1;
    lengths.set(quarter, length);
  }
  return length;
};

/** Days of a quarter that are over on a day, with the day itself. */
export const daysGone = (quarter: Days[number], on: IsoDate): number => {
  if (on >= quarter.to) return daysOf(quarter);
  return on < quarter.from ? 0 : daysBetween(quarter.from, on) + 1;
};

const sumLine = (aim: Aim, quarters: Days, on: IsoDate): number =>
  quarters.reduce(
    (sum, quarter, index) => sum + scaled(aim.targets[index] ?? 0, daysGone(quarter, on), daysOf(quarter), roundingOf(aim)),
    0,
  );

/** A level moves straight from one quarter's last day to the next that has a target, from where it stood before the plan. Null: it is not known where it starts. */
const levelLine = (aim: Aim, quarters: Days, on: IsoDate): number | null => {
  let before = { index: -1, value: aim.start };
  for (const [index, { to }] of quarters.entries()) {
    const value = aim.targets[index] ?? null;
    if (value === null) continue;
    if (on < to) {
      if (before.value === null) return null;
      const way = quarters.slice(before.index + 1, index + 1);
      const gone = way.reduce((sum, quarter) => sum + daysGone(quarter, on), 0);
      const all = way.reduce((sum, quarter) => sum + daysOf(quarter), 0);
      return before.value + scaled(value - before.value, gone, all, roundingOf(aim));
    }
    before = { index, value };
  }
  return before.value;
};

/**
 * What the targets ask for by a day, pro rata by the days of the running quarter. On the last day of the year it is the target of the year.
 * Null: nothing has a target, the plan has not begun, or a level has no start before its first target.
 */
export const evenLine = (aim: Aim, quarters: Days, on: IsoDate): number | null => {
  const first = quarters[0];
  if (yearTarget(aim) === null || !first || on < first.from) return null;
  return aim.accrual === 'sum' ? sumLine(aim, quarters, on) : levelLine(aim, quarters, on);
};

/** How much of the year lies behind a day as a fraction of integers, by the season of the plan or, without one, by days. */
export const yearGone = (season: PlanTerms['season'], quarters: Days, on: IsoDate): { part: number; whole: number } => {
  if (!season) {
    return {
      part: quarters.reduce((sum, quarter) => sum + daysGone(quarter, on), 0),
      whole: quarters.reduce((sum, quarter) => sum + daysOf(quarter), 0),
    };
  }
  const running = quarters.findIndex(({ to }) => on < to);
  const quarter = quarters[running];
  if (!quarter) return { part: 1, whole: 1 };
  const over = season.slice(0, running).reduce((sum, share) => sum + share, 0);
  return { part: over * daysOf(quarter) + (season[running] ?? 0) * daysGone(quarter, on), whole: 100 * daysOf(quarter) };
};

/** The same by the season of the plan: the target of the year spread over its quarters by their shares. Null as for `evenLine`, and for a level, which has no season. */
export const seasonalLine = (aim: Aim, season: PlanTerms['season'], quarters: Days, on: IsoDate): number | null => {
  const target = yearTarget(aim);
  const first = quarters[0];
  if (aim.accrual === 'level' || target === null || !first || on < first.from) return null;
  const { part, whole } = yearGone(season, quarters, on);
  return scaled(target, part, whole, roundingOf(aim));
};
