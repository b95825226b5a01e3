import type { Entry } from '#shared/api/partner-records.ts';
import { moneyOf } from './entry-text.ts';

type Row = Pick<Entry, 'values' | 'standing'>;
/** The money of some records in one currency, split by what became of it. */
export type MoneySplit = { currency: string; total: number; parts: ReadonlyMap<string, number> };

/**
 * Adds up the money of a field by part, one split for each currency, most money first. `partOf` null: the record is not counted. Records without an amount are not
 * counted either.
 */
export const moneySplits = (rows: readonly Row[], field: string, partOf: (row: Row) => string | null): MoneySplit[] => {
  const splits = new Map<string, { total: number; parts: Map<string, number> }>();
  for (const row of rows) {
    const money = moneyOf(row.values[field]);
    const part = partOf(row);
    if (!money || part === null) continue;
    const split = splits.get(money.currency) ?? { total: 0, parts: new Map<string, number>() };
    split.total += money.minor;
    split.parts.set(part, (split.parts.get(part) ?? 0) + money.minor);
    splits.set(money.currency, split);
  }
  return [...splits].map(([currency, split]) => ({ currency, ...split })).toSorted((a, b) => b.total - a.total);
};
