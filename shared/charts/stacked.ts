import { pointText } from '#shared/documents/format.ts';
import { type Canvas, colourOf, label, plotted, widthOf } from './canvas.ts';
import { drawEndLabels, endLabels } from './end-labels.ts';
import { plotOf } from './frame.ts';
import type { Primitive } from './primitives.ts';

/** Stacked bars on a zero baseline, names and last values beside the newest bar, totals above where there is room for all of them. */
export const drawStacked = (canvas: Canvas, notAvailable: string): Primitive[] => {
  const { chart, theme, language } = canvas;
  const { labels, room } = endLabels(canvas, notAvailable);
  const { plot, furniture } = plotOf(canvas, { topRoom: theme.fontSize * 1.4, rightRoom: room });
  const barWidth = Math.min(plot.band * 0.62, 48);
  const ends = chart.series.map(() => ({ x: plot.right, y: plot.y(0) }));
  const totals: Primitive[] = [];
  let totalsFit = true;
  const bars = chart.categories.flatMap((_, category): Primitive[] => {
    let above = 0;
    let below = 0;
    let total = 0;
    const parts = chart.series.flatMap((series, index): Primitive[] => {
      const value = series.values[category] ?? null;
      if (value === null) return [];
      total += value;
      const size = plotted(chart, value);
      const from = size < 0 ? below : above;
      const to = from + size;
      if (size < 0) below = to;
      else above = to;
      const x = plot.x(category) - barWidth / 2;
      const y = Math.min(plot.y(from), plot.y(to));
      const height = Math.abs(plot.y(from) - plot.y(to));
      if (category === chart.categories.length - 1) ends[index] = { x: x + barWidth, y: y + height / 2 };
      return [{ kind: 'rect', x, y, width: barWidth, height, fill: colourOf(theme, index), datum: { series: series.key, category } }];
    });
    // with a part missing the sum would claim to be the whole
    if (chart.series.every((series) => typeof series.values[category] === 'number')) {
      const text = pointText(total, chart.format, language);
      totalsFit &&= widthOf(theme, text, 'bold') <= plot.band - 2;
      totals.push(label(theme, plot.x(category), plot.y(above) - 3, text, 'middle', theme.text, 'bold'));
    }
    return parts;
  });
  const beside = drawEndLabels(canvas, labels, ends, { left: plot.right, top: plot.top, bottom: plot.bottom });
  return [...furniture, ...bars, ...(totalsFit ? totals : []), ...beside];
};
