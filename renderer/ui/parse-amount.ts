import { parseMinor } from '#shared/domain/money.ts';
import { isGrouped, signsOf } from '#shared/domain/number-signs.ts';

/** Typed text of an amount ("48,621.00", "48621") to minor units, in the signs of the language; null when it is not an amount. */
export const parseAmount = (text: string, currency: string, language: string): number | null => {
  const { decimal, group } = signsOf(language);
  const [whole = '', ...fraction] = text.replaceAll(/[\s\u00a0\u202f]/g, '').split(decimal);
  const groups = group.trim() === '' ? [whole] : whole.replace(/^[+-]/, '').split(group);
  if (!isGrouped(groups)) return null;
  const sign = whole.startsWith('-') && group.trim() !== '' ? '-' : '';
  return parseMinor([`${sign}${groups.join('')}`, ...fraction].join('.'), currency);
};
