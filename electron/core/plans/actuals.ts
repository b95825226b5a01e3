import type { QueryCtx } from '#core/context.ts';
import { readPartnerFigures } from '#core/metrics/figures.ts';
import type { MetricSettings } from '#core/metrics/frame.ts';
import { noRateReason } from '#core/metrics/read-scopes.ts';
import { type CurrencyRate, createConverter } from '#shared/domain/rates.ts';
import { makeFrame } from '#shared/metrics/engine/frame.ts';
import { findMetric } from '#shared/metrics/engine/metrics.ts';
import { fedValue, isFed } from '#shared/plan/feeds.ts';
import type { PlanContent, PlanObjective } from '#shared/plan/model.ts';
import type { FedActual, FedActuals } from '#shared/plan/track.ts';
import type { PlanQuarter, PlanTracking } from '#shared/plan/tracking.ts';

/** A plan that is about to be measured. */
export type Measured = { planId: string; partnerId: string; content: PlanContent; quarters: readonly PlanQuarter[] };
type Fed = { objective: PlanObjective; plan: Measured; currency: string };

const spanOf = ({ quarters }: Measured): string => quarters.map(({ from, to }) => `${from}/${to}`).join(' ');

/** What the metrics say of objectives that have their quarters and their currency in common: one reading. */
const readGroup = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  group: readonly Fed[],
  settings: MetricSettings,
  rates: readonly CurrencyRate[],
): { actuals: Array<[objectiveId: string, actuals: FedActual[]]>; rate: PlanTracking['actualRates'][number] | null } => {
  const [{ plan, currency } = group[0] as Fed] = group;
  const metrics = [...new Set(group.map(({ objective }) => objective.feed))].flatMap((id) => findMetric(id ?? '') ?? []);
  const frames = plan.quarters.map((quarter) => makeFrame(settings.asOf, quarter, settings.preset));
  const partnerIds = [...new Set(group.map((one) => one.plan.partnerId))];
  const converter = createConverter(rates, 'dated', settings.asOf, currency);
  const figureOf = readPartnerFigures(ctx, { metrics, frames, partnerIds }, { ...settings, converter });
  const noRate = noRateReason(converter);
  const actuals = group.map(({ objective, plan: { partnerId, quarters } }): [string, FedActual[]] => {
    const metric = findMetric(objective.feed ?? '');
    return [
      objective.id,
      quarters.map((_, index): FedActual => {
        const figure = metric && figureOf(partnerId, metric, index);
        if (!figure) return { value: null, reason: null };
        const { value, reason } = figure;
        return {
          value: value === null ? null : fedValue(objective.unit, value),
          reason,
          noRate: value === null && noRate !== null && reason === noRate,
        };
      }),
    ];
  });
  return { actuals, rate: converter.used() };
};

/**
 * The actuals that metrics feed, by the id of the plan, in the currency of their objective at the dated rates of the as-of date: one reading for all plans that have their
 * quarters and a currency in common.
 */
export const readActuals = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  plans: readonly Measured[],
  settings: MetricSettings,
  rates: readonly CurrencyRate[],
): Map<string, { actuals: FedActuals; rates: PlanTracking['actualRates'] }> => {
  const fed = plans.flatMap((plan) =>
    plan.content.objectives.flatMap((objective): Fed[] =>
      !isFed(objective) ? [] : [{ objective, plan, currency: objective.currency ?? plan.content.terms.currency }],
    ),
  );
  const groups = [...Map.groupBy(fed, ({ plan, currency }) => `${spanOf(plan)} ${currency}`).values()];
  const found = new Map(
    plans.map(({ planId }) => [planId, { actuals: new Map<string, FedActual[]>(), rates: [] as PlanTracking['actualRates'] }]),
  );
  for (const group of groups) {
    const { actuals, rate } = readGroup(ctx, group, settings, rates);
    for (const [index, [objectiveId, values]] of actuals.entries()) {
      const own = found.get(group[index]?.plan.planId ?? '');
      own?.actuals.set(objectiveId, values);
      if (rate && own && !own.rates.includes(rate)) own.rates.push(rate);
    }
  }
  return found;
};
