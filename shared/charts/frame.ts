import { axisText } from '#shared/documents/format.ts';
import { wrapText } from '#shared/documents/text-width.ts';
import { type Canvas, knownValues, label, lineHeight, plotted, widthOf } from './canvas.ts';
import type { Primitive } from './primitives.ts';
import { type Scale, scaleFor } from './scale.ts';

/** The plotting area of an upright chart: where a category stands and where a value lies. */
export type Plot = {
  left: number;
  right: number;
  top: number;
  bottom: number;
  scale: Scale;
  /** Width of one category. */
  band: number;
  /** Centre of a category. */
  x(category: number): number;
  y(value: number): number;
};

/** Sums of the positive and of the negative parts of each category, for the axis of stacked bars. */
const stackEnds = ({ chart }: Canvas): number[] =>
  chart.categories.flatMap((_, index) => {
    const parts = chart.series.map((series) => plotted(chart, series.values[index] ?? 0));
    return [parts.reduce((sum, part) => sum + Math.max(0, part), 0), parts.reduce((sum, part) => sum + Math.min(0, part), 0)];
  });

export const scaleOf = (canvas: Canvas): Scale => {
  const { chart } = canvas;
  const values = chart.kind === 'stacked' ? stackEnds(canvas) : knownValues(chart);
  const low = Math.min(...values);
  const flat = values.length > 0 && low > 0 && (Math.max(...values) - low) / Math.max(...values) < 0.1;
  return scaleFor(values, { zero: chart.kind !== 'line' || !flat, whole: chart.format.kind === 'integer' });
};

/** The lines of a category's label, when they fit under its band in at most three lines; null when they do not. */
export const categoryLines = ({ chart, theme }: Canvas, band: number): string[][] | null => {
  const room = band - 4;
  const fits = chart.categories.every((text) => text.split(' ').every((word) => widthOf(theme, word) <= room));
  if (!fits) return null;
  const lines = chart.categories.map((text) => wrapText(text, room, theme.fontSize));
  return lines.every((parts) => parts.length <= 3) ? lines : null;
};

/** With many categories (months of two years) every nth is named, counted back from the newest; the table behind the chart has them all. */
const thinnedLines = (canvas: Canvas, band: number): string[][] => {
  const { chart, theme } = canvas;
  const widest = Math.max(0, ...chart.categories.map((text) => widthOf(theme, text)));
  const every = Math.max(1, Math.ceil((widest + 6) / band));
  const newest = chart.categories.length - 1;
  return chart.categories.map((text, index) => ((newest - index) % every === 0 ? [text] : []));
};

/** Lays out the axes of an upright chart with `topRoom` and `rightRoom` left free for labels. */
export const plotOf = (
  canvas: Canvas,
  { topRoom, rightRoom }: { topRoom: number; rightRoom: number },
): { plot: Plot; furniture: Primitive[] } => {
  const { chart, theme, language, width, height } = canvas;
  const scale = scaleOf(canvas);
  const ticks = scale.ticks.map((tick) => ({ tick, text: axisText(tick, chart.format, language) }));
  const left = Math.max(...ticks.map(({ text }) => widthOf(theme, text))) + 6;
  const right = Math.max(left + 20, width - rightRoom);
  const band = (right - left) / Math.max(1, chart.categories.length);
  const lines = categoryLines(canvas, band) ?? thinnedLines(canvas, band);
  const bottom = height - Math.max(1, ...lines.map((parts) => parts.length)) * lineHeight(theme) - 4;
  const top = topRoom + theme.fontSize * 0.5;
  const x = (category: number): number => left + band * (category + 0.5);
  const y = (value: number): number => bottom - ((value - scale.min) / (scale.max - scale.min)) * (bottom - top);
  const furniture: Primitive[] = ticks.flatMap(({ tick, text }): Primitive[] => [
    {
      kind: 'line',
      x1: left,
      x2: right,
      y1: y(tick),
      y2: y(tick),
      stroke: tick === 0 ? theme.axis : theme.grid,
      strokeWidth: tick === 0 ? 0.75 : 0.5,
    },
    label(theme, left - 4, y(tick) + theme.fontSize * 0.35, text, 'end'),
  ]);
  for (const [index, parts] of lines.entries()) {
    for (const [row, text] of parts.entries()) {
      // the newest name may be wider than its band when names are thinned: keep it inside the canvas
      const half = widthOf(theme, text) / 2;
      const at = Math.min(Math.max(x(index), half), width - half);
      furniture.push(label(theme, at, bottom + 4 + theme.fontSize + row * lineHeight(theme), text, 'middle'));
    }
  }
  return { plot: { left, right, top, bottom, scale, band, x, y }, furniture };
};
