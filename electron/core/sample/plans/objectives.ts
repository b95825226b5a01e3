import { daysBetween } from '#shared/domain/dates.ts';
import type { FourValues, PlanObjective } from '#shared/plan/model.ts';
import { type Here, quarterValue } from '../here.ts';
import { type Goal, typeGoals, usualGoals } from './goals.ts';
import type { PlanYear } from './year.ts';

const four = (of: (quarter: number) => number | null): FourValues => [of(0), of(1), of(2), of(3)];
/** A whole split over four quarters, so that by the end of each the share of the year is not exceeded. */
const split = (whole: number): FourValues => four((at) => Math.floor((whole * (at + 1)) / 4) - Math.floor((whole * at) / 4));
const rounded = (minor: number): number => {
  const step = minor > 20_000_000 ? 1_000_000 : minor > 2_000_000 ? 100_000 : 10_000;
  return Math.max(step, Math.floor(minor / step) * step);
};

/** The part of a quarter that is over by `asOf`, from 0 to 1. */
const goneOf = ({ from, to }: PlanYear['quarters'][number], asOf: string): number =>
  Math.min(1, Math.max(0, (daysBetween(from, asOf) + 1) / (daysBetween(from, to) + 1)));

type Measured = Pick<PlanObjective, 'start' | 'targets' | 'actuals' | 'feed'>;

/** Aims of a goal that a metric measures, from what it counts: a year at this pace is `aim` of the target. Null: it has counted nothing. */
const fedBy = (here: Here, year: PlanYear, goal: Goal, aim: number): Measured | null => {
  const { read, feed, unit } = goal;
  if (!read || feed === undefined) return null;
  const { today } = here.ground.calendar;
  const gone = year.quarters.reduce((sum, quarter) => sum + goneOf(quarter, today) / 4, 0);
  const before = read(here.rows, year.before);
  const sofar = read(here.rows, { from: year.from, to: year.to });
  if (sofar === 0) return null;
  const whole = gone < 0.25 ? Math.max(before * 1.05, sofar / Math.max(gone, 0.1)) : sofar / gone;
  const target = unit === 'money' ? rounded(whole / aim) : Math.max(1, Math.floor(whole / aim));
  return { start: before, targets: split(target), actuals: [null, null, null, null], feed };
};

/** Aims of a goal whose actuals are typed in: a line from where it stands to where it should be, and values as near it as `aim` says. */
const typed = (here: Here, year: PlanYear, goal: Goal, aim: number): Measured => {
  const { today } = here.ground.calendar;
  const size = goal.accrual === 'sum' && goal.unit === 'money' ? quarterValue(here.story) * 400 : 4;
  const to = goal.to ?? (goal.unit === 'money' ? rounded(size) : Math.max(4, Math.round(here.story.deals)));
  const reached = (value: number): number => (goal.better === 'more' ? Math.ceil(value * Math.min(1, aim)) : Math.floor(value));
  if (goal.accrual === 'sum') {
    const targets = split(to);
    const kept = goal.better === 'less' ? 0.7 : 1;
    const actuals = four((at) => {
      const gone = goneOf(year.quarters[at] ?? year.quarters[0], today);
      return gone === 0 ? null : reached((targets[at] ?? 0) * gone * kept);
    });
    return { start: goal.better === 'less' ? to + 2 : Math.round(to * 0.8), targets, actuals, feed: null };
  }
  const from = goal.from ?? 0;
  const line = (share: number): number => from + (to - from) * share;
  const actuals = four((at) => {
    const gone = goneOf(year.quarters[at] ?? year.quarters[0], today);
    if (gone === 0) return null;
    const value = from + (to - from) * ((at + gone) / 4) * Math.min(1.04, aim);
    return to > from ? Math.ceil(value) : Math.floor(value);
  });
  return { start: from, targets: four((at) => Math.round(line((at + 1) / 4))), actuals, feed: null };
};

/** The eight objectives of a partner's plan. */
export const objectivesOf = (here: Here, year: PlanYear, aim: number): PlanObjective[] =>
  [...usualGoals, ...typeGoals[here.story.type]].map((goal) => {
    const { title, kind, weight, unit, unitLabel, accrual, better } = goal;
    // one that is behind is so in what it sells
    const isSold = kind === 'revenue' || kind === 'pipeline' || kind === 'deals';
    const near = (isSold ? aim : Math.max(aim, 0.97)) * (0.98 + 0.06 * here.random.next());
    return {
      id: here.ground.newId(),
      title,
      kind,
      weight,
      unit,
      unitLabel,
      accrual,
      better,
      currency: unit === 'money' ? here.story.currency : null,
      ...(fedBy(here, year, goal, near) ?? typed(here, year, goal, near)),
      owner: isSold ? ((here.contacts[1] ?? here.contacts[0])?.name ?? null) : here.owner.name,
      dueOn: year.to,
      note: '',
    };
  });
