import { Page, Document as PdfDocument, renderToBuffer, Text, View } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import { dateText } from '#shared/documents/format.ts';
import type { Document } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { registerFonts } from './pdf/fonts.ts';
import { coverView, sectionView } from './pdf/section.ts';
import { margin, paper, styles } from './pdf/theme.ts';

const footer = (document: Document): ReactElement => {
  const say = wordsOf(document.language);
  const asOf = say('asOf', { date: dateText(document.asOf, document.language) });
  const text = [document.title, document.partner, asOf, document.footer].filter(Boolean).join('  ·  ');
  const pages = ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }): string =>
    say('pageOf', { page: pageNumber, pages: totalPages });
  return h(
    View,
    { key: 'footer', style: styles.footer, fixed: true },
    h(Text, { style: { flex: 1 } }, text),
    h(Text, { style: { width: 70, textAlign: 'right' }, render: pages }),
  );
};

/**
 * Renders a document as a hand-out: A4 or Letter, one flowing text with the sections as chapters, page numbers and as-of date on every page, charts as vectors.
 * Speaker notes are left out. Returns the bytes of the PDF.
 */
export const writePdf = async (document: Document): Promise<Uint8Array> => {
  registerFonts();
  const { properties, language, pageSize } = document;
  const createdAt = new Date(properties.createdAt);
  const width = paper[pageSize].width - 2 * margin.x;
  const cover = document.sections.find((section) => section.layout === 'title');
  const chapters = document.sections
    .filter((section) => section.layout !== 'title')
    .flatMap((section) => sectionView(section, width, language));
  const tree = h(
    PdfDocument,
    {
      title: properties.title,
      subject: properties.subject,
      author: properties.author,
      creator: properties.company,
      producer: properties.company,
      language,
      creationDate: createdAt,
      modificationDate: createdAt,
    },
    h(Page, { size: pageSize === 'A4' ? 'A4' : 'LETTER', style: styles.page }, coverView(document, cover), ...chapters, footer(document)),
  );
  return new Uint8Array(await renderToBuffer(tree));
};
