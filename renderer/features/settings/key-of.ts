/** A key from the words of a name: "Gold plus" is GOLD_PLUS. */
export const keyOf = (label: string): string =>
  label
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40);
