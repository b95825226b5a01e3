import type PptxGenJS from 'pptxgenjs';
import { wrapText } from '#shared/documents/text-width.ts';
import { inBox } from './paint.ts';
import { bodyWidth, face, ink, leading, page, sizes, spare, toInches } from './theme.ts';

/** A slide layout by the length of its title; the body begins at `bodyTop`. */
export type TitleLayout = { name: string; size: number; lines: number; bodyTop: number };

const titleLayout = (name: string, size: number, lines: number): TitleLayout => ({
  name,
  size,
  lines,
  bodyTop: page.top + lines * leading(size) + 20,
});
const layouts = [
  titleLayout('Title and content', sizes.title, 1),
  titleLayout('Two-line title', 20, 2),
  titleLayout('Long title', 16, 5),
] as const;
const cover = [
  { name: 'Cover', size: 38, lines: 3 },
  { name: 'Cover, long title', size: 24, lines: 6 },
] as const;

const fits = (title: string, size: number, lines: number, width: number): boolean =>
  wrapText(title, width * spare, size, 'bold').length <= lines;

/** The layout in which a title has room; the text of continuation ("(2 of 3)") is allowed for. */
export const layoutFor = (title: string): TitleLayout =>
  layouts.find((layout) => fits(`${title} (00 of 00)`, layout.size, layout.lines, bodyWidth)) ?? layouts[2];

export const coverTitle = { x: 84, y: 150, width: 760 };
export const coverFor = (title: string): { name: string; size: number; lines: number } => {
  const found = cover.find((one) => fits(title, one.size, one.lines, coverTitle.width)) ?? cover[1];
  return { ...found, lines: wrapText(title, coverTitle.width * spare, found.size, 'bold').length };
};

const title = (size: number, box: Parameters<typeof inBox>[0], valign: 'top' | 'bottom') => ({
  placeholder: {
    options: {
      name: 'title',
      type: 'title' as const,
      ...inBox(box),
      fontFace: face,
      fontSize: size,
      bold: true,
      color: ink.text,
      align: 'left' as const,
      valign,
      margin: 0,
      lineSpacing: leading(size),
    },
    text: '',
  },
});

/** Our slide layouts: titles are real title placeholders, so that the outline and screen readers have them. */
export const defineMasters = (deck: PptxGenJS): void => {
  const number = {
    ...inBox({ x: page.right - 50, y: page.footer, width: 50, height: 14 }),
    fontFace: face,
    fontSize: sizes.footer,
    color: ink.muted,
    align: 'right' as const,
    margin: 0,
  };
  for (const layout of layouts) {
    deck.defineSlideMaster({
      title: layout.name,
      background: { color: ink.white },
      objects: [title(layout.size, { x: page.left, y: page.top, width: bodyWidth, height: layout.lines * leading(layout.size) }, 'top')],
      slideNumber: number,
    });
  }
  for (const one of cover) {
    deck.defineSlideMaster({
      title: one.name,
      background: { color: ink.white },
      objects: [
        { rect: { x: 0, y: 0, w: toInches(16), h: toInches(page.height), fill: { color: ink.accent } } },
        title(one.size, { ...coverTitle, height: 3 * leading(38) }, 'top'),
      ],
    });
  }
};
