import { type IsoDate, isoDate } from '#shared/domain/dates.ts';
import type { DateOrder } from './mapping.ts';

/** No date is longer, with time and zone. */
const longest = 80;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const isoLike = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const numeric = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?:[T ,].*)?$/;
const monthInMiddle = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([A-Za-z]{3,9})\.?,?[-/. ]*(\d{4}|\d{2})(?: .*)?$/;
const monthFirst = /^([A-Za-z]{3,9})\.?[-/. ]+(\d{1,2})(?:st|nd|rd|th)?,?[-/. ]+(\d{4}|\d{2})(?: .*)?$/;

const fullYear = (text: string): number => {
  const year = Number(text);
  return text.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year;
};
/** 1 to 12 by the first three letters of an English month; 0 when it is none. */
export const parseMonthName = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** What a date says of the order of its parts: readable without knowing it, proof of one order, readable in both, or no date at all. */
export type DateEvidence = 'plain' | 'mdy' | 'dmy' | 'either' | 'none';

/** Looks at one value. 3/4/2017 is 'either', 3/3/2017 is 'plain' (both orders give one day), 3/14/2017 proves 'mdy'. */
export const dateEvidence = (text: string): DateEvidence => {
  if (text.length > longest) return 'none';
  const value = text.trim();
  if (isoLike.test(value) || monthInMiddle.test(value) || monthFirst.test(value)) return 'plain';
  const match = numeric.exec(value);
  if (match) {
    const first = Number(match[1]);
    const second = Number(match[2]);
    if (first > 31 || second > 31 || first === 0 || second === 0 || (first > 12 && second > 12)) return 'none';
    if (first > 12) return 'dmy';
    if (second > 12) return 'mdy';
    return first === second ? 'plain' : 'either';
  }
  const packed = compact.exec(value);
  return packed && Number(packed[1]) >= 1900 && Number(packed[1]) < 2200 && Number(packed[2]) <= 12 ? 'plain' : 'none';
};

/** Reads a date; null when there is no such day (31/02) or the text is no date. `order` decides for numbers alone; null reads what needs no order. */
export const parseDate = (text: string, order: DateOrder | null): IsoDate | null => {
  if (text.length > longest) return null;
  const value = text.trim();
  const numbers = numeric.exec(value);
  if (numbers) {
    const [, first = '', second = '', third = ''] = numbers;
    if (order === 'ymd') return third.length === 2 ? isoDate(fullYear(first.padStart(2, '0')), Number(second), Number(third)) : null;
    const evidence = order ?? (dateEvidence(value) === 'dmy' ? 'dmy' : 'mdy');
    const [month, day] = evidence === 'mdy' ? [first, second] : [second, first];
    return isoDate(fullYear(third), Number(month), Number(day));
  }
  const iso = isoLike.exec(value) ?? compact.exec(value);
  if (iso) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const middle = monthInMiddle.exec(value);
  if (middle) return isoDate(fullYear(middle[3] ?? ''), parseMonthName(middle[2] ?? ''), Number(middle[1]));
  const named = monthFirst.exec(value);
  return named ? isoDate(fullYear(named[3] ?? ''), parseMonthName(named[1] ?? ''), Number(named[2])) : null;
};

/** Evidence of a column or of a whole file, as counts of different values. */
export type DateTally = { plain: number; mdy: number; dmy: number; either: number; none: number; sample: string };
export const emptyDateTally = (): DateTally => ({ plain: 0, mdy: 0, dmy: 0, either: 0, none: 0, sample: '' });
export const addToDateTally = (tally: DateTally, text: string): void => {
  const evidence = dateEvidence(text);
  tally[evidence]++;
  if (evidence === 'either' && !tally.sample) tally.sample = text;
};

/**
 * The order that the values prove. 'ask': some need an order and nothing proves one, or proofs contradict each other too much for single slips
 * (more than one in twenty). Null: no value needs an order.
 */
export const dateOrderOf = (tally: DateTally): 'mdy' | 'dmy' | 'ask' | null => {
  if (tally.mdy === 0 && tally.dmy === 0) return tally.either > 0 ? 'ask' : null;
  // both ways of writing, and each value says which it is
  if (tally.mdy > 0 && tally.dmy > 0 && tally.either === 0) return null;
  const [winner, more, less] = tally.mdy >= tally.dmy ? (['mdy', tally.mdy, tally.dmy] as const) : (['dmy', tally.dmy, tally.mdy] as const);
  return less * 20 <= more ? winner : 'ask';
};
