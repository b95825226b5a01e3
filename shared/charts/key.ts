import { type Canvas, colourOf, label, lastValueText, lineHeight, widthOf } from './canvas.ts';
import type { Primitive } from './primitives.ts';

type Entry = { x: number; row: number; name: string; value: string; series: number };

/** Grouped bars have no room for names beside them: one line above, each name with its last value in full. Nothing for a single series. */
const entriesOf = (canvas: Canvas): { entries: Entry[]; rows: number } => {
  const { chart, theme, width } = canvas;
  if (chart.series.length < 2) return { entries: [], rows: 0 };
  const entries: Entry[] = [];
  let x = 0;
  let row = 0;
  for (const [index, series] of chart.series.entries()) {
    const name = `${series.name}\u2002`;
    const value = lastValueText(canvas, series) ?? '';
    const needed = 12 + widthOf(theme, name) + widthOf(theme, value, 'bold') + 14;
    if (x > 0 && x + needed > width) {
      x = 0;
      row += 1;
    }
    entries.push({ x, row, name, value, series: index });
    x += needed;
  }
  return { entries, rows: row + 1 };
};

export const keyHeight = (canvas: Canvas): number => entriesOf(canvas).rows * lineHeight(canvas.theme);

export const drawKey = (canvas: Canvas): Primitive[] => {
  const { theme } = canvas;
  return entriesOf(canvas).entries.flatMap(({ x, row, name, value, series }): Primitive[] => {
    const base = theme.fontSize + row * lineHeight(theme);
    return [
      { kind: 'rect', x, y: base - theme.fontSize * 0.75, width: 8, height: theme.fontSize * 0.8, fill: colourOf(theme, series) },
      label(theme, x + 12, base, name, 'start', theme.text),
      label(theme, x + 12 + widthOf(theme, name), base, value, 'start', theme.text, 'bold'),
    ];
  });
};
