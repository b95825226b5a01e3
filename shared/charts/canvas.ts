import { minorDigits } from '#shared/domain/money.ts';
import { pointText } from '#shared/documents/format.ts';
import type { Chart, Series } from '#shared/documents/model.ts';
import { textWidth } from '#shared/documents/text-width.ts';
import type { Anchor, Datum, Primitive, Weight } from './primitives.ts';
import type { ChartTheme } from './theme.ts';

/** Everything that the parts of a chart need to draw themselves. */
export type Canvas = { chart: Chart; width: number; height: number; theme: ChartTheme; language: string };

/** Space between two baselines. */
export const lineHeight = (theme: ChartTheme): number => theme.fontSize * 1.3;

/** A chart point on the scale of its axis: major units for money, else itself. */
export const plotted = (chart: Chart, point: number): number =>
  chart.format.kind === 'money' ? point / 10 ** minorDigits(chart.format.currency) : point;

/** Every known value of the chart, on the scale of its axis. */
export const knownValues = (chart: Chart): number[] =>
  chart.series.flatMap((series) => series.values.flatMap((value) => (value === null ? [] : [plotted(chart, value)])));

/** The last category that has a value, or null when the series has none. */
export const lastKnown = (series: Series): number | null => {
  const index = series.values.findLastIndex((value) => value !== null);
  return index < 0 ? null : index;
};

export const colourOf = (theme: ChartTheme, index: number): string => theme.series[index % theme.series.length] ?? theme.text;
/** With more series than colours, the second round is dashed. */
export const dashOf = (theme: ChartTheme, index: number): { dash?: number[] } => (index < theme.series.length ? {} : { dash: [4, 2] });

/** "76,451.00", or "76,451.00 (Q3)" when the newest category has no value; "not available" is left to the caller. */
export const lastValueText = ({ chart, language }: Canvas, series: Series): string | null => {
  const last = lastKnown(series);
  if (last === null) return null;
  const text = pointText(series.values[last] ?? 0, chart.format, language);
  return last === chart.categories.length - 1 ? text : `${text} (${chart.categories[last] ?? ''})`;
};

/** A text on the canvas; `datum` when it writes out a value. */
export const label = (
  theme: ChartTheme,
  x: number,
  y: number,
  text: string,
  anchor: Anchor,
  fill?: string,
  weight: Weight = 'regular',
  datum?: Datum,
): Primitive => ({
  kind: 'text',
  x,
  y,
  text,
  size: theme.fontSize,
  fill: fill ?? theme.muted,
  anchor,
  weight,
  ...(datum ? { datum } : {}),
});

/** Width of a label in the size of the chart's texts. */
export const widthOf = (theme: ChartTheme, text: string, weight: Weight = 'regular'): number => textWidth(text, theme.fontSize, weight);
