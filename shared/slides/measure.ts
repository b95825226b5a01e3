import { figuresTable } from '#shared/documents/figures-table.ts';
import { missingReasons } from '#shared/documents/format.ts';
import type { Block, FiguresBlock, TableBlock } from '#shared/documents/model.ts';
import { type LaidRow, layoutTable, type TablePart } from '#shared/documents/table-layout.ts';
import { wrapText } from '#shared/documents/text-width.ts';
import { wrapRuns } from '#shared/documents/wrap-runs.ts';
import { cellPadding, leading, leastChartHeight, slideSizes } from './look.ts';

/** `isRoomy`: little is said, so it is said larger. */
export type Measure = { width: number; language: string; isRoomy: boolean };

/** More figures than this are a table, which the eye can scan. */
const mostCards = 4;

/** Figures too many to stand large, as the table that shows them; every other block as it is. */
export const asShown = (block: Block, language: string): Block =>
  block.kind === 'figures' && (block.figures.length === 0 || block.figures.length > mostCards)
    ? { ...figuresTable(block, language), ...(block.heading === undefined ? {} : { heading: block.heading }) }
    : block;

const tableAt = (block: TableBlock, { width, language }: Measure, size: number): TablePart[] =>
  layoutTable(block, { width, size, padX: cellPadding.x, language });

const tableSizes = ({ isRoomy }: Measure): number[] => [...(isRoomy ? [slideSizes.roomyTable] : []), slideSizes.table];

/** A table set for a width: smaller when it would otherwise be broken into several beside each other. */
export const setTable = (block: TableBlock, measure: Measure): TablePart[] => {
  const whole = tableSizes(measure)
    .map((size) => tableAt(block, measure, size))
    .find((parts) => parts.length === 1);
  return whole ?? tableAt(block, measure, slideSizes.denseTable);
};

export const rowHeight = (row: LaidRow, size: number): number => row.lines * leading(size) + 2 * cellPadding.y + 1;

export const headingHeight = (block: Block, { width, isRoomy }: Measure): number => {
  const size = isRoomy ? slideSizes.roomyHeading : slideSizes.heading;
  return block.heading ? wrapText(block.heading, width * 0.98, size, 'bold').length * leading(size) + 8 : 0;
};

/** The small print under a table: why values are missing. */
export const reasonsHeight = (block: TableBlock, width: number): number =>
  missingReasons(block.rows).length === 0
    ? 0
    : wrapText(missingReasons(block.rows).join('; '), width * 0.85, slideSizes.note).length * leading(slideSizes.note) + 6;

const tableHeight = (block: TableBlock, measure: Measure): number => {
  if (block.rows.length === 0) return leading(slideSizes.body);
  const parts = setTable(block, measure).map((part) =>
    [part.header, ...part.rows].reduce((sum, row) => sum + rowHeight(row, part.size), 0),
  );
  return parts.reduce((sum, height) => sum + height + 10, -10) + reasonsHeight(block, measure.width);
};

/** One card: name, value, reason and comparisons, each on a line of its own. */
const cardsHeight = (block: FiguresBlock): number =>
  leading(30) + leading(slideSizes.label) * 2 + (block.figures.some(({ yearBefore }) => yearBefore) ? leading(slideSizes.label) : 0) + 12;

const bodySize = ({ isRoomy }: Measure): number => (isRoomy ? slideSizes.roomyBody : slideSizes.body);

/** The height of each paragraph or item, with the space above it. */
export const paragraphHeights = (block: Extract<Block, { kind: 'text' | 'list' }>, measure: Measure): number[] => {
  const size = block.kind === 'text' && block.role === 'note' ? slideSizes.note : bodySize(measure);
  const width = (measure.width - size * 1.8) * 0.97;
  const plain = block.kind === 'list' ? block.items : block.paragraphs;
  const lines =
    block.kind === 'text' && block.rich
      ? block.rich.map(({ runs }) => wrapRuns(runs, width, size).length)
      : plain.map((text) => text.split('\n').reduce((sum, line) => sum + wrapText(line, width, size).length, 0));
  return lines.map((count) => Math.max(1, count) * leading(size) + size * 0.5);
};

/** The height of a block that stands whole, its heading included, in points. A chart takes what is left; this is its least. */
export const blockHeight = (block: Block, measure: Measure): number => {
  const heading = headingHeight(block, measure);
  switch (block.kind) {
    case 'text':
    case 'list':
      return heading + paragraphHeights(block, measure).reduce((sum, height) => sum + height, 0);
    case 'table':
      return heading + tableHeight(block, measure);
    case 'figures':
      return heading + cardsHeight(block);
    case 'chart':
      return heading + leading(slideSizes.heading) + leastChartHeight;
  }
};
