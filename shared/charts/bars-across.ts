import { pointText } from '#shared/documents/format.ts';
import { wrapText } from '#shared/documents/text-width.ts';
import { type Canvas, colourOf, knownValues, label, lineHeight, plotted, widthOf } from './canvas.ts';
import { drawKey, keyHeight } from './key.ts';
import type { Primitive } from './primitives.ts';

const namesOf = ({ chart, theme, width }: Canvas): string[][] =>
  chart.categories.map((text) => wrapText(text, width * 0.34, theme.fontSize));

/** Height that lying bars need for all their names and values. */
export const acrossHeight = (canvas: Canvas): number => {
  const line = lineHeight(canvas.theme);
  const rows = namesOf(canvas).map((lines) => Math.max(lines.length, canvas.chart.series.length) * line + 6);
  return keyHeight(canvas) + rows.reduce((sum, row) => sum + row, 0) + 2;
};

/** Lying bars for long names: each with its value in full at its end, so no axis is needed; zero is a line. */
export const drawBarsAcross = (canvas: Canvas): Primitive[] => {
  const { chart, theme, width, height, language } = canvas;
  const names = namesOf(canvas);
  const values = knownValues(chart);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const texts = chart.series.flatMap((series) =>
    series.values.map((value) => (value === null ? '' : pointText(value, chart.format, language))),
  );
  const room = Math.max(0, ...texts.map((text) => widthOf(theme, text, 'bold'))) + 6;
  const left = Math.max(0, ...names.flat().map((text) => widthOf(theme, text))) + 8 + (low < 0 ? room : 0);
  const right = Math.max(left + 10, width - room);
  const x = (value: number): number => left + ((value - low) / (high - low || 1)) * (right - left);
  const top = keyHeight(canvas);
  const band = (height - top) / Math.max(1, chart.categories.length);
  const line = lineHeight(theme);
  const barHeight = Math.min((band * 0.74) / Math.max(1, chart.series.length), line * 1.4);
  const rows = chart.categories.flatMap((_, category): Primitive[] => {
    const centre = top + band * (category + 0.5);
    const lines = names[category] ?? [];
    const nameLabels = lines.map((text, row) =>
      label(theme, 0, centre - (lines.length * line) / 2 + theme.fontSize + row * line, text, 'start', theme.text),
    );
    const bars = chart.series.flatMap((series, index): Primitive[] => {
      const value = series.values[category] ?? null;
      if (value === null) return [];
      const at = x(plotted(chart, value));
      const y = centre + (index - chart.series.length / 2) * barHeight;
      const text = pointText(value, chart.format, language);
      return [
        {
          kind: 'rect',
          x: Math.min(at, x(0)),
          y: y + barHeight * 0.06,
          width: Math.abs(at - x(0)),
          height: barHeight * 0.88,
          fill: colourOf(theme, index),
          datum: { series: series.key, category },
        },
        label(
          theme,
          value < 0 ? at - 4 : at + 4,
          y + barHeight / 2 + theme.fontSize * 0.35,
          text,
          value < 0 ? 'end' : 'start',
          theme.text,
          'bold',
          { series: series.key, category },
        ),
      ];
    });
    return [...nameLabels, ...bars];
  });
  return [...drawKey(canvas), { kind: 'line', x1: x(0), x2: x(0), y1: top, y2: height, stroke: theme.axis, strokeWidth: 0.75 }, ...rows];
};
