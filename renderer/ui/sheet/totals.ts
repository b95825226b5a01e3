/** A number of a selected cell with its unit and how a number of its column is written. */
export type TotalCell = { value: number; unit: string; format(value: number): string };

/** The status line of a spreadsheet. `sum` and `average` are null where the units differ: the sum of two units is none. */
export type Totals = { count: number; sum: string | null; average: string | null };

/** Sum, average and count of the numbers in a selection; null when there are fewer than two. Empty cells are not counted as 0. */
export const totalsOf = (cells: readonly TotalCell[]): Totals | null => {
  const [first] = cells;
  if (!first || cells.length < 2) return null;
  if (cells.some(({ unit }) => unit !== first.unit)) return { count: cells.length, sum: null, average: null };
  const sum = cells.reduce((total, { value }) => total + value, 0);
  return { count: cells.length, sum: first.format(sum), average: first.format(sum / cells.length) };
};
