import type { IsoDate } from '#shared/domain/dates.ts';
import type { CurrencyRate } from '#shared/domain/rates.ts';
import { actualSoFar, attainmentOfQuarter, attainmentOfYear, attainmentToDate } from './attainment.ts';
import { type Forecasted, forecastOf, type Outlook } from './forecast.ts';
import { investmentTotals } from './investments.ts';
import { evenLine, seasonalLine, yearTarget } from './lines.ts';
import { milestoneStanding } from './milestones.ts';
import type { FourValues, PlanContent, PlanObjective } from './model.ts';
import type { PlanOutlook } from './outlook.ts';
import { planConverter, ratesInUse } from './plan-rates.ts';
import { judge, statusOf } from './status.ts';
import type { ObjectiveTracking, PlanQuarter, PlanTracking } from './tracking.ts';
import { weightedOf, withinTarget } from './weighted.ts';

/** What a metric says of one quarter, in the least unit and currency of the objective. `reason`: why there is no value; `noRate`: because a currency has no rate. */
export type FedActual = { value: number | null; reason: string | null; noRate?: boolean };
/** By the id of an objective, for its four quarters. Objectives that no metric feeds have the actuals that were typed in. */
export type FedActuals = ReadonlyMap<string, readonly FedActual[]>;

export type TrackInput = {
  content: PlanContent;
  /** Of the version in force; null: the working one is measured. */
  revision: number | null;
  asOf: IsoDate;
  quarters: readonly PlanQuarter[];
  actuals: FedActuals;
  /** Null: nothing is known of the pipeline. */
  outlook: PlanOutlook | null;
  /** The rates of the settings. */
  rates: readonly CurrencyRate[];
  actualRates: PlanTracking['actualRates'];
};

const outlookIn = ({ content, outlook, rates }: TrackInput, { currency }: PlanObjective): Outlook | null => {
  if (!outlook || currency === null || currency === outlook.currency) return outlook;
  const { convert } = planConverter(content.terms, rates, currency);
  const open = outlook.open.map((minor) => convert(minor, outlook.currency));
  return open.every((amount) => amount !== null) ? { ...outlook, open } : null;
};

const measuredOf = (objective: PlanObjective, fed: readonly FedActual[] | undefined): Forecasted => ({
  ...objective,
  actuals: fed ? (objective.targets.map((_, index) => fed[index]?.value ?? null) as FourValues) : objective.actuals,
  noRate: fed?.some(({ noRate }) => noRate) ?? false,
});

const trackObjective = (input: TrackInput, objective: PlanObjective): Omit<ObjectiveTracking, 'share'> => {
  const { asOf, quarters, content } = input;
  const fed = objective.feed === null ? undefined : (input.actuals.get(objective.id) ?? []);
  const one = measuredOf(objective, fed);
  const toDate = attainmentToDate(one, quarters, asOf);
  const { id, title, unit, currency, weight, start } = objective;
  return {
    id,
    title,
    unit,
    currency,
    weight,
    start,
    quarters: quarters.map((_, index) => ({
      target: one.targets[index] ?? null,
      actual: one.actuals[index] ?? null,
      reason: fed?.[index]?.reason ?? null,
      attainment: attainmentOfQuarter(one, quarters, index, asOf),
    })),
    target: yearTarget(one),
    actual: actualSoFar(one, quarters),
    attainment: attainmentOfYear(one, quarters, asOf),
    expected: evenLine(one, quarters, asOf),
    expectedSeasonal: seasonalLine(one, content.terms.season, quarters, asOf),
    toDate,
    ...judge(one, toDate, quarters, asOf),
    forecast: forecastOf(one, content.terms.season, quarters, asOf, outlookIn(input, objective)),
  };
};

/** A plan measured as of a day: every objective, the whole, milestones and what both sides put in. Source: K68, W07, A14. */
export const trackPlan = (input: TrackInput): PlanTracking => {
  const { content, asOf, quarters, rates } = input;
  const { terms } = content;
  const objectives = content.objectives.map((objective) => trackObjective(input, objective));
  const byYear = objectives.map(({ id, weight, attainment }) => ({ id, weight, ratio: attainment }));
  const weighted = weightedOf(byYear);
  const weightedToDate = weightedOf(objectives.map(({ id, weight, toDate }) => ({ id, weight, ratio: toDate })));
  const shares = new Map(weighted.parts.map(({ id, share }) => [id, share]));
  return {
    asOf,
    revision: input.revision,
    currency: terms.currency,
    quarters: [...quarters],
    objectives: objectives.map((one) => ({ ...one, share: shares.get(one.id) ?? null })),
    weighted,
    weightedCapped: weightedOf(byYear, withinTarget).value,
    weightedToDate,
    status: statusOf(weightedToDate),
    milestones: milestoneStanding(content.milestones, asOf),
    investments: investmentTotals(content.investments, terms.currency, planConverter(terms, rates).convert),
    planRates: ratesInUse(content, rates),
    ratesOn: terms.ratesOn,
    actualRates: input.actualRates,
  };
};
