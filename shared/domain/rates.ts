import type { IsoDate } from './dates.ts';
import { minorDigits } from './money.ts';

/** `rate`: decimal text, units of `to` for one unit of `from`. `plan` rates are agreed for a year and ignore the market; `dated` ones hold from their day on. */
export type CurrencyRate = { kind: 'dated' | 'plan'; from: string; to: string; validFrom: IsoDate; rate: string };
export type RateRule = { rule: 'dated' | 'plan'; on: IsoDate; pairs: string[] };

/** Converts into one currency and remembers which pairs it needed. */
export type Converter = {
  currency: string;
  /** Minor units of the target, rounded half away from zero; null when there is no rate. */
  convert(minor: number, currency: string): number | null;
  /** What was used, for the figure; null when nothing had to be converted. */
  used(): RateRule | null;
  /** Currencies for which a rate was missing. */
  missing(): string[];
  /** Another one with the same rates that remembers nothing yet. */
  again(): Converter;
};

const decimalToRatio = (text: string): [bigint, bigint] => {
  const [whole = '0', fraction = ''] = text.split('.');
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
};

const divideRounded = (a: bigint, b: bigint): bigint => {
  const sign = a < 0n !== b < 0n ? -1n : 1n;
  const x = a < 0n ? -a : a;
  const y = b < 0n ? -b : b;
  return sign * ((2n * x + y) / (2n * y));
};

/** The newest rate of the rule's kind that holds on the day, in either direction of the pair. */
const findRate = (
  rates: readonly CurrencyRate[],
  rule: 'dated' | 'plan',
  on: IsoDate,
  from: string,
  to: string,
): [bigint, bigint] | null => {
  const usable = rates.filter(
    (rate) =>
      rate.kind === rule && rate.validFrom <= on && ((rate.from === from && rate.to === to) || (rate.from === to && rate.to === from)),
  );
  const newest = usable.reduce<CurrencyRate | null>((best, rate) => (best && best.validFrom >= rate.validFrom ? best : rate), null);
  if (!newest) return null;
  const [top, bottom] = decimalToRatio(newest.rate);
  return newest.from === from ? [top, bottom] : [bottom, top];
};

/** A converter into `currency` by one rule on one day. Exact until the last rounding. */
export const createConverter = (rates: readonly CurrencyRate[], rule: 'dated' | 'plan', on: IsoDate, currency: string): Converter => {
  const known = new Map<string, [bigint, bigint] | null>();
  const used = new Set<string>();
  const missing = new Set<string>();
  return {
    currency,
    convert: (minor, from) => {
      if (from === currency || minor === 0) return minor;
      let rate = known.get(from);
      if (rate === undefined) {
        rate = findRate(rates, rule, on, from, currency);
        known.set(from, rate);
      }
      if (!rate) {
        missing.add(from);
        return null;
      }
      used.add(`${from}/${currency}`);
      const shift = minorDigits(currency) - minorDigits(from);
      const [up, down] = shift >= 0 ? [10n ** BigInt(shift), 1n] : [1n, 10n ** BigInt(-shift)];
      return Number(divideRounded(BigInt(minor) * rate[0] * up, rate[1] * down));
    },
    used: () => (used.size === 0 ? null : { rule, on, pairs: [...used].sort() }),
    missing: () => [...missing].sort(),
    again: () => createConverter(rates, rule, on, currency),
  };
};
