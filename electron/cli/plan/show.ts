import type { ObjectiveTracking, PlanTracking, Ratio } from '#shared/plan/tracking.ts';
import { planWords, trackReason } from '#shared/plan/words.ts';
import type { CliCommand } from '../command.ts';
import type { Json } from '../json.ts';
import { dateOption } from '../partners.ts';
import { findPlan } from './options.ts';
import { stageWords } from './stage-words.ts';

/** A value of an objective: money as minor units with its currency, shares as fractions, everything else as it is counted. */
const valueOf = ({ unit, currency }: Pick<ObjectiveTracking, 'unit' | 'currency'>, value: number | null): Json => {
  if (value === null) return null;
  if (unit === 'money') return { minor: value, currency };
  if (unit === 'percent') return value / 10_000;
  return unit === 'number' ? value / 100 : value;
};

const missingOf = ({ missing }: Ratio): string | null => (missing === null ? null : planWords(`missing.${missing}`));

const objectiveOf = (one: ObjectiveTracking, quarters: PlanTracking['quarters']): Json => ({
  id: one.id,
  title: one.title,
  unit: one.unit,
  weight: one.weight,
  share: one.share,
  start: valueOf(one, one.start),
  target: valueOf(one, one.target),
  actual: valueOf(one, one.actual),
  attainment: one.attainment.value,
  missing: missingOf(one.attainment),
  expected: valueOf(one, one.expected),
  expectedSeasonal: valueOf(one, one.expectedSeasonal),
  toDate: one.toDate.value,
  status: one.status,
  reason: trackReason(one),
  forecast: one.forecast && { value: valueOf(one, one.forecast.value), attainment: one.forecast.attainment.value, by: one.forecast.by },
  quarters: one.quarters.map(({ target, actual, attainment, reason }, at) => ({
    quarter: quarters[at]?.label ?? null,
    from: quarters[at]?.from ?? null,
    to: quarters[at]?.to ?? null,
    target: valueOf(one, target),
    actual: valueOf(one, actual),
    attainment: attainment.value,
    reason: reason ?? missingOf(attainment),
  })),
});

const weightedOf = ({ objectives, weighted, weightedToDate, weightedCapped }: PlanTracking): Json => {
  const titles = new Map(objectives.map(({ id, title }) => [id, title]));
  return {
    attainment: weighted.value,
    capped: weightedCapped,
    toDate: weightedToDate.value,
    weights: weighted.weights,
    parts: weighted.parts.map(({ id, weight, share, attainment }) => ({
      objective: titles.get(id) ?? id,
      weight,
      share,
      attainment,
      adds: share * attainment,
    })),
    leftOut: weighted.leftOut.map(({ id, weight, missing }) => ({
      objective: titles.get(id) ?? id,
      weight,
      reason: planWords(`missing.${missing}`),
    })),
  };
};

/** A plan with its targets against its actuals as of a day, how they come to the whole, and the rates that were used. */
export const showPlan: CliCommand['run'] = async ({ api, words, options }) => {
  const asOf = dateOption(options['as-of']);
  const on = asOf === undefined ? {} : { asOf };
  const id = await findPlan(api, { words, options });
  const { partner, stage, revision, agreedRevision, agreedOn, content } = await api('plans.get', { id, ...on });
  const tracking = await api('plans.tracking', { id, ...on });
  const { terms } = content;
  return {
    id,
    partner,
    year: terms.year,
    name: terms.name,
    grade: terms.grade,
    state: stageWords[stage],
    revision,
    agreedRevision,
    agreedOn,
    measuredRevision: tracking.revision,
    asOf: tracking.asOf,
    from: terms.startsOn,
    to: terms.endsOn,
    currency: tracking.currency,
    status: tracking.status,
    objectives: tracking.objectives.map((one) => objectiveOf(one, tracking.quarters)),
    weighted: weightedOf(tracking),
    milestones: { ...tracking.milestones, overdue: tracking.milestones.overdue.map((one) => ({ ...one })) },
    investments: tracking.investments.map((one) => ({ ...one, currency: tracking.currency })),
    rates: { plan: tracking.planRates, planOn: tracking.ratesOn, actual: tracking.actualRates.map((one) => ({ ...one })) },
  };
};
