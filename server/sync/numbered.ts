import { type StoredRow, thisWrite } from '#shared/sync/merge.ts';

/** A row under the number that its write was given. */
export const numbered = (row: StoredRow, ver: number): StoredRow => ({
  ...row,
  ver,
  clocks: Object.fromEntries(
    Object.entries(row.clocks).map(([name, [seq, ...rest]]) => [name, [seq === thisWrite ? ver : seq, ...rest] as const]),
  ),
});
