import PptxGenJS from 'pptxgenjs';
import { dateText } from '#shared/documents/format.ts';
import type { Document, Section } from '#shared/documents/model.ts';
import { wrapText } from '#shared/documents/text-width.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { drawCover } from './pptx/cover.ts';
import { slidesOf } from './pptx/deck.ts';
import { finishDeck } from './pptx/finish.ts';
import type { DeckContext } from './pptx/fragment.ts';
import { defineMasters, layoutFor } from './pptx/masters.ts';
import { putText, type Slide } from './pptx/paint.ts';
import { bodyWidth, ink, leading, page, sizes, spare } from './pptx/theme.ts';

/** What every figure of the section says, for the speaker. */
const definitionsOf = (section: Section): string[] =>
  section.blocks.flatMap((block) =>
    block.kind === 'figures' ? block.figures.flatMap((figure) => (figure.definition ? [`${figure.label}: ${figure.definition}`] : [])) : [],
  );

const notesOf = (section: Section): string | null =>
  section.notes === null ? null : [section.notes.trim(), definitionsOf(section).join('\n')].filter(Boolean).join('\n\n');

/** The line at the foot of every slide, as text on the slide itself, so that a slide copied into another deck keeps its as-of date. */
const footerOf = (document: Document, asOf: string): { height: number; draw(slide: Slide): void } => {
  const partner = document.partner && !document.title.includes(document.partner) ? document.partner : null;
  const text = [document.title, partner, asOf, document.footer].filter(Boolean).join('  ·  ');
  const width = bodyWidth - 60;
  const height = wrapText(text, width * spare, sizes.footer).length * leading(sizes.footer);
  const box = { x: page.left, y: page.footer + 14 - height, width, height };
  return { height, draw: (slide) => putText(slide, [{ text }], box, { size: sizes.footer, color: ink.muted, name: 'Footer' }) };
};

const addSection = (deck: PptxGenJS, document: Document, section: Section, context: DeckContext, asOf: string): void => {
  const look = layoutFor(section.title);
  const footer = footerOf(document, asOf);
  const bodies = slidesOf(context, section, page.footer + 4 - footer.height - look.bodyTop);
  for (const [index, body] of bodies.entries()) {
    const slide = deck.addSlide({ masterName: look.name });
    const parts = { title: section.title, part: index + 1, parts: bodies.length };
    slide.addText(bodies.length > 1 ? context.say('partOf', parts) : section.title, { placeholder: 'title' });
    for (const { fragment, x, y } of body.place) fragment.draw(slide, page.left + x, look.bodyTop + y);
    footer.draw(slide);
    const notes = notesOf(section);
    if (notes !== null) slide.addNotes(notes);
  }
};

/**
 * Renders a document as a PowerPoint deck: one slide a section, more where the content needs them. Titles are title placeholders, charts are native and editable,
 * each slide carries the as-of date. Returns the bytes of the .pptx.
 */
export const writePptx = async (document: Document): Promise<Uint8Array> => {
  const say = wordsOf(document.language);
  const context: DeckContext = { language: document.language, say, charts: [] };
  const asOf = say('asOf', { date: dateText(document.asOf, document.language) });
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = document.properties.title;
  deck.subject = document.properties.subject;
  deck.author = document.properties.author;
  deck.company = document.properties.company;
  deck.theme = { headFontFace: 'Inter', bodyFontFace: 'Inter' };
  defineMasters(deck);
  for (const section of document.sections) {
    if (section.layout === 'title') drawCover(deck, document, section, context, { asOf, notes: notesOf(section) });
    else addSection(deck, document, section, context, asOf);
  }
  const bytes = await deck.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('the deck was not written as bytes');
  return finishDeck(bytes, document, context);
};
