import { textWidth, wrapText } from '#shared/documents/text-width.ts';
import { type Canvas, colourOf, label, lastValueText, lineHeight, widthOf } from './canvas.ts';
import type { Primitive } from './primitives.ts';
import { spread } from './spread.ts';

type EndLabel = { series: number; name: string[]; value: string };

/** Labels to the right of the newest values, so that no legend is needed: the name, and below it the last value in full. */
export const endLabels = (canvas: Canvas, notAvailable: string): { labels: EndLabel[]; room: number } => {
  const { chart, theme, width } = canvas;
  const widest = width * 0.32;
  const labels = chart.series.map((series, index) => ({
    series: index,
    name: chart.series.length > 1 ? wrapText(series.name, widest, theme.fontSize) : [],
    value: lastValueText(canvas, series) ?? notAvailable,
  }));
  const texts = labels.flatMap(({ name, value }) => [
    ...name.map((line) => widthOf(theme, line)),
    textWidth(value, theme.fontSize, 'bold'),
  ]);
  return { labels, room: Math.max(0, ...texts) + 16 };
};

/** Draws them beside the points (x, y) that they belong to; a thin line leads to a label that had to move. */
export const drawEndLabels = (
  canvas: Canvas,
  labels: EndLabel[],
  at: { x: number; y: number }[],
  area: { left: number; top: number; bottom: number },
): Primitive[] => {
  const { theme } = canvas;
  const line = lineHeight(theme);
  const tallest = Math.max(...labels.map(({ name }) => name.length + 1)) * line;
  const centres = spread(
    at.map((point) => point.y),
    tallest + 2,
    Math.max(tallest / 2, area.top + tallest / 2 - theme.fontSize),
    Math.min(canvas.height - tallest / 2, area.bottom - tallest / 2 + theme.fontSize),
  );
  return labels.flatMap((end, index): Primitive[] => {
    const centre = centres[index] ?? 0;
    const point = at[index] ?? { x: area.left, y: centre };
    const lines = [...end.name, end.value];
    const first = centre - (lines.length * line) / 2 + theme.fontSize;
    const x = area.left + 12;
    const moved = Math.abs(centre - point.y) > 3;
    return [
      ...(moved
        ? [{ kind: 'line' as const, x1: point.x + 2, y1: point.y, x2: x - 8, y2: centre, stroke: theme.axis, strokeWidth: 0.4 }]
        : []),
      {
        kind: 'rect',
        x: x - 7,
        y: centre - lines.length * line * 0.5,
        width: 3,
        height: lines.length * line,
        fill: colourOf(theme, end.series),
      },
      ...end.name.map((text, row) => label(theme, x, first + row * line, text, 'start', theme.text)),
      label(theme, x, first + end.name.length * line, end.value, 'start', theme.text, 'bold'),
    ];
  });
};
