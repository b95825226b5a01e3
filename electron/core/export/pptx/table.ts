import type PptxGenJS from 'pptxgenjs';
import { alignOf, missingReasons, statusShape } from '#shared/documents/format.ts';
import type { Status, TableBlock } from '#shared/documents/model.ts';
import { type LaidRow, layoutTable, type TablePart } from '#shared/documents/table-layout.ts';
import { chainFlows, wholeFlow } from '../flow/flow.ts';
import { tableRowsFlow } from '../flow/table-rows.ts';
import type { DeckContext, SlideFlow, SlideFragment } from './fragment.ts';
import { inBox, type Slide } from './paint.ts';
import { noteFragment, textFlow } from './text.ts';
import { face, ink, leading, sizes, toInches } from './theme.ts';

const padX = 6;
const padY = 4;
/** A row of more lines than this is taller than a slide and is divided. */
const mostLines = 18;
const heightOf = (row: LaidRow, size: number): number => row.lines * leading(size) + 2 * padY;

const line = (color: string, pt: number): PptxGenJS.BorderProps => ({ type: 'solid', color, pt });
const none: PptxGenJS.BorderProps = { type: 'none' };

const statusInk: Record<Status, string> = { 'on-track': ink.good, 'at-risk': ink.warn, 'off-track': ink.bad, unknown: ink.muted };
const statusRuns = (status: Status, text: string): PptxGenJS.TableCell[] => [
  { text: `${statusShape(status)} `, options: { color: statusInk[status], breakLine: false } },
  { text, options: { breakLine: false } },
];

const cellsOf = (row: LaidRow, kind: 'header' | 'body'): PptxGenJS.TableCell[] =>
  row.cells.map(({ column, text, value }) => ({
    text: value?.kind === 'status' ? statusRuns(value.status, value.text) : text,
    options: {
      align: alignOf(column),
      bold: kind === 'header' || row.emphasis === 'total',
      color: kind === 'header' || row.emphasis === 'subdued' || value?.kind === 'missing' ? ink.muted : ink.text,
      valign: kind === 'header' ? 'bottom' : 'top',
      border: [
        row.emphasis === 'total' ? line(ink.muted, 1) : none,
        none,
        kind === 'header' ? line(ink.muted, 1) : line(ink.line, 0.5),
        none,
      ],
    },
  }));

const tableFragment = (part: TablePart, rows: LaidRow[], name: string): SlideFragment => {
  const heights = [part.header, ...rows].map((row) => heightOf(row, part.size));
  const height = heights.reduce((sum, row) => sum + row, 0);
  const width = part.widths.reduce((sum, column) => sum + column, 0);
  return {
    height,
    draw(slide, x, y) {
      slide.addTable([cellsOf(part.header, 'header'), ...rows.map((row) => cellsOf(row, 'body'))], {
        ...inBox({ x, y, width, height }),
        colW: part.widths.map(toInches),
        rowH: heights.map(toInches),
        margin: [toInches(padY), toInches(padX), toInches(padY), toInches(padX)],
        fontFace: face,
        fontSize: part.size,
        objectName: name,
        autoPage: false,
      });
    },
  };
};

const linesOf = (parts: TablePart[]): number =>
  parts.reduce((sum, part) => sum + [part.header, ...part.rows].reduce((total, row) => total + row.lines, 0), 0);

/** Widths for a face this much wider than Inter, where they cost little height: whoever opens the deck without Inter may get one, and would see words torn apart. */
const widerFaces = [1.2, 1.1];
const mostLonger = 1.15;
const spacious = (layout: (size: number) => TablePart[], size: number): TablePart[] => {
  const plain = layout(size);
  const wider = widerFaces.map((factor) => layout(size * factor));
  const found = wider.find((parts) => parts.length === plain.length && linesOf(parts) <= linesOf(plain) * mostLonger);
  return found?.map((part) => ({ ...part, size })) ?? plain;
};

const partsHeight = (parts: TablePart[]): number =>
  parts.reduce((sum, part) => sum + [part.header, ...part.rows].reduce((total, row) => total + heightOf(row, part.size), 0), 0);

/**
 * A table that continues on the next slide; columns that do not fit beside each other continue below; reasons for missing values stand under it. A `roomy` table
 * is set larger when all of it then still fits.
 */
export const tableFlow = (context: DeckContext, block: TableBlock, roomy = false): SlideFlow => {
  if (block.rows.length === 0) return textFlow({ kind: 'text', role: 'body', paragraphs: [block.empty] });
  const name = block.heading || block.columns.map((column) => column.label).join(', ');
  const layout = (width: number, wanted: number): TablePart[] =>
    spacious((size) => layoutTable(block, { width, size, padX, language: context.language }), wanted);
  return {
    take(width, room, fresh) {
      const large = roomy ? layout(width, sizes.largeTable) : [];
      const parts = large.length === 1 && partsHeight(large) < room * 0.9 ? large : layout(width, sizes.table);
      const reasons = missingReasons(block.rows);
      const medium = {
        rowHeight: (row: LaidRow, part: TablePart): number => heightOf(row, part.size),
        mostLines,
        fragment: (part: TablePart, rows: LaidRow[]): SlideFragment => tableFragment(part, rows, name),
      };
      const reason = context.say('notAvailableBecause', { reason: reasons.join('; ') });
      const notes = reasons.length ? [wholeFlow<Slide>((most) => noteFragment(reason, most))] : [];
      const taken = chainFlows([...parts.map((part) => tableRowsFlow(part, medium)), ...notes], 12).take(width, room, fresh);
      // moved to the next slide whole, it may be large there
      return taken.fragment ? taken : { fragment: null, rest: tableFlow(context, block, roomy) };
    },
  };
};
