import type { ListBlock, TextBlock } from '#shared/documents/model.ts';
import { wrapText } from '#shared/documents/text-width.ts';
import type { Flow, Fragment } from './fragment.ts';
import { putText } from './paint.ts';
import { ink, leading, sizes } from './theme.ts';

type Paragraph = { text: string; marker: string };
type Look = { size: number; color: string; bar: boolean };

const indentOf = (paragraphs: Paragraph[], size: number): number => (paragraphs.some(({ marker }) => marker) ? size * 1.6 : 0);

/** One paragraph as text on a slide, with its marker hanging to the left. */
const paragraphFragment = (text: string, lines: number, marker: string, indent: number, width: number, look: Look): Fragment => ({
  height: lines * leading(look.size),
  draw(slide, x, y) {
    const height = lines * leading(look.size);
    if (marker)
      putText(slide, [{ text: marker, color: ink.accent }], { x, y, width: indent, height: leading(look.size) }, { size: look.size });
    putText(slide, [{ text }], { x: x + indent, y, width: width - indent, height }, { size: look.size, color: look.color });
  },
});

/** Text that goes on on the next slide, between lines when it must, instead of shrinking or running off. */
const flowOf = (paragraphs: Paragraph[], look: Look): Flow => ({
  take(width, room, fresh) {
    const inset = look.bar ? 14 : 0;
    const indent = indentOf(paragraphs, look.size);
    const gap = look.size * 0.55;
    const line = leading(look.size);
    const fragments: Fragment[] = [];
    let used = 0;
    let rest: Paragraph[] = [];
    for (const [index, { text, marker }] of paragraphs.entries()) {
      const before = fragments.length ? gap : 0;
      const lines = wrapText(text, (width - inset - indent) * 0.98, look.size);
      const fitting = Math.floor((room - used - before) / line + 1e-6);
      // one line alone at the foot or at the head of a slide reads badly: two stay together
      const split =
        fresh && fragments.length === 0
          ? Math.max(1, Math.min(fitting, lines.length - 2))
          : fitting < 2
            ? 0
            : Math.min(fitting, lines.length - 2);
      const count = Math.max(0, fitting >= lines.length ? lines.length : split);
      if (count > 0) {
        fragments.push(
          paragraphFragment(count === lines.length ? text : lines.slice(0, count).join(' '), count, marker, indent, width - inset, look),
        );
        used += before + count * line;
      }
      if (count < lines.length) {
        const left = lines.slice(count).join(' ');
        rest = [{ text: left, marker: count > 0 ? '' : marker }, ...paragraphs.slice(index + 1)];
        break;
      }
    }
    if (fragments.length === 0) return { fragment: null, rest: flowOf(paragraphs, look) };
    const fragment: Fragment = {
      height: used,
      draw(slide, x, y) {
        if (look.bar)
          slide.addShape('rect', { x: x / 72, y: y / 72, w: 3 / 72, h: used / 72, fill: { color: ink.accent }, line: { type: 'none' } });
        let at = y;
        for (const part of fragments) {
          part.draw(slide, x + inset, at);
          at += part.height + gap;
        }
      },
    };
    return { fragment, rest: rest.length ? flowOf(rest, look) : null };
  },
});

const nonEmpty = (texts: string[]): string[] =>
  texts
    .flatMap((text) => text.split(/\n+/))
    .map((text) => text.trim())
    .filter(Boolean);

/** Running text; what a person wrote has a bar of the accent at its left. */
export const textFlow = (block: TextBlock): Flow =>
  flowOf(
    nonEmpty(block.paragraphs).map((text) => ({ text, marker: '' })),
    block.role === 'note'
      ? { size: sizes.note, color: ink.muted, bar: false }
      : { size: sizes.body, color: ink.text, bar: block.role === 'commentary' },
  );

export const listFlow = (block: ListBlock): Flow =>
  flowOf(
    nonEmpty(block.items).map((text, index) => ({ text, marker: block.ordered ? `${index + 1}.` : '•' })),
    { size: sizes.body, color: ink.text, bar: false },
  );

/** A line of small print that belongs to what stands above it. */
export const noteFragment = (text: string, width: number): Fragment => {
  const lines = wrapText(text, width * 0.98, sizes.note);
  const height = lines.length * leading(sizes.note) + 4;
  return {
    height,
    draw(slide, x, y) {
      putText(slide, [{ text }], { x, y: y + 4, width, height: height - 4 }, { size: sizes.note, color: ink.muted });
    },
  };
};
