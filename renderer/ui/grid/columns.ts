import type { ReactNode } from 'react';

/** What a cell holds. Null: not available; it sorts last both ways. Several labels count as each of them in filters. */
export type GridValue = string | number | boolean | null | readonly string[];

/** One column of a grid. `value` is what sorting, grouping and filters read; `text` is what people read. */
export type GridColumn<Row> = {
  id: string;
  label: string;
  /** Stands in the header, so that cells need not repeat it. */
  unit?: string;
  /** What the column means, when its name does not say it all. */
  hint?: string;
  /** Numbers align right. */
  kind: 'text' | 'number' | 'date' | 'mark';
  width: number;
  value(row: Row): GridValue;
  text(row: Row): string;
  /** Draws the cell instead of its text. */
  cell?(row: Row): ReactNode;
  /** Offered as a filter by value; the text of a value. */
  facet?(value: string): string;
  /** Offered as a filter from one value to another. `scale`: what is typed times this is the value (100 for cents, 0.01 for per cent). */
  range?: { of: 'date' } | { of: 'number'; scale: number };
  /** Offered for grouping. */
  canGroup?: boolean;
  /** Orders values that are not in the order of their letters, such as tiers. */
  rank?(value: GridValue): number;
  /** Groups show the sum of their rows; the text of a sum. */
  sum?(total: number): string;
  /** Not shown until it is chosen. */
  isHidden?: boolean;
};

/** Both ends are let through; null: no bound on that side. Dates are text, so they compare like numbers do. */
export type GridRange = { from: number | string | null; to: number | string | null };

/** How a grid is looked at: plain data, so that it can be kept as a view. */
export type GridState = {
  text: string;
  /** The values that are let through, by column; a column that is not named lets all through. */
  filters: Readonly<Record<string, readonly string[]>>;
  /** The values from and to which rows are let through, by column. What is not available lies in no range. */
  ranges: Readonly<Record<string, GridRange>>;
  sorting: ReadonlyArray<{ id: string; desc: boolean }>;
  grouping: string | null;
  hidden: readonly string[];
  order: readonly string[];
  widths: Readonly<Record<string, number>>;
};

/** The state of a grid that nobody has changed. */
export const initialGridState = <Row>(columns: ReadonlyArray<GridColumn<Row>>, sorting: GridState['sorting'] = []): GridState => ({
  text: '',
  filters: {},
  ranges: {},
  sorting,
  grouping: null,
  hidden: columns.filter(({ isHidden }) => isHidden).map(({ id }) => id),
  order: columns.map(({ id }) => id),
  widths: {},
});

/** The columns in the order of the state; columns that the state does not know come last. */
export const orderedColumns = <Row>(columns: ReadonlyArray<GridColumn<Row>>, state: GridState): Array<GridColumn<Row>> => {
  const known = state.order.flatMap((id) => columns.filter((column) => column.id === id));
  return [...known, ...columns.filter((column) => !known.includes(column))];
};

/** The heading of a column with its unit: "Won amount USD". */
export const headingOf = <Row>({ label, unit }: GridColumn<Row>): string => (unit ? `${label} ${unit}` : label);
