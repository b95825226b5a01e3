import type { ListBlock, TextBlock } from '#shared/documents/model.ts';
import { wrapText } from '#shared/documents/text-width.ts';
import { indentFor, type Paragraph, paragraphsFlow, paragraphsOf, textParagraphs } from '../flow/paragraphs.ts';
import { type PageFlow, type PageFragment, type PdfPage, putLines, putRect, type Run, type TextLook } from './paint.ts';
import { colors, leading, sizes } from './theme.ts';

const flowOf = (paragraphs: Paragraph[], look: TextLook): PageFlow => {
  const { size } = look;
  const indent = indentFor(paragraphs, size, 16);
  const metrics = { size, leading: leading(size), gap: 5, itemGap: 2.5, indent };
  return paragraphsFlow<PdfPage>(paragraphs, metrics, (page, { marker, lines }, box) => {
    if (marker) putLines(page, [marker], { x: box.x - indent, y: box.y, width: indent }, { size, color: colors.accent });
    putLines(page, lines, box, look);
  });
};

/** A bar of the accent at the left of what a person wrote. */
const barred = (inner: PageFlow): PageFlow => ({
  take(width, room, fresh) {
    const { fragment, rest } = inner.take(width - 11, room, fresh);
    const withBar = fragment && {
      height: fragment.height,
      draw(page: PdfPage, x: number, y: number) {
        putRect(page, { x, y, width: 2, height: fragment.height }, colors.accent);
        fragment.draw(page, x + 11, y);
      },
    };
    return { fragment: withBar, rest: rest && barred(rest) };
  },
});

/** Running text. */
export const textFlow = (block: TextBlock): PageFlow => {
  const paragraphs = textParagraphs(block);
  if (block.role === 'note') return flowOf(paragraphs, { size: sizes.small, color: colors.muted });
  const text = flowOf(paragraphs, { size: sizes.body });
  return block.role === 'commentary' ? barred(text) : text;
};

export const listFlow = (block: ListBlock): PageFlow =>
  flowOf(
    paragraphsOf(block.items, (index) => (block.ordered ? `${index + 1}.` : '•')),
    { size: sizes.body },
  );

/** Lines that stay together; `before` and `after` are the spaces around them. */
export const linesFragment = (text: string, width: number, look: TextLook, { before = 0, after = 0 } = {}): PageFragment => {
  const lines = wrapText(text, width * 0.985, look.size, look.bold ? 'bold' : 'regular');
  return {
    height: before + lines.length * leading(look.size) + after,
    draw: (page, x, y) => putLines(page, lines, { x, y: y + before, width }, look),
  };
};

/** "Won amount. Sum of the amounts …": a term in bold and what it means, in small print. */
export const definitionFragment = (term: string, text: string, width: number): PageFragment => {
  const size = sizes.small;
  let bold = term.length + 1;
  const lines = wrapText(`${term}. ${text}`, width * 0.985, size, 'bold').map((line): Run[] => {
    const head = line.slice(0, bold);
    bold = Math.max(0, bold - line.length - 1);
    return [...(head ? [{ text: head, bold: true }] : []), { text: line.slice(head.length) }];
  });
  return {
    height: lines.length * leading(size),
    draw: (page, x, y) => putLines(page, lines, { x, y, width }, { size, color: colors.muted }),
  };
};
