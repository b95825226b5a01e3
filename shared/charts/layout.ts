import type { Chart } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { acrossHeight, drawBarsAcross } from './bars-across.ts';
import { drawBars } from './bars.ts';
import { type Canvas, knownValues, label } from './canvas.ts';
import { categoryLines } from './frame.ts';
import { drawLines } from './lines.ts';
import type { Drawing, Primitive } from './primitives.ts';
import { drawStacked } from './stacked.ts';
import type { ChartTheme } from './theme.ts';

export type ChartBox = { width: number; height: number; theme: ChartTheme; language: string };

/** Bars lie on their side when the names of their categories have no room below them. */
export const liesAcross = (chart: Chart, { width, theme, language }: Omit<ChartBox, 'height'>): boolean =>
  chart.kind === 'bar' &&
  chart.categories.length > 0 &&
  categoryLines({ chart, width, height: 0, theme, language }, (width - 40) / chart.categories.length) === null;

/** The height in which a chart is well readable at this width: by the number of bars when they lie, else by proportion. */
export const chartHeight = (chart: Chart, { width, theme, language }: Omit<ChartBox, 'height'>): number =>
  liesAcross(chart, { width, theme, language })
    ? acrossHeight({ chart, width, height: 0, theme, language })
    : Math.max(
        // a few bars need no tall canvas
        Math.min(width * (chart.kind === 'bar' && chart.categories.length <= 4 ? 0.32 : 0.42), theme.fontSize * 26),
        theme.fontSize * 14,
        chart.kind === 'bar' ? 0 : chart.series.length * theme.fontSize * 4,
      );

const draw = (canvas: Canvas): Primitive[] => {
  const notAvailable = wordsOf(canvas.language)('notAvailable');
  if (knownValues(canvas.chart).length === 0) {
    return [label(canvas.theme, canvas.width / 2, canvas.height / 2, notAvailable, 'middle')];
  }
  if (canvas.chart.kind === 'line') return drawLines(canvas, notAvailable);
  if (canvas.chart.kind === 'stacked') return drawStacked(canvas, notAvailable);
  return liesAcross(canvas.chart, canvas) ? drawBarsAcross(canvas) : drawBars(canvas);
};

/**
 * Lays a chart out as plain shapes in a box. Bars stand on zero; a missing value is a gap; names stand at the lines and bars; the last value is written out in
 * full, and only the axis shortens numbers.
 */
export const layoutChart = (chart: Chart, { width, height, theme, language }: ChartBox): Drawing => ({
  width,
  height,
  primitives: draw({ chart, width, height, theme, language }),
});
