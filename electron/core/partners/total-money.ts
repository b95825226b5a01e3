import type { Converter } from '#shared/domain/rates.ts';

/**
 * Adds amounts that are grouped by currency, in minor units of the converter's currency. Null when one of them has no rate, and when none is known:
 * a deal without an amount does not make the amounts of the others unknown.
 */
export const totalMoney = <R extends { currency: string | null }>(
  rows: readonly R[],
  pick: (row: R) => number | null,
  converter: Converter,
): number | null => {
  let sum: number | null = null;
  for (const row of rows) {
    const minor = pick(row);
    if (minor === null) continue;
    const converted = converter.convert(minor, row.currency ?? converter.currency);
    if (converted === null) return null;
    sum = (sum ?? 0) + converted;
  }
  return sum;
};
