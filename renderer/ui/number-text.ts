import { signsOf } from '#shared/domain/number-signs.ts';

/** Reads a number that somebody typed with the signs of the language ("1,250", "12.5"). Null when it is none. */
export const readNumber = (text: string, language: string): number | null => {
  const { decimal, group } = signsOf(language);
  const plain = text
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replaceAll(group, '')
    .replace(decimal, '.');
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
};

/** How a number is typed in a language: 1250.5. No thousands, so that what is shown can be changed at its end. */
export const typedNumber = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 6 }).format(value);
