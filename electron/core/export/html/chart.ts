import { knownValues } from '#shared/charts/canvas.ts';
import { chartHeight, layoutChart } from '#shared/charts/layout.ts';
import type { Drawing, Primitive } from '#shared/charts/primitives.ts';
import { paperTheme } from '#shared/charts/theme.ts';
import { chartTable } from '#shared/documents/chart-table.ts';
import type { Chart } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { gapsOf, saysAllValues } from '../chart-values.ts';
import { element, textHtml } from './elements.ts';
import { compactWidth, tableHtml } from './table.ts';

/** A chart taller than this is too long for a page; its table says the same. */
const tallest = 640;

const dash = (pattern: number[] | undefined): string | undefined => pattern?.join(' ');

const shapeSvg = (shape: Primitive): string => {
  switch (shape.kind) {
    case 'rect':
      return element('rect', { x: shape.x, y: shape.y, width: shape.width, height: shape.height, fill: shape.fill });
    case 'line': {
      const { x1, y1, x2, y2, stroke, strokeWidth } = shape;
      return element('line', { x1, y1, x2, y2, stroke, 'stroke-width': strokeWidth, 'stroke-dasharray': dash(shape.dash) });
    }
    case 'polyline': {
      const points = shape.points.map((point) => point.join(',')).join(' ');
      const { stroke, strokeWidth } = shape;
      return element('polyline', { points, fill: 'none', stroke, 'stroke-width': strokeWidth, 'stroke-dasharray': dash(shape.dash) });
    }
    case 'circle':
      return element('circle', { cx: shape.cx, cy: shape.cy, r: shape.r, fill: shape.fill });
    case 'text': {
      const { x, y, size, fill, anchor, weight } = shape;
      const look = { x, y, fill, 'font-size': size, 'font-weight': weight === 'bold' ? 600 : 400, 'text-anchor': anchor };
      return element('text', look, textHtml(shape.text));
    }
  }
};

const drawingSvg = ({ width, height, primitives }: Drawing, label: string): string =>
  element(
    'svg',
    { width: `${width}pt`, height: `${height}pt`, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label },
    ...primitives.map(shapeSvg),
  );

/** A chart as a drawing with a name; the values that it does not write out stand in a table below it. */
export const chartHtml = (chart: Chart, { width, language }: { width: number; language: string }): string => {
  const say = wordsOf(language);
  const height = chartHeight(chart, { width, theme: paperTheme, language });
  const drawing = layoutChart(chart, { width, height, theme: paperTheme, language });
  const data = chartTable(chart, language);
  const table = (caption: string): string =>
    element('div', { class: 'data' }, tableHtml(data, { width: compactWidth(data, width), language, caption }));
  if (height > tallest) return table(chart.title);
  const isEmpty = knownValues(chart).length === 0;
  const gaps = gapsOf(chart).join(', ');
  const title = element('figcaption', {}, textHtml(chart.title));
  if (isEmpty) return element('figure', {}, title, element('p', { class: 'note' }, textHtml(say('notAvailable'))));
  const isWhole = saysAllValues(drawing, chart);
  const note = gaps && isWhole ? element('p', { class: 'reason' }, textHtml(say('notAvailableBecause', { reason: gaps }))) : '';
  return element('figure', {}, title, drawingSvg(drawing, chart.altText), note) + (isWhole ? '' : table(say('chartData')));
};
