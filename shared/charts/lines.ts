import { type Canvas, colourOf, dashOf, lastKnown, plotted } from './canvas.ts';
import { drawEndLabels, endLabels } from './end-labels.ts';
import { type Plot, plotOf } from './frame.ts';
import type { Primitive } from './primitives.ts';

/** The runs of known points of a series: a gap ends one and starts the next. */
const runs = (values: (number | null)[]): number[][] => {
  const found: number[][] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const run = found.at(-1);
    if (run && run.at(-1) === index - 1) run.push(index);
    else found.push([index]);
  }
  return found;
};

const drawSeries = (canvas: Canvas, plot: Plot, index: number): Primitive[] => {
  const { chart, theme } = canvas;
  const series = chart.series[index];
  if (!series) return [];
  const stroke = colourOf(theme, index);
  const point = (category: number): [number, number] => [plot.x(category), plot.y(plotted(chart, series.values[category] ?? 0))];
  const last = lastKnown(series);
  return runs(series.values).flatMap((run): Primitive[] => {
    const line: Primitive[] =
      run.length > 1 ? [{ kind: 'polyline', points: run.map(point), stroke, strokeWidth: 1.5, ...dashOf(theme, index) }] : [];
    // a point between two gaps would be invisible as a line; the newest is marked because its value is written out
    const marked = run.filter((category) => run.length === 1 || category === last);
    const dots = marked.map((category): Primitive => {
      const [cx, cy] = point(category);
      return { kind: 'circle', cx, cy, r: 2.2, fill: stroke, datum: { series: series.key, category } };
    });
    return [...line, ...dots];
  });
};

/** A line chart: a gap for each missing value, the name and the last value at the end of each line. */
export const drawLines = (canvas: Canvas, notAvailable: string): Primitive[] => {
  const { chart } = canvas;
  const { labels, room } = endLabels(canvas, notAvailable);
  const { plot, furniture } = plotOf(canvas, { topRoom: 2, rightRoom: room });
  const ends = chart.series.map((series) => {
    const last = lastKnown(series);
    return last === null ? { x: plot.right, y: plot.bottom } : { x: plot.x(last), y: plot.y(plotted(chart, series.values[last] ?? 0)) };
  });
  const shapes = chart.series.flatMap((_, index) => drawSeries(canvas, plot, index));
  return [...furniture, ...shapes, ...drawEndLabels(canvas, labels, ends, { left: plot.right, top: plot.top, bottom: plot.bottom })];
};
