import { cellsIn, type SheetRange, type SheetSize } from './selection.ts';

/** A text that goes into a cell. */
export type SheetWrite = { row: number; column: number; text: string };

/** What a paste does: texts for cells that are there, rows that must be added (texts by column), and what found no place. */
export type PastePlan = {
  writes: SheetWrite[];
  added: Array<Array<{ column: number; text: string }>>;
  range: SheetRange;
  /** Columns of the clipboard that lie beyond the last one of the sheet. */
  cutColumns: number;
  /** Rows of the clipboard that lie beyond the last one, where none may be added. */
  cutRows: number;
};

/** As in Excel: a selection that holds the block a whole number of times is filled with it, else the block itself is laid down. */
const span = (selected: number, block: number): number => (selected % block === 0 ? selected : block);

/** Lays a block of the clipboard on a sheet, from the first cell of the selection. One value fills the whole selection. */
export const planPaste = (
  block: ReadonlyArray<readonly string[]>,
  selected: SheetRange,
  size: SheetSize,
  canAddRows: boolean,
): PastePlan => {
  const [height, width] = [block.length, block[0]?.length ?? 0];
  const rows = span(selected.bottom - selected.top + 1, height);
  const columns = span(selected.right - selected.left + 1, width);
  const shownColumns = Math.min(columns, size.columns - selected.left);
  const shownRows = Math.min(rows, size.rows - selected.top);
  const line = (at: number): Array<{ column: number; text: string }> =>
    Array.from({ length: shownColumns }, (_, over) => ({ column: selected.left + over, text: block[at % height]?.[over % width] ?? '' }));
  const range = {
    top: selected.top,
    left: selected.left,
    bottom: selected.top + (canAddRows ? rows : shownRows) - 1,
    right: selected.left + shownColumns - 1,
  };
  return {
    writes: Array.from({ length: shownRows }, (_, down) => line(down).map((cell) => ({ row: selected.top + down, ...cell }))).flat(),
    added: canAddRows ? Array.from({ length: rows - shownRows }, (_, down) => line(shownRows + down)) : [],
    range,
    cutColumns: columns - shownColumns,
    cutRows: canAddRows ? 0 : rows - shownRows,
  };
};

/** The texts of a block, row by row. */
export const textsIn = (range: SheetRange, textAt: (row: number, column: number) => string): string[][] =>
  cellsIn(range) < 1
    ? []
    : Array.from({ length: range.bottom - range.top + 1 }, (_, down) =>
        Array.from({ length: range.right - range.left + 1 }, (_, over) => textAt(range.top + down, range.left + over)),
      );
