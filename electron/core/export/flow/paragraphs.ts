import type { TextBlock } from '#shared/documents/model.ts';
import { textWidth } from '#shared/documents/text-width.ts';
import { wrapRuns } from '#shared/documents/wrap-runs.ts';
import type { RichBlock, RichRun } from '#shared/rich-text/model.ts';
import { markerOf } from '#shared/rich-text/parse.ts';
import type { Flow, Fragment } from './flow.ts';

/** `marker` hangs to the left of the first line ("•", "1."); `level` counts the indents of the text: 0 for none. A heading stays with what follows it. */
export type Paragraph = { runs: RichRun[]; marker: string; level: number; isHeading?: boolean };
/** In points; `itemGap` parts the items of a list, `gap` all else, `indent` is the room of a marker. */
export type ParagraphMetrics = { size: number; leading: number; gap: number; itemGap: number; indent: number };
/** Some lines of a paragraph: `runs` are what they say in one piece. */
export type LaidParagraph = Paragraph & { lines: RichRun[][] };

type Box = { x: number; y: number; width: number; height: number };
type Draw<C> = (canvas: C, paragraph: LaidParagraph, box: Box) => void;
type Placed = LaidParagraph & { y: number };

/** How many lines of a paragraph to take: all, or so many that no line stands alone at the foot or at the head of a page. */
const linesToTake = (lines: number, fitting: number, mustTake: boolean): number => {
  if (fitting >= lines) return lines;
  const together = Math.min(fitting, lines - 2);
  if (mustTake) return Math.max(1, together);
  return together < 2 ? 0 : together;
};

/** Room for the widest marker, and at least `least`. */
export const indentFor = (paragraphs: Paragraph[], size: number, least: number): number =>
  Math.max(least, ...paragraphs.map(({ marker }) => (marker ? textWidth(marker, size) + size * 0.45 : 0)));

/** Lines that were measured, as one text again. */
const inOnePiece = (lines: RichRun[][]): RichRun[] => lines.flatMap((line, index) => (index === 0 ? line : [{ text: ' ' }, ...line]));

const fewLines = 5;

/** Takes so many paragraphs as there is room for; a heading that would be parted from its text stays with it. */
const take = (paragraphs: Paragraph[], metrics: ParagraphMetrics, width: number, room: number, fresh: boolean) => {
  const { size, leading, gap, itemGap, indent } = metrics;
  const laid: Placed[] = [];
  let used = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    const isItem = paragraph.level > 0 && (paragraphs[index - 1]?.level ?? 0) > 0;
    const y = used + (laid.length === 0 ? 0 : isItem ? itemGap : gap);
    const lines = wrapRuns(paragraph.runs, (width - indent * paragraph.level) * 0.98, size);
    const fitting = Math.floor((room - y) / leading + 1e-6);
    const count = linesToTake(lines.length, fitting, fresh && laid.length === 0);
    if (count > 0) {
      const taken = lines.slice(0, count);
      laid.push({ ...paragraph, runs: count === lines.length ? paragraph.runs : inOnePiece(taken), lines: taken, y });
      used = y + count * leading;
    }
    if (count < lines.length) {
      const left = count > 0 ? [{ ...paragraph, runs: inOnePiece(lines.slice(count)), marker: '' }] : [paragraph];
      const rest = [...left, ...paragraphs.slice(index + 1)];
      const last = laid.at(-1);
      // a heading goes along with what it heads, unless it is all that there is
      if (count > 0 || !last?.isHeading || laid.length === 1) return { laid, used, rest };
      const above = laid[laid.length - 2];
      return {
        laid: laid.slice(0, -1),
        used: above ? above.y + above.lines.length * leading : 0,
        rest: [paragraphs[index - 1] ?? last, ...rest],
      };
    }
  }
  return { laid, used, rest: [] };
};

/** Text that goes on on the next page, between lines when it must, instead of shrinking or running off. */
export const paragraphsFlow = <C>(paragraphs: Paragraph[], metrics: ParagraphMetrics, draw: Draw<C>): Flow<C> => ({
  take(width, room, fresh) {
    const { laid, used, rest } = take(paragraphs, metrics, width, room, fresh);
    const fragment: Fragment<C> = {
      height: used,
      draw(canvas, x, top) {
        for (const one of laid) {
          const inset = metrics.indent * one.level;
          draw(canvas, one, { x: x + inset, y: top + one.y, width: width - inset, height: one.lines.length * metrics.leading });
        }
      },
    };
    // a few lines are rather moved to the next page together than torn apart
    const few = laid.reduce((sum, one) => sum + one.lines.length, 0) + rest.length <= fewLines;
    if (!fresh && rest.length > 0 && few) return { fragment: null, rest: paragraphsFlow(paragraphs, metrics, draw) };
    return { fragment: laid.length ? fragment : null, rest: rest.length ? paragraphsFlow(rest, metrics, draw) : null };
  },
});

/** The paragraphs of plain texts: their own line ends separate them too, empty ones are left out. */
export const paragraphsOf = (texts: string[], marker?: (index: number) => string): Paragraph[] =>
  texts
    .flatMap((text) => text.split(/\n+/))
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text, index) => ({ runs: [{ text }], marker: marker?.(index) ?? '', level: marker ? 1 : 0 }));

const richParagraph = (block: RichBlock): Paragraph => {
  if (block.kind === 'heading') return { runs: block.runs.map((run) => ({ ...run, bold: true })), marker: '', level: 0, isHeading: true };
  return { runs: block.runs, marker: markerOf(block), level: block.kind === 'item' ? block.depth + 1 : 0 };
};

/** The paragraphs of a text, with its form where it has one. */
export const textParagraphs = ({ rich, paragraphs }: TextBlock): Paragraph[] => rich?.map(richParagraph) ?? paragraphsOf(paragraphs);
