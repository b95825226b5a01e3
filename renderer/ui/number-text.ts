import { isGrouped, signsOf } from '#shared/domain/number-signs.ts';

/** Reads a number that somebody typed with the signs of the language ("1,250", "12.5"). Null when it is none, also where its signs are those of another language. */
export const readNumber = (text: string, language: string): number | null => {
  const { decimal, group } = signsOf(language);
  const [whole = '', ...fraction] = text.replaceAll(/[\s\u00a0\u202f]/g, '').split(decimal);
  const groups = group.trim() === '' ? [whole] : whole.split(group);
  const plain = [groups.join(''), ...fraction].join('.');
  return isGrouped([groups[0]?.replace(/^[+-]/, '') ?? '', ...groups.slice(1)]) && /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
};

/** How a number is typed in a language: 1250.5. No thousands, so that what is shown can be changed at its end. */
export const typedNumber = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 6 }).format(value);
