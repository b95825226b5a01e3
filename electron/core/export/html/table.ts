import { alignOf, missingReasons, statusShape } from '#shared/documents/format.ts';
import type { TableBlock } from '#shared/documents/model.ts';
import { type LaidCell, type LaidRow, layoutTable, type TablePart } from '#shared/documents/table-layout.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { sizes } from '../pdf/theme.ts';
import { element, textHtml } from './elements.ts';

/** A table of at most so many rows and lines is rather moved to the next page than divided; a row of more lines than that goes on on the next page. */
const shortTable = { rows: 8, lines: 20 };

const alignClass = (cell: LaidCell): string | undefined => {
  const align = alignOf(cell.column);
  return align === 'left' ? undefined : align;
};

/** The shape of a status is for the eye: its word says the same. */
const cellHtml = ({ value, text }: LaidCell): string =>
  value?.kind === 'status'
    ? `${element('span', { class: value.status, 'aria-hidden': 'true' }, statusShape(value.status))} ${textHtml(value.text)}`
    : textHtml(text);

const rowHtml = ({ cells, emphasis, lines }: LaidRow): string =>
  element(
    'tr',
    { class: [emphasis, lines > shortTable.lines ? 'tall' : undefined].filter(Boolean).join(' ') || undefined },
    ...cells.map((cell, index) => {
      const look = [alignClass(cell), cell.value?.kind === 'missing' ? 'missing' : undefined].filter(Boolean).join(' ') || undefined;
      // the first cell of words names its row
      const isName = index === 0 && cell.column.kind === 'text';
      return element(isName ? 'th' : 'td', { scope: isName ? 'row' : undefined, class: look }, cellHtml(cell));
    }),
  );

const isShort = (rows: LaidRow[]): boolean =>
  rows.length <= shortTable.rows && rows.reduce((sum, row) => sum + row.lines, 0) <= shortTable.lines;

const partHtml = ({ columns, widths, header, rows }: TablePart, caption: string | undefined): string => {
  const width = widths.reduce((sum, one) => sum + one, 0);
  const style = (points: number): string => `width:${points.toFixed(1)}pt`;
  return element(
    'table',
    { style: style(width), class: isShort(rows) ? 'short' : undefined },
    caption ? element('caption', {}, textHtml(caption)) : '',
    element('colgroup', {}, ...columns.map((_, index) => `<col style="${style(widths[index] ?? 0)}">`)),
    element(
      'thead',
      {},
      element('tr', {}, ...header.cells.map((cell) => element('th', { scope: 'col', class: alignClass(cell) }, textHtml(cell.text)))),
    ),
    element('tbody', {}, ...rows.map(rowHtml)),
  );
};

/** A table in `width` points; columns that do not fit continue in a table below, and the reasons for missing values stand under it. */
export const tableHtml = (
  block: TableBlock,
  { width, language, caption }: { width: number; language: string; caption?: string | undefined },
): string => {
  if (block.rows.length === 0) {
    const title = caption ? element('h3', {}, textHtml(caption)) : '';
    return title + element('p', { class: 'note' }, textHtml(block.empty));
  }
  const parts = layoutTable(block, { width, size: sizes.table, padX: 4, language });
  const reasons = missingReasons(block.rows).join('; ');
  const reason = wordsOf(language)('notAvailableBecause', { reason: reasons });
  return parts.map((part) => partHtml(part, caption)).join('') + (reasons ? element('p', { class: 'reason' }, textHtml(reason)) : '');
};

/** Width of a compact table: a few narrow columns are not pulled across the page, where the eye would lose the row. */
export const compactWidth = (block: TableBlock, width: number): number => Math.min(width, 150 + 90 * (block.columns.length - 1));
