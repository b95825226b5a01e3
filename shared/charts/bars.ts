import { pointText } from '#shared/documents/format.ts';
import { type Canvas, colourOf, label, lastKnown, plotted, widthOf } from './canvas.ts';
import { type Plot, plotOf } from './frame.ts';
import { drawKey, keyHeight } from './key.ts';
import type { Primitive } from './primitives.ts';

type Bar = { x: number; width: number; series: number; category: number; value: number };

const barsOf = ({ chart }: Canvas, plot: Plot): Bar[] => {
  const group = Math.min(plot.band * 0.7, 44 * chart.series.length);
  const width = group / Math.max(1, chart.series.length);
  return chart.series.flatMap((series, index) =>
    series.values.flatMap((value, category) =>
      value === null ? [] : [{ x: plot.x(category) - group / 2 + index * width, width: width * 0.92, series: index, category, value }],
    ),
  );
};

/** Values above the bars: all of them when all have room, else the last alone (several series have their last values in the key). */
const barLabels = (canvas: Canvas, plot: Plot, bars: Bar[]): Primitive[] => {
  const { chart, theme, language, width } = canvas;
  const room = chart.series.length === 1 ? plot.band - 2 : (bars[0]?.width ?? 0);
  const texts = bars.map((bar) => pointText(bar.value, chart.format, language));
  const allFit = texts.every((text) => widthOf(theme, text) <= room);
  if (!allFit && chart.series.length > 1) return [];
  const last = chart.series[0] ? lastKnown(chart.series[0]) : null;
  return bars.flatMap((bar, index): Primitive[] => {
    const newest = bar.category === last;
    if (!allFit && !newest) return [];
    const text = texts[index] ?? '';
    const half = widthOf(theme, text, 'bold') / 2;
    const x = Math.min(bar.x + bar.width / 2, width - half);
    const over = bars.filter((other) => Math.abs(other.x + other.width / 2 - x) < half + other.width / 2);
    const top = Math.min(...(allFit ? [bar] : over).map((other) => plot.y(Math.max(0, plotted(chart, other.value)))));
    const datum = { series: chart.series[bar.series]?.key ?? '', category: bar.category };
    return [label(theme, x, top - 3, text, 'middle', theme.text, allFit ? 'regular' : 'bold', datum)];
  });
};

/** Upright bars on a zero baseline, grouped when there are several series. */
export const drawBars = (canvas: Canvas): Primitive[] => {
  const { chart, theme } = canvas;
  const key = keyHeight(canvas);
  const { plot, furniture } = plotOf(canvas, { topRoom: key + theme.fontSize * 1.4, rightRoom: 2 });
  const bars = barsOf(canvas, plot);
  const rects = bars.map((bar): Primitive => {
    const at = plot.y(plotted(chart, bar.value));
    const zero = plot.y(0);
    const series = chart.series[bar.series]?.key ?? '';
    return {
      kind: 'rect',
      x: bar.x,
      y: Math.min(at, zero),
      width: bar.width,
      height: Math.abs(at - zero),
      fill: colourOf(theme, bar.series),
      datum: { series, category: bar.category },
    };
  });
  return [...drawKey(canvas), ...furniture, ...rects, ...barLabels(canvas, plot, bars)];
};
