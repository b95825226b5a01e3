import type { ListBlock, TextBlock } from '#shared/documents/model.ts';
import { wrapText } from '#shared/documents/text-width.ts';
import { indentFor, type Paragraph, paragraphsFlow, paragraphsOf, textParagraphs } from '../flow/paragraphs.ts';
import type { SlideFlow, SlideFragment } from './fragment.ts';
import { inBox, putText, type Slide } from './paint.ts';
import { ink, leading, sizes, spare } from './theme.ts';

type Look = { size: number; color: string };

/** Measured for a little less width than it is given. */
const narrowed = (inner: SlideFlow): SlideFlow => ({
  take(width, room, fresh) {
    const { fragment, rest } = inner.take(width * spare, room, fresh);
    return { fragment, rest: rest && narrowed(rest) };
  },
});

const flowOf = (paragraphs: Paragraph[], { size, color }: Look): SlideFlow => {
  const indent = indentFor(paragraphs, size, size * 1.6);
  const metrics = { size, leading: leading(size), gap: size * 0.55, itemGap: size * 0.4, indent };
  const measured = paragraphsFlow<Slide>(paragraphs, metrics, (slide, { runs, marker }, box) => {
    if (marker)
      putText(slide, [{ text: marker, color: ink.accent }], { ...box, x: box.x - indent, width: indent, height: leading(size) }, { size });
    putText(slide, runs, { ...box, width: box.width / spare }, { size, color });
  });
  return narrowed(measured);
};

/** A bar of the accent at the left of what a person wrote. */
const barred = (inner: SlideFlow): SlideFlow => ({
  take(width, room, fresh) {
    const { fragment, rest } = inner.take(width - 14, room, fresh);
    const withBar = fragment && {
      height: fragment.height,
      draw(slide: Slide, x: number, y: number) {
        slide.addShape('rect', {
          ...inBox({ x, y, width: 3, height: fragment.height }),
          fill: { color: ink.accent },
          line: { type: 'none' },
        });
        fragment.draw(slide, x + 14, y);
      },
    };
    return { fragment: withBar, rest: rest && barred(rest) };
  },
});

/** Where little is said it is said larger. */
const bodySize = (roomy: boolean): number => (roomy ? sizes.largeBody : sizes.body);

/** Running text. */
export const textFlow = (block: TextBlock, roomy = false): SlideFlow => {
  const paragraphs = textParagraphs(block);
  if (block.role === 'note') return flowOf(paragraphs, { size: sizes.note, color: ink.muted });
  const text = flowOf(paragraphs, { size: bodySize(roomy), color: ink.text });
  return block.role === 'commentary' ? barred(text) : text;
};

export const listFlow = (block: ListBlock, roomy = false): SlideFlow =>
  flowOf(
    paragraphsOf(block.items, (index) => (block.ordered ? `${index + 1}.` : '•')),
    { size: bodySize(roomy), color: ink.text },
  );

/** A line of small print that belongs to what stands above it. */
export const noteFragment = (text: string, width: number): SlideFragment => {
  const height = wrapText(text, width * spare, sizes.note).length * leading(sizes.note) + 4;
  return {
    height,
    draw(slide, x, y) {
      putText(slide, [{ text }], { x, y: y + 4, width, height: height - 4 }, { size: sizes.note, color: ink.muted });
    },
  };
};

/** The heading of a block. */
export const headingFragment = (text: string, width: number): SlideFragment => {
  const height = wrapText(text, width * spare, sizes.heading, 'bold').length * leading(sizes.heading) + 6;
  return { height, draw: (slide, x, y) => putText(slide, [{ text, bold: true }], { x, y, width, height }, { size: sizes.heading }) };
};
