import { z } from 'zod';

/** A calendar date, YYYY-MM-DD. Dates are dates, not instants: no zone ever enters. Plain text comparison orders them. */
export type IsoDate = string;

const parts = (date: IsoDate): [number, number, number] => [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
const fromUtc = (time: number): IsoDate => new Date(time).toISOString().slice(0, 10);
const toUtc = (date: IsoDate): number => {
  const [year, month, day] = parts(date);
  return Date.UTC(year, month - 1, day);
};

/** Days of a month (1 to 12) of a year. */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** True for a date that exists, in the years 1900 to 2199: 2017-02-31 is false. */
export const isIsoDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = parts(text);
  return year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
};
export const IsoDate = z.string().refine(isIsoDate, 'not a date like 2017-12-31');

/** Builds a date from its parts, or null when there is no such day. */
export const isoDate = (year: number, month: number, day: number): IsoDate | null => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isIsoDate(text) ? text : null;
};

export const addDays = (date: IsoDate, days: number): IsoDate => fromUtc(toUtc(date) + days * 86_400_000);
/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round((toUtc(to) - toUtc(from)) / 86_400_000);
/** Moves by months; a day that the target month lacks becomes its last day. */
export const addMonths = (date: IsoDate, months: number): IsoDate => {
  const [year, month, day] = parts(date);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  return fromUtc(Date.UTC(y, m - 1, Math.min(day, daysInMonth(y, m))));
};
export const yearOf = (date: IsoDate): number => parts(date)[0];
export const monthOf = (date: IsoDate): number => parts(date)[1];
/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (date: IsoDate): number => new Date(toUtc(date)).getUTCDay();

/** A half-open window (after, to]: a day equal to `after` is outside, a day equal to `to` is inside. */
export type Window = { after: IsoDate; to: IsoDate };
export const windowDays = (asOf: IsoDate, days: number): Window => ({ after: addDays(asOf, -days), to: asOf });
export const windowMonths = (asOf: IsoDate, months: number): Window => ({ after: addMonths(asOf, -months), to: asOf });
