import type { Figure } from '#shared/metrics/figure.ts';
import { formatAmount } from '#shared/domain/money.ts';
import { dateText } from '#shared/documents/format.ts';

/** The language of numbers, dates and money: that of the system, in one place. */
export const locale = (): string => {
  try {
    return Intl.getCanonicalLocales(navigator.language)[0] ?? 'en';
  } catch {
    // a browser started without a language calls itself "en-US@posix", which is none
    return 'en';
  }
};

const memo = new Map<string, Intl.NumberFormat>();
const numberFormat = (language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = memo.get(key) ?? new Intl.NumberFormat(language, options);
  memo.set(key, known);
  return known;
};

/** A whole number with its grouping: 8,800. */
export const formatCount = (value: number, language = locale()): string =>
  numberFormat(language, { maximumFractionDigits: 0 }).format(value);
/** A fraction as a percentage with one decimal: 45.9%. */
export const formatRatio = (value: number, language = locale()): string =>
  numberFormat(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
/** Minor units in full, without the currency, which stands in the header of the column: 76,451.00. */
export const formatMinor = (minor: number, currency: string, language = locale()): string => formatAmount(minor, currency, language);
/** Minor units in full with the currency: 76,451.00 USD. */
export const formatMoney = (minor: number, currency: string, language = locale()): string =>
  `${formatAmount(minor, currency, language)}\u00a0${currency}`;
/** A date in the words of the language: 31 Dec 2017. */
export const formatDate = (date: string, language = locale()): string => dateText(date, language);
/** A day within its month, without the year: 31 Dec. */
export const formatDay = (date: string, language = locale()): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
/** The month of a date, or of "2017-12": Dec 2017. */
export const formatMonth = (date: string, language = locale()): string =>
  new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date.slice(0, 7)}-01T00:00:00Z`),
  );
/** A moment (milliseconds) in local time: 31 Dec 2017, 14:05. */
export const formatTime = (at: number, language = locale()): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
/** A number of days: 12 days. */
export const formatDays = (value: number, language = locale()): string =>
  numberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 0 }).format(value);
/** Days of people, from tenths: 12.5 days. */
export const formatPeopleDays = (tenths: number, language = locale()): string =>
  numberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 1 }).format(tenths / 10);
/** The size of a file: 4.2 MB. */
export const formatBytes = (bytes: number, language = locale()): string => {
  const [size, unit] = bytes >= 1e6 ? [bytes / 1e6, 'megabyte'] : [bytes / 1e3, 'kilobyte'];
  return numberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(size);
};

/** A number of hours: 3.5 hours. */
export const formatHours = (value: number, language = locale()): string =>
  numberFormat(language, { style: 'unit', unit: 'hour', unitDisplay: 'long', maximumFractionDigits: 1 }).format(value);
/** A quotient with no unit of its own: 3.00. */
export const formatNumber = (value: number, language = locale()): string =>
  numberFormat(language, { minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: 2 }).format(value);

/** The value of a figure in full with its unit; null when it is not available. */
export const formatFigure = (
  { value, unit, currency }: Pick<Figure, 'value' | 'unit' | 'currency'>,
  language = locale(),
): string | null => {
  if (value === null) return null;
  switch (unit) {
    case 'count':
      return formatCount(value, language);
    case 'ratio':
      return formatRatio(value, language);
    case 'days':
      return formatDays(value, language);
    case 'hours':
      return formatHours(value, language);
    case 'number':
      return formatNumber(value, language);
    case 'money':
      return currency === null ? formatCount(value, language) : formatMoney(value, currency, language);
  }
};
/** January for 1. */
export const monthName = (month: number, language = locale()): string =>
  new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2017, month - 1, 1)));
/** Sunday for 0. */
export const weekdayName = (day: number, language = locale()): string =>
  // the first of January 2017 was a Sunday
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2017, 0, 1 + day)));
