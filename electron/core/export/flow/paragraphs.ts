import { wrapText } from '#shared/documents/text-width.ts';
import type { Flow, Fragment } from './flow.ts';

/** `marker` hangs to the left of the first line ("•", "1."). */
export type Paragraph = { text: string; marker: string };
/** In points; `indent` is the room of the markers. */
export type ParagraphMetrics = { size: number; leading: number; gap: number; indent: number };
/** Some lines of a paragraph: `text` is what they say in one piece. */
export type LaidParagraph = Paragraph & { lines: string[] };

type Draw<C> = (canvas: C, paragraph: LaidParagraph, box: { x: number; y: number; width: number; height: number }) => void;

/** How many lines of a paragraph to take: all, or so many that no line stands alone at the foot or at the head of a page. */
const linesToTake = (lines: number, fitting: number, mustTake: boolean): number => {
  if (fitting >= lines) return lines;
  const together = Math.min(fitting, lines - 2);
  if (mustTake) return Math.max(1, together);
  return together < 2 ? 0 : together;
};

const fewLines = 5;

/** Text that goes on on the next page, between lines when it must, instead of shrinking or running off. */
export const paragraphsFlow = <C>(paragraphs: Paragraph[], metrics: ParagraphMetrics, draw: Draw<C>): Flow<C> => ({
  take(width, room, fresh) {
    const { size, leading, gap, indent } = metrics;
    const laid: (LaidParagraph & { y: number })[] = [];
    let used = 0;
    let rest: Paragraph[] = [];
    for (const [index, { text, marker }] of paragraphs.entries()) {
      const y = used + (laid.length ? gap : 0);
      const lines = wrapText(text, (width - indent) * 0.98, size);
      const fitting = Math.floor((room - y) / leading + 1e-6);
      const count = linesToTake(lines.length, fitting, fresh && laid.length === 0);
      if (count > 0) {
        const taken = lines.slice(0, count);
        laid.push({ text: count === lines.length ? text : taken.join(' '), marker, lines: taken, y });
        used = y + count * leading;
      }
      if (count < lines.length) {
        rest = [{ text: count > 0 ? lines.slice(count).join(' ') : text, marker: count > 0 ? '' : marker }, ...paragraphs.slice(index + 1)];
        break;
      }
    }
    const fragment: Fragment<C> = {
      height: used,
      draw(canvas, x, top) {
        for (const one of laid) {
          draw(canvas, one, { x: x + indent, y: top + one.y, width: width - indent, height: one.lines.length * leading });
        }
      },
    };
    // a few lines are rather moved to the next page together than torn apart
    const few = laid.reduce((sum, one) => sum + one.lines.length, 0) + rest.length <= fewLines;
    if (!fresh && rest.length > 0 && few) return { fragment: null, rest: paragraphsFlow(paragraphs, metrics, draw) };
    return { fragment: laid.length ? fragment : null, rest: rest.length ? paragraphsFlow(rest, metrics, draw) : null };
  },
});

/** The paragraphs of texts: their own line ends separate them too, empty ones are left out. */
export const paragraphsOf = (texts: string[], marker: (index: number) => string = () => ''): Paragraph[] =>
  texts
    .flatMap((text) => text.split(/\n+/))
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text, index) => ({ text, marker: marker(index) }));
