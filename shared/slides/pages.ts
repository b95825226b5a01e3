import type { Block, Section, TableBlock } from '#shared/documents/model.ts';
import { layoutTable } from '#shared/documents/table-layout.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { bodyWidth, cellPadding, columns, slideGap, slideSizes } from './look.ts';
import { asShown, blockHeight, headingHeight, type Measure, paragraphHeights, reasonsHeight, rowHeight, setTable } from './measure.ts';
import { withoutTallParagraphs } from './tall-paragraphs.ts';

/** What stands below the title of one slide. `side-by-side`: the first block left, the others right. */
export type SlidePage = { layout: 'stack' | 'side-by-side'; isRoomy: boolean; blocks: Block[] };

/** Fewer rows than this are not worth beginning a table at the foot of a slide. */
const fewestRows = 3;

const heightOf = (blocks: readonly Block[], measure: Measure): number =>
  blocks.reduce((sum, block) => sum + blockHeight(block, measure) + slideGap, -slideGap);

/** A table with more columns than fit becomes several, each with the first column. */
const byColumns = (block: TableBlock, measure: Measure): TableBlock[] => {
  const parts = layoutTable(block, { width: measure.width, size: slideSizes.denseTable, padX: cellPadding.x, language: measure.language });
  if (parts.length === 1) return [block];
  return parts.map((part) => ({
    ...block,
    columns: part.columns,
    rows: part.rows.map(({ cells, emphasis }) => ({
      cells: cells.map(({ value, text }) => value ?? { kind: 'text' as const, text }),
      ...(emphasis ? { emphasis } : {}),
    })),
  }));
};

/** What is left of a block after its first slide says so in its heading, once. */
type Waiting = { block: Block; isRest: boolean };
type Cut = { head: Block; tail: Block } | null;

const again = (block: Block, language: string): { heading?: string } =>
  block.heading ? { heading: wordsOf(language)('continued', { title: block.heading }) } : {};

/** How many of these heights fit. */
const fitting = (heights: readonly number[], room: number): number => {
  let used = 0;
  const over = heights.findIndex((height) => (used += height) > room);
  return over < 0 ? heights.length : over;
};

/** Cuts a block that is taller than the room: between rows, paragraphs or items. Null: nothing sensible fits. */
const cut = ({ block, isRest }: Waiting, measure: Measure, room: number, isFresh: boolean): Cut => {
  const { width, language } = measure;
  const heading = isRest ? {} : again(block, language);
  const left = room - headingHeight(block, measure);
  if (block.kind === 'table') {
    const [part] = setTable(block, measure);
    if (!part) return null;
    const heights = part.rows.map((row) => rowHeight(row, part.size));
    const count = fitting(heights, left - rowHeight(part.header, part.size) - reasonsHeight(block, width));
    const taken = isFresh ? Math.max(1, count) : count;
    if (taken >= block.rows.length || (!isFresh && taken < fewestRows)) return null;
    return {
      head: { ...block, rows: block.rows.slice(0, taken) },
      tail: { ...block, ...heading, rows: block.rows.slice(taken) },
    };
  }
  if (block.kind !== 'text' && block.kind !== 'list') return null;
  const count = fitting(paragraphHeights(block, measure), left);
  const pieces = block.kind === 'list' ? block.items.length : (block.rich ?? block.paragraphs).length;
  const taken = isFresh ? Math.max(1, count) : count;
  if (taken === 0 || taken >= pieces) return null;
  if (block.kind === 'list') {
    return {
      head: { ...block, items: block.items.slice(0, taken) },
      tail: { ...block, ...heading, items: block.items.slice(taken) },
    };
  }
  const part = (from: number, to?: number) =>
    block.rich ? { rich: block.rich.slice(from, to) } : { paragraphs: block.paragraphs.slice(from, to) };
  return { head: { ...block, ...part(0, taken) }, tail: { ...block, ...heading, ...part(taken) } };
};

/** Blocks below each other, on as many pages as they need. */
const stacked = (blocks: readonly Block[], measure: Measure, room: number): Block[][] => {
  const pages: Block[][] = [];
  let page: Block[] = [];
  const waiting = blocks.map((block): Waiting => ({ block, isRest: false }));
  const turn = (): void => {
    pages.push(page);
    page = [];
  };
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { block } = next;
    const used = page.length === 0 ? 0 : heightOf(page, measure) + slideGap;
    if (used + blockHeight(block, measure) <= room) {
      page.push(block);
      continue;
    }
    const parts = cut(next, measure, room - used, page.length === 0);
    if (parts) {
      page.push(parts.head);
      waiting.unshift({ block: parts.tail, isRest: true });
      turn();
    } else if (page.length > 0) {
      waiting.unshift(next);
      turn();
    } else {
      // it cannot be divided: the slide shrinks it
      page.push(block);
      turn();
    }
  }
  if (page.length > 0) turn();
  return pages;
};

const fitsBeside = ([first, ...others]: readonly Block[], language: string, room: number): boolean =>
  first !== undefined &&
  others.length > 0 &&
  blockHeight(first, { width: columns.left, language, isRoomy: false }) <= room &&
  heightOf(others, { width: columns.right, language, isRoomy: false }) <= room;

/** Divides a section into as many slides as its blocks need; none where it has no blocks. `room`: the height below the title, in points. */
export const slidePages = ({ blocks, layout }: Pick<Section, 'blocks' | 'layout'>, language: string, room: number): SlidePage[] => {
  if (layout === 'side-by-side' && fitsBeside(blocks, language, room)) return [{ layout, isRoomy: false, blocks }];
  const measure: Measure = { width: bodyWidth, language, isRoomy: false };
  const shown = blocks
    .map((block) => withoutTallParagraphs(asShown(block, language), measure, room))
    .flatMap((block): Block[] => (block.kind === 'table' ? byColumns(block, measure) : [block]));
  const isRoomy = shown.every(({ kind }) => kind !== 'chart') && heightOf(shown, measure) < room / 2;
  return stacked(shown, { ...measure, isRoomy }, room).map((page) => ({ layout: 'stack', isRoomy, blocks: page }));
};
