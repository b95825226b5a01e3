import { pointValue } from './format.ts';
import type { Chart, TableBlock } from './model.ts';
import { wordsOf } from './words.ts';

/** The table behind a chart, with every value in full: one row a category, one column a series. */
export const chartTable = (chart: Chart, language: string): TableBlock => {
  const { format } = chart;
  const unit = format.kind === 'money' ? { unit: format.currency } : {};
  return {
    kind: 'table',
    empty: wordsOf(language)('nothingHere'),
    columns: [
      { key: 'category', label: chart.categoryLabel, kind: 'text' },
      ...chart.series.map((series) => ({ key: `series-${series.key}`, label: series.name, kind: format.kind, ...unit })),
    ],
    rows: chart.categories.map((category, index) => ({
      cells: [{ kind: 'text', text: category }, ...chart.series.map((series) => pointValue(series.values[index] ?? null, format, ''))],
    })),
  };
};
