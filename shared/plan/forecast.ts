import type { IsoDate } from '#shared/domain/dates.ts';
import { actualSoFar, attainmentOfYear, type Measured, newestKnown } from './attainment.ts';
import { findFeed } from './feeds.ts';
import { daysGone, daysOf, yearGone } from './lines.ts';
import type { PlanObjective, PlanTerms } from './model.ts';
import type { PlanOutlook } from './outlook.ts';
import { scaled, timesFraction } from './rounding.ts';
import type { ObjectiveTracking, PlanQuarter } from './tracking.ts';

type Forecast = ObjectiveTracking['forecast'];
export type Forecasted = Measured & Pick<PlanObjective, 'kind' | 'feed'>;
/** The outlook with its open deals in the currency of the objective. */
export type Outlook = Pick<PlanOutlook, 'winRate' | 'open' | 'dueDeals'>;

/** A pace over less than a tenth of the year says nothing about the rest of it. */
const leastShare = 0.1;

/** Whether open deals, once won, add to what an objective counts: revenue and deals won do; what was registered, or came from one kind of customer, does not follow from them. */
export const closesDeals = ({
  kind,
  unit,
  accrual,
  better,
  feed,
}: Pick<Forecasted, 'kind' | 'unit' | 'accrual' | 'better' | 'feed'>): boolean => {
  if (accrual !== 'sum' || better !== 'more') return false;
  if (feed !== null) return findFeed(feed)?.closes ?? false;
  return (kind === 'revenue' && unit === 'money') || (kind === 'deals' && unit === 'count');
};

/** The share of the year of the quarters that are known; by the season where the plan has one. */
const shareKnown = (one: Forecasted, season: PlanTerms['season'], quarters: readonly PlanQuarter[], asOf: IsoDate) => {
  const known = quarters.filter(({ phase }, index) => phase !== 'ahead' && one.actuals[index] !== null);
  const days = known.reduce((sum, quarter) => sum + daysGone(quarter, asOf), 0);
  const year = quarters.reduce((sum, quarter) => sum + daysOf(quarter), 0);
  const isGapless = newestKnown(one, quarters) === known.length - 1;
  const last = known.at(-1);
  const bySeason = season && isGapless && last ? yearGone(season, quarters, last.to < asOf ? last.to : asOf) : null;
  return { days: days / year, ...(bySeason ?? { part: days, whole: year }) };
};

/**
 * Where an objective ends when things go on as they do. Revenue and deals: what is reached and what the open pipeline brings at the present win rate; other sums: the
 * pace so far, from a tenth of the year on; a level: where it stands. Null: none of it says anything.
 */
export const forecastOf = (
  one: Forecasted,
  season: PlanTerms['season'],
  quarters: readonly PlanQuarter[],
  asOf: IsoDate,
  outlook: Outlook | null,
): Forecast => {
  const actual = actualSoFar(one, quarters);
  if (actual === null) return null;
  const atEnd = (value: number, by: NonNullable<Forecast>['by']): Forecast => {
    const over = quarters.map((quarter) => ({ ...quarter, phase: 'over' as const }));
    const actuals: Measured['actuals'] = one.accrual === 'sum' ? [value, 0, 0, 0] : [null, null, null, value];
    return { value, attainment: attainmentOfYear({ ...one, actuals }, over, quarters.at(-1)?.to ?? asOf), by };
  };
  if (one.accrual === 'level') return atEnd(actual, 'level');
  const isOver = quarters.every(({ phase }) => phase === 'over');
  if (!isOver && outlook && outlook.winRate !== null && closesDeals(one)) {
    const open = one.unit === 'money' ? outlook.open.reduce((sum, amount) => sum + amount, 0) : outlook.dueDeals;
    return atEnd(actual + timesFraction(open, outlook.winRate), 'pipeline');
  }
  const { days, part, whole } = shareKnown(one, season, quarters, asOf);
  return days < leastShare || part === 0 ? null : atEnd(scaled(actual, whole, part), 'pace');
};
