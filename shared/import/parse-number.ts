import { minorDigits } from '#shared/domain/money.ts';
import type { DecimalMark, Unit } from './mapping.ts';

const dressing = /[\s\u00A0\u202F'’_]|\p{Sc}/gu;
/** No number is longer; patterns over a whole cell of text would take forever. */
const longest = 80;
/** "CA$" and "US$": the letters that tell one dollar from another. */
const signLetters = /(?<![A-Za-z])[A-Z]{1,2}(?=\p{Sc})/gu;
const currencyCode = /^[A-Z]{3}(?=[\d(+.,-])|(?<=[\d).,-])[A-Z]{3}$/;

/** Number text without currency signs, blanks and other dressing: "(1.234,56) €" becomes "-1.234,56". Null when it is no number. */
export const bareNumber = (text: string): string | null => {
  if (text.length > longest) return null;
  let value = /^[+-]?\d+$/.test(text) ? text : text.replace(signLetters, '').replace(dressing, '').replace(currencyCode, '');
  let negative = false;
  if (value.startsWith('(') && value.endsWith(')')) {
    negative = true;
    value = value.slice(1, -1);
  } else if (value.endsWith('-')) {
    negative = true;
    value = value.slice(0, -1);
  }
  if (value.startsWith('+')) value = value.slice(1);
  if (value.startsWith('-')) {
    negative = !negative;
    value = value.slice(1);
  }
  if (!/^\d*(?:[.,]\d+)*[.,]?\d*(?:[eE][+-]?\d{1,3})?$/.test(value) || !/\d/.test(value)) return null;
  return negative ? `-${value}` : value;
};

/** What a number says of its marks: readable anyway, proof of a decimal point or comma, readable in both ways ("1,234"), or no number. */
export type NumberEvidence = 'plain' | 'point' | 'comma' | 'either' | 'none';

const groups = /^-?\d{1,3}(?:[.,]\d{3})+$/;

export const numberEvidence = (text: string): NumberEvidence => {
  const bare = bareNumber(text);
  if (bare === null) return 'none';
  const value = bare.replace(/[eE].*$/, '');
  const point = value.lastIndexOf('.');
  const comma = value.lastIndexOf(',');
  if (point < 0 && comma < 0) return 'plain';
  if (point >= 0 && comma >= 0) return point > comma ? 'point' : 'comma';
  const mark = point >= 0 ? '.' : ',';
  const several = value.indexOf(mark) !== value.lastIndexOf(mark);
  // several marks of one kind part thousands, so the other one is the decimal mark
  if (several) return mark === '.' ? 'comma' : 'point';
  const asDecimal = mark === '.' ? 'point' : 'comma';
  return groups.test(value) && !/^-?0/.test(value) ? 'either' : asDecimal;
};

/** The number as plain decimal text ("-1234.56", also from 1E5); null when it is none or its marks stand in the wrong places. */
export const plainDecimal = (text: string, mark: DecimalMark | null): string | null => {
  const bare = bareNumber(text);
  if (bare === null) return null;
  const evidence = numberEvidence(text);
  const decimal = mark ?? (evidence === 'comma' ? 'comma' : 'point');
  const [mantissa = '', exponent] = bare.split(/[eE]/);
  const [decimalSign, groupSign] = decimal === 'point' ? ['.', ','] : [',', '.'];
  const [whole = '', fraction = '', ...more] = mantissa.split(decimalSign);
  if (more.length > 0 || fraction.includes(groupSign)) return null;
  if (whole.includes(groupSign) && !/^-?\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return null;
  const digits = whole.replaceAll(groupSign, '');
  const plain = `${digits === '' || digits === '-' ? `${digits}0` : digits}${fraction ? `.${fraction}` : ''}`;
  return exponent === undefined ? plain : shift(plain, Number(exponent));
};

/** Moves the decimal point of plain decimal text, exactly. */
const shift = (plain: string, places: number): string | null => {
  if (Math.abs(places) > 30) return null;
  const negative = plain.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? plain.slice(1) : plain).split('.');
  const digits = places > 0 ? whole + fraction.padEnd(places, '0') : whole.padStart(1 - places, '0') + fraction;
  const at = places > 0 ? whole.length + places : Math.max(whole.length, 1 - places) + places;
  const rest = digits.slice(at).replace(/0+$/, '');
  return `${negative ? '-' : ''}${digits.slice(0, at).replace(/^0+(?=\d)/, '')}${rest ? `.${rest}` : ''}`;
};

const zeros: Record<Unit, number> = { one: 0, thousand: 3, million: 6 };

/** Amount text to integer minor units. 'decimals': more of them than the currency has; null: no number, or too large to be exact. */
export const parseAmount = (text: string, mark: DecimalMark | null, unit: Unit, currency: string): number | 'decimals' | null => {
  const plain = plainDecimal(text, mark);
  const minor = plain === null ? null : shift(plain, zeros[unit] + minorDigits(currency));
  if (minor === null) return null;
  if (minor.includes('.')) return 'decimals';
  const value = Number(minor);
  return Number.isSafeInteger(value) ? value + 0 : null;
};

/** Text to a whole number; null when it is none. */
export const parseWhole = (text: string, mark: DecimalMark | null): number | null => {
  const plain = plainDecimal(text, mark);
  const value = plain === null || !/^-?\d+(?:\.0*)?$/.test(plain) ? Number.NaN : Number(plain);
  return Number.isSafeInteger(value) ? value + 0 : null;
};

/** Share text to a fraction of 0 to 1: "45 %", "45%" and "0.45" are 0.45; `isPercent`: a number without a sign counts hundredths too. Null when it is none or outside 0 to 1. */
export const parseRatio = (text: string, mark: DecimalMark | null, isPercent: boolean): number | null => {
  const signed = /^(.*\S)\s*%$/.exec(text.trim());
  const plain = plainDecimal(signed?.[1] ?? text, mark);
  const scaled = plain !== null && (signed || isPercent) ? shift(plain, -2) : plain;
  const value = scaled === null ? Number.NaN : Number(scaled);
  return value >= 0 && value <= 1 ? value : null;
};

/** Evidence of a column or of a whole file, as counts of different values. */
export type NumberTally = { plain: number; point: number; comma: number; either: number; none: number; sample: string };
export const emptyNumberTally = (): NumberTally => ({ plain: 0, point: 0, comma: 0, either: 0, none: 0, sample: '' });
export const addToNumberTally = (tally: NumberTally, text: string): void => {
  const evidence = numberEvidence(text);
  tally[evidence]++;
  if (evidence === 'either' && !tally.sample) tally.sample = text;
};

/** The decimal mark that the values prove; 'ask' as with dates; null when no value has a mark. */
export const decimalOf = (tally: NumberTally): DecimalMark | 'ask' | null => {
  if (tally.point === 0 && tally.comma === 0) return tally.either > 0 ? 'ask' : null;
  const [winner, more, less] =
    tally.point >= tally.comma ? (['point', tally.point, tally.comma] as const) : (['comma', tally.comma, tally.point] as const);
  return less * 20 <= more ? winner : 'ask';
};
