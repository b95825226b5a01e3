import { parseMinor } from '#shared/domain/money.ts';

/** The sign between whole and fraction in a language, and the one between thousands. */
const signsOf = (language: string): { decimal: string; group: string } => {
  const parts = new Intl.NumberFormat(language, { minimumFractionDigits: 1, useGrouping: true }).formatToParts(1_234_567.5);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: of('decimal') || '.', group: of('group') };
};

/** True for digits whose groups stand where a language puts them: 48,621 and 4,86,21,000, but not 48,50, which somebody meant as a fraction. */
const isGrouped = ([first = '', ...others]: readonly string[]): boolean =>
  others.length === 0 ||
  (first.length <= 3 && others.at(-1)?.length === 3 && others.slice(0, -1).every(({ length }) => length === 2 || length === 3));

/** Typed text of an amount ("48,621.00", "48621") to minor units, in the signs of the language; null when it is not an amount. */
export const parseAmount = (text: string, currency: string, language: string): number | null => {
  const { decimal, group } = signsOf(language);
  const [whole = '', ...fraction] = text.replaceAll(/[\s\u00a0\u202f]/g, '').split(decimal);
  const groups = group.trim() === '' ? [whole] : whole.replace(/^[+-]/, '').split(group);
  if (!isGrouped(groups)) return null;
  const sign = whole.startsWith('-') && group.trim() !== '' ? '-' : '';
  return parseMinor([`${sign}${groups.join('')}`, ...fraction].join('.'), currency);
};
