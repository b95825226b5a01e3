import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import type { CurrencyRate } from '#shared/domain/rates.ts';
import { closesDeals } from './forecast.ts';
import type { FourValues, PlanContent, PlanObjective } from './model.ts';
import type { PlanOutlook } from './outlook.ts';
import { planConverter } from './plan-rates.ts';
import { overFraction, timesFraction } from './rounding.ts';
import { type FedActuals, trackPlan } from './track.ts';
import type { ObjectiveTracking, PlanTracking } from './tracking.ts';

/** What is tried out; what is left out stays as it is. Targets in the least unit of their objective. */
export type WhatIfChanges = { targets?: Readonly<Record<string, FourValues>>; winRate?: number | null; cycleDays?: number | null };

export type WhatIfInput = {
  content: PlanContent;
  /** The plan as it is measured now: its actuals and quarters are taken from here. */
  tracking: PlanTracking;
  outlook: PlanOutlook;
  changes: WhatIfChanges;
  /** The rates of the settings. */
  rates: readonly CurrencyRate[];
};

/** One quarter of a target that deals close, in minor units of the objective. Null: no target, or no win rate to say it. */
export type QuarterGap = {
  label: string;
  /** What is still to be won in the quarter; below zero: more was won than asked for. */
  remaining: number | null;
  /** What is left of it after the open deals of the quarter at the win rate; below zero: more than enough. A quarter that is over has no open deals any more. */
  gap: number | null;
  open: number;
  /** More pipeline that would close the gap: gap ÷ win rate; 0 where there is none. */
  pipelineNeeded: number | null;
  /** The day by which that pipeline must be there to be won in time: the quarter's last day less the cycle. Null without a gap or a cycle. */
  neededBy: IsoDate | null;
  /** That day has passed. */
  isLate: boolean;
  /** Open pipeline ÷ the pipeline that what remains takes at the win rate. Null: nothing remains, or the quarter is over. */
  coverage: number | null;
};

export type WhatIf = {
  /** The plan with the changes, measured like the plan itself. */
  tracking: PlanTracking;
  /** The whole at the year's end by the forecasts; null: none says anything. */
  forecast: { before: number | null; after: number | null };
  /** Of the objectives that deals close and that count money, by id. */
  gaps: { id: string; quarters: QuarterGap[] }[];
};

/** The actuals of a tracking, as a metric would have given them. */
const actualsOf = (tracking: PlanTracking): FedActuals =>
  new Map(
    tracking.objectives.map(({ id, quarters }) => [
      id,
      quarters.map(({ actual, reason, attainment }) => ({ value: actual, reason, noRate: attainment.missing === 'no_rate' })),
    ]),
  );

const withTargets = (content: PlanContent, tracking: PlanTracking, targets: WhatIfChanges['targets'] = {}): PlanContent => {
  const typed = new Map(tracking.objectives.map(({ id, quarters }) => [id, quarters.map(({ actual }) => actual) as FourValues]));
  return {
    ...content,
    objectives: content.objectives.map((one) => ({
      ...one,
      targets: targets[one.id] ?? one.targets,
      actuals: typed.get(one.id) ?? one.actuals,
    })),
  };
};

const forecastWhole = (objectives: readonly ObjectiveTracking[]): number | null => {
  const known = objectives.flatMap(({ weight, forecast }) =>
    forecast && forecast.attainment.value !== null ? [{ weight, value: forecast.attainment.value }] : [],
  );
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  return weights === 0 ? null : known.reduce((sum, { weight, value }) => sum + weight * value, 0) / weights;
};

const quarterGap = (
  one: ObjectiveTracking,
  index: number,
  quarter: PlanTracking['quarters'][number],
  { asOf, open, winRate, cycleDays }: { asOf: IsoDate; open: number } & Pick<PlanOutlook, 'winRate' | 'cycleDays'>,
): QuarterGap => {
  const { target = null, actual = null } = one.quarters[index] ?? {};
  const isOver = quarter.phase === 'over';
  const remaining = target === null ? null : target - (quarter.phase === 'ahead' ? 0 : (actual ?? 0));
  const closing = isOver ? 0 : winRate === null ? null : timesFraction(open, winRate);
  const gap = remaining === null || closing === null ? null : remaining - closing;
  const canWin = !isOver && winRate !== null && winRate > 0;
  const neededBy = canWin && gap !== null && gap > 0 && cycleDays !== null ? addDays(quarter.to, -Math.round(cycleDays)) : null;
  return {
    label: quarter.label,
    remaining,
    gap,
    open: isOver ? 0 : open,
    pipelineNeeded: canWin && gap !== null ? (gap > 0 ? overFraction(gap, winRate) : 0) : null,
    neededBy,
    isLate: neededBy !== null && neededBy < asOf,
    coverage: canWin && remaining !== null && remaining > 0 ? (open * winRate) / remaining : null,
  };
};

const gapsOf = (content: PlanContent, tracking: PlanTracking, outlook: PlanOutlook, rates: readonly CurrencyRate[]): WhatIf['gaps'] => {
  const byId = new Map(tracking.objectives.map((one) => [one.id, one]));
  const openIn = ({ currency }: PlanObjective): (number | null)[] => {
    const { convert } = planConverter(content.terms, rates, currency ?? outlook.currency);
    return outlook.open.map((minor) => convert(minor, outlook.currency));
  };
  return content.objectives
    .filter((one) => one.unit === 'money' && closesDeals(one))
    .flatMap((objective) => {
      const one = byId.get(objective.id);
      const open = openIn(objective);
      if (!one || open.includes(null)) return [];
      const at = (index: number) => ({ ...outlook, asOf: tracking.asOf, open: open[index] ?? 0 });
      return [{ id: one.id, quarters: tracking.quarters.map((quarter, index) => quarterGap(one, index, quarter, at(index))) }];
    });
};

/**
 * What another target, win rate or cycle would make of a plan: attainment, forecast, and the gap of each quarter with the pipeline that would close it. Nothing is
 * written; the changes are measured by the same rules as the plan.
 */
export const whatIf = ({ content, tracking, outlook, changes, rates }: WhatIfInput): WhatIf => {
  const tried: PlanOutlook = {
    ...outlook,
    winRate: changes.winRate === undefined ? outlook.winRate : changes.winRate,
    cycleDays: changes.cycleDays === undefined ? outlook.cycleDays : changes.cycleDays,
  };
  const changed = withTargets(content, tracking, changes.targets);
  const { asOf, quarters, revision, actualRates } = tracking;
  const after = trackPlan({ content: changed, revision, asOf, quarters, actuals: actualsOf(tracking), outlook: tried, rates, actualRates });
  return {
    tracking: after,
    forecast: { before: forecastWhole(tracking.objectives), after: forecastWhole(after.objectives) },
    gaps: gapsOf(changed, after, tried, rates),
  };
};
