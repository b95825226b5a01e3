import { wrapText } from '#shared/documents/text-width.ts';
import { emuPerPoint } from './boxes.ts';
import { type Frame, freeShapeId } from './frames.ts';
import { cellBody, cellsOf, labelOf, tableOf } from './shapes.ts';
import type { FilledRows } from './table-rows.ts';
import { wordsIn } from './text-body.ts';
import { childOf, childrenOf, cloneOf, descendantsOf, type Element, remove } from './xml-part.ts';

const defaultSize = 18;

/** How high a row becomes with what now stands in it: at least as the template has it. */
const heightOf = (row: Element, widths: readonly number[]): number => {
  const lines = cellsOf(row).map((cell, column) => {
    const body = cellBody(cell);
    if (!body) return 0;
    const sizes = descendantsOf(body, 'a:rPr').map((properties) => Number(properties.getAttribute('sz') ?? 0) / 100);
    const size = Math.max(...sizes, 0) || defaultSize;
    const words = wordsIn(body);
    return words === '' ? 0 : wrapText(words, Math.max(20, (widths[column] ?? 100) - 15), size).length * size * 1.2 + 8;
  });
  return Math.max(Number(row.getAttribute('h') ?? 0) / emuPerPoint, ...lines);
};

const widthsOf = (table: Element): number[] =>
  childrenOf(childOf(table, 'a:tblGrid') ?? table, 'a:gridCol').map((column) => Number(column.getAttribute('w') ?? 0) / emuPerPoint);

/** Puts rows in the place of those that a table has. */
export const setRows = (table: Element, rows: readonly Element[]): void => {
  for (const row of childrenOf(table, 'a:tr')) remove(row);
  const extras = childOf(table, 'a:extLst');
  for (const row of rows) table.insertBefore(row, extras);
};

/** The rows by pages: the heading on each, no row divided, and at least one row a page. */
const pagesOf = ({ rows, heading }: FilledRows, widths: readonly number[], room: number): Element[][] => {
  const head = rows.slice(0, heading);
  const headHeight = head.reduce((sum, row) => sum + heightOf(row, widths), 0);
  const pages: Element[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const row of rows.slice(heading)) {
    const height = heightOf(row, widths);
    if (used + height > room) {
      pages.push([]);
      used = headHeight;
    }
    pages.at(-1)?.push(row);
    used += height;
  }
  return pages.map((page) => [...head, ...page]);
};

/** A table of the template whose rows no longer fit: page by page, each with its heading. Null when they fit. */
export const grownTable = (shape: Element, filled: FilledRows, room: number): Frame | null => {
  const table = tableOf(shape);
  const pages = table ? pagesOf(filled, widthsOf(table), room) : [];
  if (pages.length < 2) return null;
  return {
    pages: pages.length,
    draw(page, index) {
      const made = page.document.importNode(cloneOf(shape), true);
      const own = tableOf(made);
      if (own)
        setRows(
          own,
          (pages[index] ?? []).map((row) => page.document.importNode(cloneOf(row), true)),
        );
      labelOf(made)?.setAttribute('id', String(freeShapeId(page)));
      return [made];
    },
  };
};
