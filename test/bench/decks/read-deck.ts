import type { Element } from '@xmldom/xmldom';
import { type OfficePackage, openBytes, relationsOf } from './open-package.ts';
import { firstSheet } from './read-sheet.ts';
import { attribute, below, readRoot, words } from './xml.ts';

/** What a chart says, twice: in its own part, and in the workbook that PowerPoint opens to edit it. Amounts in major units, null where there is no value. */
export type ReadChart = { title: string; shown: ChartData; sheet: ChartData };
export type ChartData = { categories: string[]; series: { name: string; values: (number | null)[] }[] };
export type ReadSlide = { title: string; texts: string; charts: ReadChart[] };

const points = (element: Element | undefined): Map<number, string> =>
  new Map(element ? below(element, 'c:pt').map((one) => [Number(attribute(one, 'idx')), words(below(one, 'c:v')[0])]) : []);

const shownData = (chart: Element): ChartData => {
  const series = below(chart, 'c:ser');
  const names = series[0] && below(series[0], 'c:cat')[0];
  const count = Number(attribute(names && below(names, 'c:ptCount')[0], 'val'));
  const categories = points(names);
  const places = Array.from({ length: count }, (_, index) => index);
  return {
    categories: places.map((index) => categories.get(index) ?? ''),
    series: series.map((one) => {
      const values = points(below(one, 'c:val')[0]);
      return {
        name: points(below(one, 'c:tx')[0]).get(0) ?? '',
        values: places.map((index) => (values.has(index) ? Number(values.get(index)) : null)),
      };
    }),
  };
};

const sheetData = (file: OfficePackage): ChartData => {
  const [head = [], ...rows] = firstSheet(file);
  return {
    categories: rows.map((row) => String(row[0] ?? '')),
    series: head.slice(1).map((name, index) => ({
      name: String(name ?? ''),
      values: rows.map((row) => {
        const value = row[index + 1] ?? null;
        return value === null ? null : Number(value);
      }),
    })),
  };
};

const readChart = (file: OfficePackage, frame: Element, slide: string): ReadChart => {
  const id = attribute(below(frame, 'c:chart')[0], 'r:id');
  const part = relationsOf(file, slide).find((one) => one.id === id)?.path ?? '';
  const workbook = relationsOf(file, part).find(({ kind }) => kind === 'package')?.path ?? '';
  return {
    title: attribute(below(frame, 'p:cNvPr')[0], 'name'),
    shown: shownData(readRoot(file.text(part))),
    sheet: sheetData(openBytes(file.bytes(workbook))),
  };
};

const paragraphs = (element: Element): string =>
  below(element, 'a:p')
    .map((paragraph) =>
      below(paragraph, 'a:t')
        .map((text) => words(text))
        .join(''),
    )
    .join('\n');

const isTitle = (shape: Element): boolean => /^(?:title|ctrTitle)$/.test(attribute(below(shape, 'p:ph')[0], 'type'));

/** The slides of a deck in the order of its list. */
export const readSlides = (file: OfficePackage): ReadSlide[] => {
  const related = relationsOf(file, 'ppt/presentation.xml');
  return below(readRoot(file.text('ppt/presentation.xml')), 'p:sldId').map((entry) => {
    const path = related.find(({ id }) => id === attribute(entry, 'r:id'))?.path ?? '';
    const slide = readRoot(file.text(path));
    const title = below(slide, 'p:sp').find(isTitle);
    return {
      title: title ? paragraphs(title) : '',
      texts: paragraphs(slide),
      charts: below(slide, 'p:graphicFrame')
        .filter((frame) => below(frame, 'c:chart').length > 0)
        .map((frame) => readChart(file, frame, path)),
    };
  });
};
