import { Page, Document as PdfDocument, renderToBuffer } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import { dateText } from '#shared/documents/format.ts';
import type { Document } from '#shared/documents/model.ts';
import { textWidth } from '#shared/documents/text-width.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { registerFonts } from './pdf/fonts.ts';
import { type PageFragment, type PdfPage, putLines } from './pdf/paint.ts';
import { pagesOf } from './pdf/pages.ts';
import { linesFragment } from './pdf/text.ts';
import { colors, margin, paper, sizes } from './pdf/theme.ts';

type Footer = { height: number; draw(page: PdfPage, number: number, pages: number): void };

/** The foot of every page: what this is, for whom, as of when, and "Page 3 of 7". */
const footerOf = (document: Document, width: number): Footer => {
  const say = wordsOf(document.language);
  const look = { size: sizes.footer, color: colors.muted };
  const asOf = say('asOf', { date: dateText(document.asOf, document.language) });
  const partner = document.partner && !document.title.includes(document.partner) ? document.partner : null;
  const text = [document.title, partner, asOf, document.footer].filter(Boolean).join('  ·  ');
  const right = textWidth(say('pageOf', { page: 888, pages: 888 }), sizes.footer) + 8;
  const lines = linesFragment(text, width - right - 12, look);
  const top = paper[document.pageSize].height - 24 - lines.height;
  return {
    height: lines.height,
    draw(page, number, pages) {
      lines.draw(page, margin.x, top);
      const box = { x: margin.x + width - right, y: top, width: right };
      putLines(page, [say('pageOf', { page: number, pages })], box, { ...look, align: 'right' });
    },
  };
};

const pageElement = (fragment: PageFragment, footer: Footer, name: 'A4' | 'LETTER', number: number, pages: number): ReactElement => {
  const page: PdfPage = { elements: [] };
  fragment.draw(page, margin.x, margin.top);
  footer.draw(page, number, pages);
  return h(Page, { size: name }, ...page.elements);
};

/**
 * Renders a document as a hand-out: A4 or Letter, one flowing text with the sections as chapters, page numbers and as-of date on every page, charts as vectors.
 * Speaker notes are left out. Returns the bytes of the PDF.
 */
export const writePdf = async (document: Document): Promise<Uint8Array> => {
  registerFonts();
  const { properties, language, pageSize } = document;
  const createdAt = new Date(properties.createdAt);
  const sheet = paper[pageSize];
  const width = sheet.width - 2 * margin.x;
  const footer = footerOf(document, width);
  const pages = pagesOf(document, width, sheet.height - margin.top - 42 - footer.height);
  const about = {
    title: properties.title,
    subject: properties.subject,
    author: properties.author,
    creator: properties.company,
    producer: properties.company,
  };
  const tree = h(
    PdfDocument,
    { ...about, language, creationDate: createdAt, modificationDate: createdAt },
    ...pages.map((fragment, index) => pageElement(fragment, footer, sheet.name, index + 1, pages.length)),
  );
  return new Uint8Array(await renderToBuffer(tree));
};
