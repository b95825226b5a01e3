import type { IsoDate } from '#shared/domain/dates.ts';
import { type Converter, type CurrencyRate, createConverter } from '#shared/domain/rates.ts';
import type { PlanContent, PlanTerms } from './model.ts';

type Rated = Pick<PlanTerms, 'rates' | 'ratesOn' | 'startsOn' | 'currency'>;

/** The day on which the rates of a plan hold: that of their agreement, else its first day. */
export const ratesDay = ({ ratesOn, startsOn }: Pick<PlanTerms, 'ratesOn' | 'startsOn'>): IsoDate => ratesOn ?? startsOn;

/** The rates that count for a plan: those agreed for it, and the plan rates of the settings for pairs that it does not name. */
const ratesOf = (terms: Rated, settings: readonly CurrencyRate[]): CurrencyRate[] => {
  const on = ratesDay(terms);
  const agreed = terms.rates.map((rate): CurrencyRate => ({ ...rate, kind: 'plan', validFrom: on }));
  const isAgreed = ({ from, to }: CurrencyRate): boolean =>
    agreed.some((rate) => (rate.from === from && rate.to === to) || (rate.from === to && rate.to === from));
  return [...agreed, ...settings.filter((rate) => rate.kind === 'plan' && rate.validFrom <= on && !isAgreed(rate))];
};

/** Converts into the plan's currency, or into another one, by the rates of the plan. `settings`: the rates of the settings. */
export const planConverter = (terms: Rated, settings: readonly CurrencyRate[], into: string = terms.currency): Converter =>
  createConverter(ratesOf(terms, settings), 'plan', ratesDay(terms), into);

/** The rates that the amounts of a plan need, as "EUR/USD 1.0850", for its footnote. */
export const ratesInUse = ({ terms, objectives, investments }: PlanContent, settings: readonly CurrencyRate[]): string[] => {
  const others = new Set([...objectives, ...investments].flatMap(({ currency }) => (currency === null ? [] : [currency])));
  others.delete(terms.currency);
  const newest = new Map<string, CurrencyRate>();
  for (const rate of ratesOf(terms, settings)) {
    const other = rate.to === terms.currency ? rate.from : rate.from === terms.currency ? rate.to : null;
    if (other === null || !others.has(other)) continue;
    const held = newest.get(other);
    if (!held || held.validFrom < rate.validFrom) newest.set(other, rate);
  }
  return [...newest.values()].map(({ from, to, rate }) => `${from}/${to} ${rate}`).sort();
};
