import type { CommandCtx, QueryCtx } from '#core/context.ts';
import { recordChanges } from '#core/records/history.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { PlanContent, PlanRate, PlanTerms } from '#shared/plan/model.ts';
import { changePlan } from './open-plan.ts';
import type { PlanRow } from './read-content.ts';

type Money = Pick<PlanTerms, 'currency' | 'rates' | 'ratesOn'>;
type Held = PlanRate & { validFrom: IsoDate };

/** The currencies of money in a version, beside that of the plan. */
export const foreignCurrencies = ({ terms, objectives, investments }: PlanContent): string[] => {
  const all = [...objectives, ...investments].flatMap(({ unit, currency }) => (unit === 'money' && currency !== null ? [currency] : []));
  return [...new Set(all)].filter((currency) => currency !== terms.currency).sort();
};

const isBetween = (rate: Pick<PlanRate, 'from' | 'to'>, a: string, b: string): boolean =>
  (rate.from === a && rate.to === b) || (rate.from === b && rate.to === a);

const newestOn = (rates: readonly Held[], from: string, to: string, on: IsoDate): PlanRate | null => {
  const usable = rates.filter((rate) => rate.validFrom <= on && isBetween(rate, from, to));
  const newest = usable.reduce<Held | null>((best, rate) => (best && best.validFrom >= rate.validFrom ? best : rate), null);
  return newest ? { from: newest.from, to: newest.to, rate: newest.rate } : null;
};

/**
 * The rates of a plan with those that its money needs and that it does not have yet: they are copied from the plan rates of the program, so that the plan keeps what
 * was agreed when the program moves on. Throws PLAN_RATE_MISSING.
 */
export const readRates = async (
  ctx: Pick<QueryCtx, 'db'>,
  content: PlanContent,
  today: IsoDate,
): Promise<Pick<Money, 'rates' | 'ratesOn'>> => {
  const { currency: to, rates, ratesOn } = content.terms;
  const needed = foreignCurrencies(content).filter((from) => !rates.some((rate) => isBetween(rate, from, to)));
  if (needed.length === 0) return { rates, ratesOn };
  const held = await ctx.db
    .selectFrom('currency_rate')
    .select(['from_currency as from', 'to_currency as to', 'valid_from as validFrom', 'rate'])
    .where('kind', '=', 'plan')
    .execute();
  const added = needed.map((from) => {
    const found = newestOn(held, from, to, today);
    if (!found) throw new AppError('PLAN_RATE_MISSING', { from, to });
    return found;
  });
  return { rates: [...rates, ...added], ratesOn: today };
};

/** Keeps the rates that money of a version needs, as a step of its own: an undo of what needed them takes no rate from others. Throws PLAN_RATE_MISSING. */
export const keepRates = async (ctx: CommandCtx, row: PlanRow, content: PlanContent, today: IsoDate): Promise<void> => {
  const { rates, ratesOn } = await readRates(ctx, content, today);
  await recordChanges(ctx, await changePlan(ctx, row, { plan_rates: JSON.stringify(rates), rates_on: ratesOn }));
};
