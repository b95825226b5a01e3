import { alignOf, missingReasons, statusShape } from '#shared/documents/format.ts';
import type { Status, TableBlock } from '#shared/documents/model.ts';
import { type LaidCell, type LaidRow, layoutTable, type TablePart } from '#shared/documents/table-layout.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { chainFlows, wholeFlow } from '../flow/flow.ts';
import { type TableMedium, tableRowsFlow } from '../flow/table-rows.ts';
import { type PageFlow, type PageFragment, type PdfPage, putLines, putRect, type Run } from './paint.ts';
import { linesFragment, textFlow } from './text.ts';
import { colors, leading, sizes } from './theme.ts';

const size = sizes.table;
const padX = 4;
const padY = 2.4;
const statusColor: Record<Status, string> = {
  'on-track': colors.good,
  'at-risk': colors.warn,
  'off-track': colors.bad,
  unknown: colors.muted,
};

const rowHeight = (row: LaidRow): number => row.lines * leading(size) + 2 * padY;

/** The first line of a status has its shape in the colour of its meaning. */
const cellLines = ({ value, lines }: LaidCell): (string | Run[])[] => {
  const [first = '', ...others] = lines;
  if (value?.kind !== 'status' || !first.startsWith(statusShape(value.status))) return lines;
  return [[{ text: first.slice(0, 1), color: statusColor[value.status] }, { text: first.slice(1) }], ...others];
};

const drawRow = (page: PdfPage, row: LaidRow, widths: number[], x: number, y: number, header: boolean): void => {
  const total = row.emphasis === 'total';
  const width = widths.reduce((sum, one) => sum + one, 0);
  let left = x;
  for (const [index, cell] of row.cells.entries()) {
    const align = alignOf(cell.column);
    const faint = header || row.emphasis === 'subdued' || cell.value?.kind === 'missing';
    // headers of one line stand at the foot of a header of two
    const down = header ? (row.lines - cell.lines.length) * leading(size) : 0;
    putLines(
      page,
      cellLines(cell),
      { x: left + padX, y: y + padY + down, width: (widths[index] ?? 0) - 2 * padX },
      { size, bold: header || total, color: faint ? colors.muted : colors.text, align, tabular: align === 'right' && !header },
    );
    left += widths[index] ?? 0;
  }
  if (total) putRect(page, { x, y, width, height: 0.8 }, colors.muted);
  const rule = header ? 0.8 : 0.4;
  putRect(page, { x, y: y + rowHeight(row) - rule, width, height: rule }, header ? colors.muted : colors.line);
};

const rowsFragment = (part: TablePart, rows: LaidRow[]): PageFragment => ({
  height: [part.header, ...rows].reduce((sum, row) => sum + rowHeight(row), 0),
  draw(page, x, y) {
    let at = y;
    for (const row of [part.header, ...rows]) {
      drawRow(page, row, part.widths, x, at, row === part.header);
      at += rowHeight(row);
    }
  },
});
const medium: TableMedium<PdfPage> = { rowHeight, mostLines: 50, fragment: rowsFragment };

/** Width of a compact table: a few narrow columns are not pulled across the page, where the eye would lose the row. */
const compactWidth = (block: TableBlock, width: number): number => Math.min(width, 150 + 90 * (block.columns.length - 1));

/** A table whose header repeats on each page; columns that do not fit continue below; the reasons for missing values stand under it. */
export const tableFlow = (block: TableBlock, language: string, compact = false): PageFlow => {
  if (block.rows.length === 0) return textFlow({ kind: 'text', role: 'note', paragraphs: [block.empty] });
  return {
    take(width, room, fresh) {
      const parts = layoutTable(block, { width: compact ? compactWidth(block, width) : width, size, padX, language });
      const reasons = missingReasons(block.rows).join('; ');
      const text = wordsOf(language)('notAvailableBecause', { reason: reasons });
      const notes = reasons ? [wholeFlow<PdfPage>((most) => linesFragment(text, most, { size: sizes.small, color: colors.muted }))] : [];
      const tables = chainFlows(
        parts.map((part) => tableRowsFlow(part, medium)),
        10,
      );
      return chainFlows([tables, ...notes], 4).take(width, room, fresh);
    },
  };
};
