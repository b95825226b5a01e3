import { Document as PdfDocument, Font, Page, Rect, renderToBuffer, Svg, Text, View } from '@react-pdf/renderer';
import PptxGenJS from 'pptxgenjs';
import { createElement as h, type ReactElement } from 'react';

/** What a deck and its hand-out hold, by number alone. `texts`: texts that stand by themselves; tables by rows and columns, charts by series and categories. */
export type Shape = {
  slides: number;
  pages: number;
  texts: number;
  tables: [rows: number, columns: number][];
  charts: [series: number, categories: number][];
};

const title = 'A title of usual length';
const sentence = 'A sentence of the usual length, as one stands in a review: so many deals won, so many lost.';
const cell = '76,451.00';

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));
/** So many things on so many pages: those of one page. */
const ofPage = <T>(things: readonly T[], page: number, pages: number): T[] => things.filter((_, index) => index % pages === page);

/** A deck of constants, made with the library as its manual shows. */
export const floorDeck = async ({ slides, texts, tables, charts }: Shape): Promise<Uint8Array> => {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  for (let page = 0; page < slides; page++) {
    const slide = deck.addSlide();
    slide.addText(title, { x: 0.6, y: 0.4, w: 12, h: 0.5, fontSize: 24, bold: true });
    slide.addText(sentence, { x: 0.6, y: 7, w: 12, h: 0.3, fontSize: 10 });
    slide.addNotes(sentence);
    for (const text of ofPage(numbered(texts), page, slides))
      slide.addText(`${text} ${sentence}`, { x: 0.6, y: 1, w: 12, h: 0.4, fontSize: 15 });
    for (const [rows, columns] of ofPage(tables, page, slides))
      slide.addTable(
        numbered(rows).map(() => numbered(columns).map(() => ({ text: cell }))),
        { x: 0.6, y: 1.5, w: 12, fontSize: 12 },
      );
    for (const [series, categories] of ofPage(charts, page, slides)) {
      const labels = numbered(categories);
      const data = numbered(series).map((name) => ({ name, labels, values: labels.map(Number) }));
      slide.addChart('bar', data, { x: 0.6, y: 4, w: 12, h: 3 });
    }
  }
  const bytes = await deck.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('the deck was not written as bytes');
  return bytes;
};

const tableElement = ([rows, columns]: [number, number]): ReactElement =>
  h(
    View,
    {},
    ...numbered(rows).map(() =>
      h(View, { style: { flexDirection: 'row' } }, ...numbered(columns).map(() => h(Text, { style: { flex: 1, fontSize: 8.5 } }, cell))),
    ),
  );

const chartElement = ([series, categories]: [number, number]): ReactElement =>
  h(
    Svg,
    { width: 480, height: 160 },
    ...numbered(series * categories).map((at) => h(Rect, { x: Number(at) * 8, y: 20, width: 6, height: 100, fill: '#1f5fa8' })),
    ...numbered(categories).map((at) => h(Text, { x: Number(at) * 40, y: 150, style: { fontSize: 8 } }, at)),
  );

/** A hand-out of constants, laid out by the library in the typeface of ours. */
export const floorHandout = async ({ pages, texts, tables, charts }: Shape, face: string): Promise<Uint8Array> => {
  const family = 'Inter';
  if (!Font.getRegisteredFontFamilies().includes(family)) Font.register({ family, src: face });
  const pageElement = (page: number): ReactElement =>
    h(
      Page,
      { size: 'A4', style: { padding: 48, fontFamily: family, fontSize: 9.5 } },
      h(Text, { style: { fontSize: 15 } }, title),
      ...ofPage(numbered(texts), page, pages).map((text) => h(Text, {}, `${text} ${sentence}`)),
      ...ofPage(tables, page, pages).map(tableElement),
      ...ofPage(charts, page, pages).map(chartElement),
    );
  return new Uint8Array(await renderToBuffer(h(PdfDocument, {}, ...numbered(pages).map((page) => pageElement(Number(page) - 1)))));
};
