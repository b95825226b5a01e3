import type { Drawing } from '#shared/charts/primitives.ts';
import type { Chart } from '#shared/documents/model.ts';

/** True when each known value is written at its bar, so that a table below would only repeat them. */
export const saysAllValues = (drawing: Drawing, chart: Chart): boolean => {
  const known = chart.series.reduce((sum, series) => sum + series.values.filter((value) => value !== null).length, 0);
  return drawing.primitives.filter((one) => one.kind === 'text' && one.datum).length >= known;
};

/** The categories for which some series has no value. */
export const gapsOf = (chart: Chart): string[] =>
  chart.categories.filter((_, index) => chart.series.some((series) => (series.values[index] ?? null) === null));
