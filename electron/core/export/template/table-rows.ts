import { type Block, expandUnits, matchBlocks, nestBlocks } from '#shared/template/blocks.ts';
import type { TemplateData } from '#shared/template/data.ts';
import { fillText } from '#shared/template/fill-text.ts';
import type { ReadText } from '#shared/template/read-text.ts';
import { type Scope, scopesOf } from '#shared/template/resolve.ts';
import { isBlockTag, type Tag } from '#shared/template/tags.ts';
import { cellBody, cellsOf } from './shapes.ts';
import { readBody, wordsIn, writeBody } from './text-body.ts';
import { childOf, childrenOf, cloneOf, type Element, remove } from './xml-part.ts';

type Cell = { body: Element; text: ReadText<Element> };
type Row = { element: Element; cells: (Cell | null)[] };
/** A table of the template. `blocks` span rows; `loose` are tags of blocks that are not both in it, with the row and column of each. */
export type ReadTable = { rows: Row[]; blocks: Block[]; loose: { row: number; column: number; tag: Tag }[] };

/** Reads a table with its tags: a block that opens in one cell and closes in a later one is about their rows. */
export const readTable = (table: Element): ReadTable => {
  const rows = childrenOf(table, 'a:tr').map(
    (element): Row => ({
      element,
      cells: cellsOf(element).map((cell) => {
        const body = cellBody(cell);
        return body && { body, text: readBody(body) };
      }),
    }),
  );
  const open = rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) => (cell?.text.loose ?? []).map((one) => ({ ...one, row, column }))),
  );
  const { ends, loose } = matchBlocks(open.map(({ tag }) => tag));
  const blocks = [...ends].flatMap(([from, to]): Block[] => {
    const [first, last] = [open[from], open[to]];
    return first && last && isBlockTag(first.tag) ? [{ tag: first.tag, from: first.row, to: last.row }] : [];
  });
  return {
    rows,
    blocks: nestBlocks(blocks).nested,
    loose: loose.flatMap((at) => {
      const one = open[at];
      return one ? [{ row: one.row, column: one.column, tag: one.tag }] : [];
    }),
  };
};

/** A row with ids of its own is not the same row twice. */
const rowLike = (row: Element): Element => {
  const made = cloneOf(row);
  const extras = childOf(made, 'a:extLst');
  if (extras) remove(extras);
  return made;
};

/** The rows of a table, filled. `heading` counts those at its head that stand before any repetition; 0 without one. */
export type FilledRows = { rows: Element[]; heading: number };

/** Fills the rows of a table, as often as its blocks say. Rows that held nothing but tags of blocks are gone. */
export const fillRows = (table: ReadTable, data: TemplateData, scope: Scope): FilledRows => {
  const { rows, blocks } = table;
  const seen = new Set<number>();
  const filled = expandUnits(rows.length, blocks, scope, scopesOf(data)).flatMap(({ unit, scope: inner, within }) => {
    const row = rows[unit];
    if (!row) return [];
    const made = seen.has(unit) ? rowLike(row.element) : cloneOf(row.element);
    seen.add(unit);
    for (const [index, cell] of cellsOf(made).entries()) {
      const read = row.cells[index];
      const body = cellBody(cell);
      if (read && body) writeBody(body, fillText(read.text, data, inner));
    }
    const marked = within.some(({ from, to }) => from === unit || to === unit);
    const blank = cellsOf(made).every((cell) => (cellBody(cell)?.textContent ?? '').trim() === '');
    const had = row.cells.some(
      (cell) =>
        cell &&
        cell.text.loose.length > 0 &&
        wordsIn(cell.body)
          .replace(/\{\{.*?\}\}/g, '')
          .trim() === '',
    );
    return marked && had && blank ? [] : [made];
  });
  const first = Math.min(...blocks.filter(({ tag }) => tag.kind === 'each').map(({ from }) => from));
  return { rows: filled, heading: Number.isFinite(first) ? first : 0 };
};
