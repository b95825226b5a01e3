import type PptxGenJS from 'pptxgenjs';
import type { Document, Section } from '#shared/documents/model.ts';
import { wrapText } from '#shared/documents/text-width.ts';
import type { DeckContext } from './fragment.ts';
import { coverFor, coverTitle } from './masters.ts';
import { putText, type Run, type Slide } from './paint.ts';
import { ink, leading, page, spare } from './theme.ts';

/** Puts a text below the last one and returns where the next begins. */
const putBelow = (slide: Slide, runs: Run[], y: number, size: number, color: string): number => {
  const text = runs.map((run) => run.text).join('');
  const height = wrapText(text, coverTitle.width * spare, size).length * leading(size);
  putText(slide, runs, { x: coverTitle.x, y, width: coverTitle.width, height }, { size, color });
  return y + height;
};

/** The first slide: title, subtitle, for whom, as of when. Text blocks of the section (who presents, where) stand below. */
export const drawCover = (
  deck: PptxGenJS,
  document: Document,
  section: Section,
  context: DeckContext,
  { asOf, notes }: { asOf: string; notes: string | null },
): void => {
  const look = coverFor(section.title);
  const slide = deck.addSlide({ masterName: look.name });
  slide.addText(section.title, { placeholder: 'title' });
  let y = coverTitle.y + look.lines * leading(look.size) + 14;
  if (document.subtitle) y = putBelow(slide, [{ text: document.subtitle }], y, 20, ink.muted) + 18;
  if (document.partner && !section.title.includes(document.partner)) {
    y = putBelow(slide, [{ text: context.say('preparedFor', { partner: document.partner }), bold: true }], y, 16, ink.text);
  }
  for (const block of section.blocks) {
    const lines = block.kind === 'text' ? block.paragraphs : block.kind === 'list' ? block.items : [];
    for (const text of lines) y = putBelow(slide, [{ text }], y, 14, ink.muted);
  }
  const text = [asOf, document.footer].filter(Boolean).join('  ·  ');
  putText(
    slide,
    [{ text }],
    { x: coverTitle.x, y: page.footer - 18, width: coverTitle.width, height: 20 },
    { size: 14, color: ink.muted, name: 'Footer' },
  );
  if (notes !== null) slide.addNotes(notes);
};
