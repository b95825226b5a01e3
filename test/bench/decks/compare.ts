import type { Chart, Document } from '#shared/documents/model.ts';
import type { TemplateData } from '#shared/template/data.ts';
import type { ChartData, ReadChart, ReadSlide } from './read-deck.ts';

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** The chart of the model as a file should say it: amounts in major units, a gap as null. */
const wantedData = ({ categories, series, format }: Chart): ChartData => {
  const unit = format.kind === 'money' ? 10 ** digitsOf(format.currency) : 1;
  return {
    categories,
    series: series.map(({ name, values }) => ({
      name,
      values: categories.map((_, index) => {
        const value = values[index] ?? null;
        return value === null ? null : value / unit;
      }),
    })),
  };
};

const hasValues = ({ series }: Chart): boolean => series.some(({ values }) => values.some((value) => value !== null));

const chartFaults = (read: ReadChart, chart: Chart): string[] => {
  const wanted = JSON.stringify(wantedData(chart));
  return [
    ...(JSON.stringify(read.shown) === wanted ? [] : [`the chart “${chart.title}” shows ${JSON.stringify(read.shown)} for ${wanted}`]),
    ...(JSON.stringify(read.sheet) === wanted ? [] : [`the workbook of “${chart.title}” has ${JSON.stringify(read.sheet)} for ${wanted}`]),
  ];
};

const part = /^(.*) \((\d+) of (\d+)\)$/s;

/** A title of several slides must count them all: the titles without their counts, or what is wrong with the counts. */
const sectionsOf = (slides: readonly ReadSlide[]): { titles: string[]; faults: string[] } => {
  const titles: string[] = [];
  const faults: string[] = [];
  for (let at = 0; at < slides.length; ) {
    const title = slides[at]?.title ?? '';
    const [, name, , all] = part.exec(title) ?? [];
    const count = Number(all ?? 1);
    for (let index = 0; name !== undefined && index < count; index++)
      if (slides[at + index]?.title !== `${name} (${index + 1} of ${count})`) faults.push(`“${title}” is not followed by its other slides`);
    titles.push(name ?? title);
    at += count;
  }
  return { titles, faults };
};

/** Where a deck differs from its document: a section without slides, a slide of no section, charts that say something else. */
export const compareDeck = (slides: readonly ReadSlide[], document: Document): string[] => {
  const { titles, faults } = sectionsOf(slides);
  const wanted = document.sections.map(({ title }) => title);
  const charts = document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])));
  const drawn = charts.filter(hasValues);
  const read = slides.flatMap((slide) => slide.charts);
  return [
    ...faults,
    ...(JSON.stringify(titles) === JSON.stringify(wanted)
      ? []
      : [`slides ${JSON.stringify(titles)} for sections ${JSON.stringify(wanted)}`]),
    ...(read.length === drawn.length ? [] : [`${read.length} charts for ${drawn.length}`]),
    ...slides.flatMap(({ title, texts }, index) => (texts.trim() === title.trim() ? [`slide ${index + 1} has a title alone`] : [])),
    ...read.flatMap((one, index) => {
      const chart = drawn[index];
      return chart ? chartFaults(one, chart) : [];
    }),
  ];
};

/** Where a deck in a company's template differs from what its tags stand for. */
export const compareFilled = (slides: readonly ReadSlide[], template: readonly ReadSlide[], data: TemplateData): string[] => {
  const tags = template.flatMap(({ texts }) => [...texts.matchAll(/\{\{chart\.([^}]+)\}\}/g)].map(([, name]) => name ?? ''));
  const wanted = tags.flatMap((name) => {
    const chart = data.charts[name];
    return chart && hasValues(chart) ? [chart] : [];
  });
  const read = slides.flatMap((slide) => slide.charts);
  // a chart beside a table that goes on stands on each of its slides
  const once = slides.filter(({ title }) => Number(part.exec(title)?.[2] ?? 1) === 1).flatMap((slide) => slide.charts);
  return [
    ...slides.flatMap(({ texts }, index) => (texts.includes('{{') ? [`slide ${index + 1} still has a tag`] : [])),
    ...(once.length === wanted.length ? [] : [`${once.length} charts for ${wanted.length}`]),
    ...read.flatMap((one) => {
      const chart = wanted.find(({ title }) => title === one.title);
      return chart ? chartFaults(one, chart) : [`the chart “${one.title}” is of no tag`];
    }),
  ];
};
