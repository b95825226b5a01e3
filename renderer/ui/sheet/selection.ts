/** A cell by its place on the screen, from 0. */
export type SheetPlace = { row: number; column: number };

/** A block of cells; all four edges belong to it. */
export type SheetRange = { top: number; left: number; bottom: number; right: number };

/** How many rows and columns there are. */
export type SheetSize = { rows: number; columns: number };

/** The block between two corners. */
export const rangeBetween = (a: SheetPlace, b: SheetPlace): SheetRange => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
});

/** True when the place lies in the block. */
export const isInside = ({ top, left, bottom, right }: SheetRange, { row, column }: SheetPlace): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

/** The number of cells of a block. */
export const cellsIn = ({ top, left, bottom, right }: SheetRange): number => (bottom - top + 1) * (right - left + 1);

/** The places of a block, row by row. */
export const placesIn = ({ top, left, bottom, right }: SheetRange): SheetPlace[] =>
  Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, over) => ({ row: top + down, column: left + over })),
  ).flat();

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), Math.max(most, 0));

const steps: Readonly<Record<string, SheetPlace>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** Where Ctrl and an arrow go: to the last filled cell before an empty one, over empty ones to the next filled one, or to the edge. */
const toEdge = (from: SheetPlace, step: SheetPlace, { rows, columns }: SheetSize, isFilled: (place: SheetPlace) => boolean): SheetPlace => {
  const next = ({ row, column }: SheetPlace): SheetPlace => ({ row: row + step.row, column: column + step.column });
  const isThere = ({ row, column }: SheetPlace): boolean => row >= 0 && row < rows && column >= 0 && column < columns;
  if (!isThere(next(from))) return from;
  const runsOn = isFilled(from) && isFilled(next(from));
  let at = next(from);
  while (isThere(next(at)) && (runsOn ? isFilled(next(at)) : !isFilled(at))) at = next(at);
  return at;
};

type Move = { size: SheetSize /** Rows that fit on the screen. */; page: number; far: boolean; isFilled(place: SheetPlace): boolean };

/** Where a key moves to, or null for a key that does not move. `far`: Ctrl is held. */
export const moved = (from: SheetPlace, key: string, { size, page, far, isFilled }: Move): SheetPlace | null => {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const step = steps[key];
  if (step && far) return toEdge(from, step, size, isFilled);
  if (step) return { row: clamp(from.row + step.row, lastRow), column: clamp(from.column + step.column, lastColumn) };
  switch (key) {
    case 'PageDown':
      return { ...from, row: clamp(from.row + page, lastRow) };
    case 'PageUp':
      return { ...from, row: clamp(from.row - page, lastRow) };
    case 'Home':
      return { row: far ? 0 : from.row, column: 0 };
    case 'End':
      return { row: far ? lastRow : from.row, column: lastColumn };
    default:
      return null;
  }
};

/**
 * The next cell of Tab (`along` the row) or Enter (down the column), in a block from its end to its beginning; null past the last cell of a whole
 * sheet. `back`: with Shift.
 */
export const stepped = (from: SheetPlace, range: SheetRange, along: boolean, back: boolean): SheetPlace => {
  const height = range.bottom - range.top + 1;
  const width = range.right - range.left + 1;
  const [row, column] = [from.row - range.top, from.column - range.left];
  const at = along ? row * width + column : column * height + row;
  const next = (at + (back ? -1 : 1) + height * width) % (height * width);
  return along
    ? { row: range.top + Math.floor(next / width), column: range.left + (next % width) }
    : { row: range.top + (next % height), column: range.left + Math.floor(next / height) };
};
