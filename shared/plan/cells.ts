import { minorDigits } from '#shared/domain/money.ts';
import { isGrouped, signsOf } from '#shared/domain/number-signs.ts';
import type { ObjectiveUnit } from './model.ts';

/** In what the values of an objective are: its unit, and its currency where that is money. */
export type CellMeasure = { unit: ObjectiveUnit; currency: string | null };

/** Why a text is no value of a cell; the words are those of the page. */
export type CellFault =
  | { code: 'not_a_number' }
  | { code: 'not_whole' }
  | { code: 'too_precise'; digits: number }
  // 1.200 where the point is the decimal sign: 1,200 or 1.20
  | { code: 'unclear'; grouped: string; decimal: string }
  | { code: 'other_currency'; currency: string; found: string }
  | { code: 'no_percent' }
  | { code: 'too_large' };
export type CellRead = { ok: true; value: number } | { ok: false; fault: CellFault };

const fail = (fault: CellFault): CellRead => ({ ok: false, fault });

/** Decimals of a value: it is stored as an integer of its least unit. */
const digitsOf = ({ unit, currency }: CellMeasure): number => (unit === 'count' ? 0 : unit === 'money' ? minorDigits(currency ?? '') : 2);

const magnitudes: ReadonlyArray<readonly [RegExp, number]> = [
  [/k$/i, 3],
  [/(?:mio\.?|mn|m)$/i, 6],
  [/(?:mrd\.?|bn|b)$/i, 9],
];

const symbolOf = (currency: string, language: string): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency;

/** Signs of other programs: a long minus, brackets round what is negative, blanks that keep digits together. */
const tidied = (text: string): string => {
  const plain = text
    .replaceAll('\u2212', '-')
    // and marks that only say in which direction to read
    .replaceAll(/[\s\u200e\u200f\u061c]/g, '')
    .replaceAll(/[\u2019']/g, '’');
  const negative = /^\((.+)\)$/.exec(plain)?.[1];
  return negative === undefined ? plain : `-${negative}`;
};

/** The text without the currency that it names, or the one that it should not name. */
const withoutCurrency = (text: string, { unit, currency }: CellMeasure, language: string): { text: string } | { found: string } => {
  const found = /\p{Sc}/u.exec(text)?.[0] ?? /^-?([A-Z]{3})(?=[-\d])|(?<=\d[kmb]?)([A-Z]{3})$/i.exec(text)?.[0].replace('-', '');
  if (found === undefined || /^mio|mrd$/i.test(found)) return { text };
  const isOwn = unit === 'money' && currency !== null && [currency, symbolOf(currency, language)].includes(found.toUpperCase());
  return isOwn ? { text: text.replace(found, '') } : { found };
};

/** The digits before and after the decimal sign; null when they are not written as in the language. */
const splitNumber = (text: string, language: string): { isNegative: boolean; whole: string; fraction: string; isPlain: boolean } | null => {
  const { decimal, group } = signsOf(language);
  const unsigned = text.replace(/^[+-]/, '');
  const [before = '', fraction = '', ...more] = unsigned.split(decimal);
  const groups = group.trim() === '' ? [before] : before.split(group === "'" ? '’' : group);
  const whole = groups.join('');
  if (more.length > 0 || !isGrouped(groups) || !/^\d*$/.test(whole + fraction) || whole + fraction === '') return null;
  return { isNegative: text.startsWith('-'), whole, fraction, isPlain: groups.length === 1 };
};

/**
 * Reads what was typed or pasted as a value of an objective, in its least unit: "1,250", "1.2m", "40k", "12.5 %", "EUR 1,200.50", "(300)", with the signs
 * of the language. Never asked about an empty text. Nothing is rounded: a text that does not fit says why.
 */
export const readCellValue = (text: string, measure: CellMeasure, language: string): CellRead => {
  const money = withoutCurrency(tidied(text), measure, language);
  if ('found' in money)
    return measure.unit === 'money'
      ? fail({ code: 'other_currency', currency: measure.currency ?? '', found: money.found.toUpperCase() })
      : fail({ code: 'not_a_number' });
  const isPercent = money.text.endsWith('%');
  if (isPercent && measure.unit !== 'percent') return fail({ code: 'no_percent' });
  const bare = isPercent ? money.text.slice(0, -1) : money.text;
  const [suffix, power] = magnitudes.find(([pattern]) => pattern.test(bare)) ?? [null, 0];
  const number = splitNumber(suffix === null ? bare : bare.replace(suffix, ''), language);
  if (!number) return fail({ code: 'not_a_number' });
  const { whole, fraction, isPlain, isNegative } = number;
  const digits = digitsOf(measure);
  // three digits after the sign are thousands to whoever writes them with the other sign
  if (power === 0 && isPlain && fraction.length === 3 && digits < 3 && /^[1-9]\d{0,2}$/.test(whole)) {
    const { decimal, group } = signsOf(language);
    return fail({ code: 'unclear', grouped: `${whole}${group}${fraction}`, decimal: `${whole}${decimal}${fraction.slice(0, 2)}` });
  }
  const places = power + digits;
  if (/[1-9]/.test(fraction.slice(places))) return fail(digits === 0 ? { code: 'not_whole' } : { code: 'too_precise', digits });
  const value = Number(`${whole}${fraction.slice(0, places).padEnd(places, '0')}`);
  if (!Number.isSafeInteger(value)) return fail({ code: 'too_large' });
  return { ok: true, value: isNegative && value !== 0 ? -value : value };
};

const memo = new Map<string, Intl.NumberFormat>();
const numberFormat = (language: string, measure: CellMeasure, useGrouping: boolean): Intl.NumberFormat => {
  const digits = digitsOf(measure);
  const isMoney = measure.unit === 'money';
  const key = `${language} ${digits} ${isMoney} ${useGrouping}`;
  const known =
    memo.get(key) ??
    new Intl.NumberFormat(language, {
      minimumFractionDigits: isMoney ? digits : 0,
      maximumFractionDigits: digits,
      // a plan is written in whole amounts; decimals are there when they say something
      trailingZeroDisplay: 'stripIfInteger',
      useGrouping,
    });
  memo.set(key, known);
  return known;
};

/** A value as it is read, without its currency, which stands in a column of its own: 1,250,000 or 12.5 %. Takes averages with a fraction too. */
export const cellValueText = (value: number, measure: CellMeasure, language: string): string => {
  const text = numberFormat(language, measure, true).format(value / 10 ** digitsOf(measure));
  return measure.unit === 'percent' ? `${text}\u00a0%` : text;
};

/** The same as it is typed: no thousands, no sign of a unit. */
export const typedCellValue = (value: number, measure: CellMeasure, language: string): string =>
  numberFormat(language, measure, false).format(value / 10 ** digitsOf(measure));

/** A value with its unit, for running text: 1,250,000 USD, 40 certified people, 12.5 %. */
export const measuredText = (
  value: number,
  { unitLabel, ...measure }: CellMeasure & { unitLabel?: string | null },
  language: string,
): string => {
  const text = cellValueText(value, measure, language);
  const after = measure.unit === 'money' ? measure.currency : measure.unit === 'percent' ? null : unitLabel;
  return after ? `${text}\u00a0${after}` : text;
};

/** A value when its measure changes, so that the number that people read stays: 1,200 USD becomes 1,200 people. */
export const remeasured = (value: number, from: CellMeasure, to: CellMeasure): number =>
  Math.round((value * 10 ** digitsOf(to)) / 10 ** digitsOf(from));
