export type NumberSigns = { decimal: string; group: string };

const memo = new Map<string, NumberSigns>();

/** The sign between whole and fraction in a language, and the one between thousands. */
export const signsOf = (language: string): NumberSigns => {
  const known = memo.get(language);
  if (known) return known;
  const parts = new Intl.NumberFormat(language, { minimumFractionDigits: 1, useGrouping: true }).formatToParts(1_234_567.5);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  const signs = { decimal: of('decimal') || '.', group: of('group') };
  memo.set(language, signs);
  return signs;
};

/** True for digits whose groups stand where a language puts them: 48,621 and 4,86,21,000, but neither 48,50 nor 0,920, which somebody meant as a fraction. */
export const isGrouped = ([first = '', ...others]: readonly string[]): boolean =>
  others.length === 0 ||
  (/^[1-9]\d{0,2}$/.test(first) && others.at(-1)?.length === 3 && others.slice(0, -1).every(({ length }) => length === 2 || length === 3));
