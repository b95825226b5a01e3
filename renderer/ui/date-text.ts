import { isoDate, isIsoDate, type IsoDate } from '#shared/domain/dates.ts';

/** The order of day, month and year in a language, as in "dmy". */
const dateOrder = (language: string): string =>
  new Intl.DateTimeFormat(language, { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(new Date(Date.UTC(2017, 11, 31)))
    .flatMap(({ type }) => (type === 'year' ? ['y'] : type === 'month' ? ['m'] : type === 'day' ? ['d'] : []))
    .join('');

/** How a date is typed in a language with digits: 31/12/2017. */
export const typedDate = (date: IsoDate, language: string): string =>
  new Intl.DateTimeFormat(language, { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** Reads a date that somebody typed: 2017-12-31, or with digits in the order of the language (31.12.2017, 31/12/17). Null when it is none. */
export const readDate = (text: string, language: string): IsoDate | null => {
  const plain = text.trim();
  if (isIsoDate(plain)) return plain;
  const parts = /^(\d{1,4})[.\-/\s]+(\d{1,2})[.\-/\s]+(\d{1,4})\.?$/.exec(plain);
  if (!parts) return null;
  const numbers = parts.slice(1).map(Number);
  const order = (parts[1]?.length ?? 0) === 4 ? 'ymd' : dateOrder(language);
  const [year, month, day] = ['y', 'm', 'd'].map((part) => numbers[order.indexOf(part)] ?? Number.NaN);
  if (year === undefined || month === undefined || day === undefined) return null;
  return isoDate(year < 100 ? 2000 + year : year, month, day);
};
