import type { Chart, Value } from '#shared/documents/model.ts';
import type { TemplateTable } from '#shared/template/data.ts';
import { dealFigures, usualBlocks } from '../template-blocks.ts';
import { tagName } from './tag-name.ts';

type Entries<T> = Array<[string, T]>;

/** A chart without points; where it stands in a template, words take its place. */
export const emptyChart = (title: string, categoryLabel: string): Chart => ({
  kind: 'bar',
  title,
  altText: '',
  categories: [],
  series: [],
  format: { kind: 'integer' },
  categoryLabel,
});

/** Tables that packages of some type show: a template for partners of every type may name them all, and says nothing where a package has none. */
export const silentTables = (): Entries<TemplateTable> =>
  usualBlocks()
    .filter(({ kind }) => kind !== 'chart' && kind !== 'figures')
    .map((block) => [tagName(block), { columns: [], rows: [], empty: '' }]);

/** The same for charts. */
export const silentCharts = (categoryLabel: string): Entries<Chart> =>
  usualBlocks()
    .filter(({ kind }) => kind === 'chart')
    .map((block): [string, Chart] => [tagName(block), emptyChart(tagName(block), categoryLabel)]);

/** The same for figures. */
export const silentFigures = (): Entries<Value> =>
  [...dealFigures, ...usualBlocks().flatMap(({ metrics }) => metrics)].map((id) => [`metric.${id}`, { kind: 'text', text: '' }]);
