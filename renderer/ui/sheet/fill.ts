import type { SheetWrite } from './paste.ts';
import type { SheetPlace, SheetRange } from './selection.ts';

/** What a fill asks of a cell: its text as it is typed, and its number where it is one. */
export type FillSource = {
  textAt(row: number, column: number): string;
  numberAt(row: number, column: number): number | null;
  /** A number as it is typed in the cell of that place. */
  typed(value: number, row: number, column: number): string;
};

/** Ctrl+D: every row of the block takes the first one; a block of one row takes the row above it. */
export const fillDown = (range: SheetRange, { textAt }: Pick<FillSource, 'textAt'>): SheetWrite[] => {
  const source = range.top === range.bottom ? range.top - 1 : range.top;
  if (source < 0) return [];
  return block({ ...range, top: source + 1 }, (row, column) => ({ row, column, text: textAt(source, column) }));
};

/** Ctrl+R: every column of the block takes the first one; a block of one column takes the column before it. */
export const fillRight = (range: SheetRange, { textAt }: Pick<FillSource, 'textAt'>): SheetWrite[] => {
  const source = range.left === range.right ? range.left - 1 : range.left;
  if (source < 0) return [];
  return block({ ...range, left: source + 1 }, (row, column) => ({ row, column, text: textAt(row, source) }));
};

const block = (range: SheetRange, write: (row: number, column: number) => SheetWrite): SheetWrite[] => {
  const writes: SheetWrite[] = [];
  for (let row = range.top; row <= range.bottom; row += 1)
    for (let column = range.left; column <= range.right; column += 1) writes.push(write(row, column));
  return writes;
};

/** The block that a drag of the fill handle to a place would fill, beside the selection on the side where the drag went furthest; null inside of it. */
export const fillTarget = (range: SheetRange, to: SheetPlace): SheetRange | null => {
  const down = to.row > range.bottom ? to.row - range.bottom : Math.min(0, to.row - range.top);
  const over = to.column > range.right ? to.column - range.right : Math.min(0, to.column - range.left);
  if (down === 0 && over === 0) return null;
  if (Math.abs(down) >= Math.abs(over))
    return down > 0 ? { ...range, top: range.bottom + 1, bottom: to.row } : { ...range, top: to.row, bottom: range.top - 1 };
  return over > 0 ? { ...range, left: range.right + 1, right: to.column } : { ...range, left: to.column, right: range.left - 1 };
};

/** The even step between numbers, or null: then they are repeated. Two are enough; one alone is copied. */
const evenStep = (numbers: ReadonlyArray<number | null>): number | null => {
  const [first, second] = numbers;
  if (first === null || first === undefined || second === null || second === undefined) return null;
  const step = second - first;
  return numbers.every((value, at) => value !== null && Math.abs(value - first - step * at) < 1e-9) ? step : null;
};

/** The fill handle: goes on with numbers of an even step, as 10, 20 goes on with 30; repeats everything else. */
export const fillOn = (range: SheetRange, target: SheetRange, { textAt, numberAt, typed }: FillSource): SheetWrite[] => {
  const isDown = target.left === range.left && target.right === range.right;
  const [begin, end] = isDown ? [range.top, range.bottom] : [range.left, range.right];
  const length = end - begin + 1;
  const at = (along: number, across: number): [row: number, column: number] => (isDown ? [along, across] : [across, along]);
  return block(target, (row, column) => {
    const [along, across] = isDown ? [row, column] : [column, row];
    const line = Array.from({ length }, (_, index) => at(begin + index, across));
    const step = evenStep(line.map((cell) => numberAt(...cell)));
    const first = numberAt(...at(begin, across));
    if (step !== null && first !== null) return { row, column, text: typed(first + step * (along - begin), ...at(begin, across)) };
    return { row, column, text: textAt(...at(begin + ((((along - begin) % length) + length) % length), across)) };
  });
};
