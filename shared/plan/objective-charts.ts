import type { IsoDate } from '#shared/domain/dates.ts';
import type { Chart, ChartFormat } from '#shared/documents/model.ts';
import { evenLine, seasonalLine } from './lines.ts';
import type { PlanObjective, PlanTerms } from './model.ts';
import type { ObjectiveTracking, PlanQuarter } from './tracking.ts';

/** The words on the charts of an objective. `day`: a date as it stands on an axis. */
export type ChartWords = {
  quarter: string;
  begin: string;
  target: string;
  actual: string;
  even: string;
  season: string;
  targetsTitle: string;
  targetsAlt: string;
  courseTitle: string;
  courseAlt: string;
  day(date: IsoDate): string;
};

/** What the charts of an objective are drawn from. */
export type ChartedObjective = {
  objective: Pick<PlanObjective, 'accrual' | 'better'>;
  tracked: ObjectiveTracking;
  quarters: readonly PlanQuarter[];
  season: PlanTerms['season'];
  asOf: IsoDate;
};

const formatOf = ({ unit, currency }: ObjectiveTracking): ChartFormat => {
  if (unit === 'money' && currency !== null) return { kind: 'money', currency };
  if (unit === 'percent') return { kind: 'percent' };
  return unit === 'number' ? { kind: 'decimal', digits: 2 } : { kind: 'integer' };
};

/** A value in the least unit of the objective as a point of a chart. */
const pointOf = ({ unit }: ObjectiveTracking, value: number | null): number | null => {
  if (value === null) return null;
  return unit === 'percent' ? value / 10_000 : unit === 'number' ? value / 100 : value;
};

const shortLabel = (at: number): string => `Q${at + 1}`;

/** Target and actual side by side for each quarter. What is not known is a gap. */
export const targetsChart = ({ tracked }: ChartedObjective, words: ChartWords): Chart => ({
  kind: 'bar',
  title: words.targetsTitle,
  altText: words.targetsAlt,
  categories: tracked.quarters.map((_, at) => shortLabel(at)),
  series: [
    { key: 'actual', name: words.actual, values: tracked.quarters.map(({ actual }) => pointOf(tracked, actual)) },
    { key: 'target', name: words.target, values: tracked.quarters.map(({ target }) => pointOf(tracked, target)) },
  ],
  format: formatOf(tracked),
  categoryLabel: words.quarter,
});

type Stop = { label: string; on: IsoDate; isReached: boolean; quarter: number };

/** The days at which the lines have points: the end of each quarter, and the as-of date within the one that is running. */
const stopsOf = ({ quarters, asOf }: ChartedObjective, words: ChartWords): Stop[] =>
  quarters.flatMap(({ to, phase }, quarter): Stop[] => {
    const end = { label: shortLabel(quarter), on: to, isReached: phase === 'over', quarter };
    return phase === 'running' ? [{ label: words.day(asOf), on: asOf, isReached: true, quarter }, end] : [end];
  });

/** What was reached by the end of a quarter; null where that quarter is not known, so that a gap is seen and no zero. */
const reachedBy = ({ objective, tracked }: ChartedObjective, quarter: number): number | null => {
  const actuals = tracked.quarters.slice(0, quarter + 1).map(({ actual }) => actual);
  const own = actuals.at(-1) ?? null;
  if (own === null || objective.accrual === 'level') return own;
  return actuals.reduce<number>((sum, actual) => sum + (actual ?? 0), 0);
};

/** The way through the year: the actual, what is due evenly, and what is due by the season (not for a level, which has none). */
export const courseChart = (charted: ChartedObjective, words: ChartWords): Chart => {
  const { objective, tracked, quarters, season } = charted;
  const stops = stopsOf(charted, words);
  const targets = tracked.quarters.map(({ target }) => target) as PlanObjective['targets'];
  const aim = { ...objective, unit: tracked.unit, start: tracked.start, targets };
  const first = objective.accrual === 'sum' ? 0 : tracked.start;
  const points = (values: ReadonlyArray<number | null>): Array<number | null> => [first, ...values].map((value) => pointOf(tracked, value));
  const seasonal = points(stops.map(({ on }) => seasonalLine(aim, season, quarters, on)));
  return {
    kind: 'line',
    title: words.courseTitle,
    altText: words.courseAlt,
    categories: [words.begin, ...stops.map(({ label }) => label)],
    series: [
      {
        key: 'actual',
        name: words.actual,
        values: points(stops.map(({ isReached, quarter }) => (isReached ? reachedBy(charted, quarter) : null))),
      },
      { key: 'even', name: words.even, values: points(stops.map(({ on }) => evenLine(aim, quarters, on))) },
      ...(season === null || objective.accrual === 'level' ? [] : [{ key: 'season', name: words.season, values: seasonal }]),
    ],
    format: formatOf(tracked),
    categoryLabel: words.quarter,
  };
};
