import { Circle, Line, Polyline, Rect, Svg, Text } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import { knownValues } from '#shared/charts/canvas.ts';
import { chartHeight, layoutChart, liesAcross } from '#shared/charts/layout.ts';
import type { Drawing, Primitive } from '#shared/charts/primitives.ts';
import { paperTheme } from '#shared/charts/theme.ts';
import { chartTable } from '#shared/documents/chart-table.ts';
import type { Chart } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { chainFlows, headedFlow, stackFragments, wholeFlow } from '../flow/flow.ts';
import { gapsOf, saysAllValues } from '../chart-values.ts';
import { type PageFlow, type PageFragment, type PdfPage, plainForms } from './paint.ts';
import { tableFlow } from './table.ts';
import { linesFragment } from './text.ts';
import { colors, family, sizes } from './theme.ts';

/** A chart taller than this is too long for a page; its table says the same. */
const tallest = 640;

const dashed = (dash: number[] | undefined): { strokeDasharray?: string } => (dash ? { strokeDasharray: dash.join(' ') } : {});

const shape = (primitive: Primitive): ReactElement => {
  switch (primitive.kind) {
    case 'rect':
      return h(Rect, { x: primitive.x, y: primitive.y, width: primitive.width, height: primitive.height, fill: primitive.fill });
    case 'line': {
      const { x1, y1, x2, y2, stroke, strokeWidth } = primitive;
      return h(Line, { x1, y1, x2, y2, stroke, strokeWidth, ...dashed(primitive.dash) });
    }
    case 'polyline': {
      const { stroke, strokeWidth } = primitive;
      const points = primitive.points.map((point) => point.join(',')).join(' ');
      return h(Polyline, { points, stroke, strokeWidth, fill: 'none', ...dashed(primitive.dash) });
    }
    case 'circle':
      return h(Circle, { cx: primitive.cx, cy: primitive.cy, r: primitive.r, fill: primitive.fill });
    case 'text': {
      const style = {
        fontFamily: family,
        fontSize: primitive.size,
        fontWeight: primitive.weight === 'bold' ? 600 : 400,
        fontFeatureSettings: plainForms,
      };
      return h(Text, { x: primitive.x, y: primitive.y, fill: primitive.fill, textAnchor: primitive.anchor, style }, primitive.text);
    }
  }
};

const drawingFragment = (drawing: Drawing): PageFragment => ({
  height: drawing.height,
  draw(page, x, y) {
    const { width, height } = drawing;
    const style = { position: 'absolute' as const, left: x, top: y };
    page.elements.push(h(Svg, { width, height, viewBox: `0 0 ${width} ${height}`, style }, ...drawing.primitives.map(shape)));
  },
});

/** A chart as vectors with its title; the values that it does not write out stand in a table below it. */
export const chartFlow = (chart: Chart, language: string): PageFlow => ({
  take(width, room, fresh) {
    const say = wordsOf(language);
    const title = linesFragment(chart.title, width, { size: sizes.heading, bold: true }, { after: 4 });
    const small = { size: sizes.small, color: colors.muted };
    const natural = chartHeight(chart, { width, theme: paperTheme, language });
    const left = room - title.height;
    // a little lower at the foot of a page rather than a page left half empty; lying bars need all of their height
    const lower = natural > left && left >= natural * 0.72 && !liesAcross(chart, { width, theme: paperTheme, language });
    const height = lower ? left : natural;
    const drawing = layoutChart(chart, { width, height, theme: paperTheme, language });
    const table = headedFlow<PdfPage>(
      (most) => linesFragment(say('chartData'), most, small, { after: 1 }),
      tableFlow(chartTable(chart, language), language, true),
    );
    if (height > tallest) return headedFlow<PdfPage>(() => title, table).take(width, room, fresh);
    const gaps = gapsOf(chart).join(', ');
    const nothing = knownValues(chart).length === 0;
    const whole = stackFragments([
      title,
      nothing ? linesFragment(say('notAvailable'), width, small) : drawingFragment(drawing),
      ...(gaps && !nothing && saysAllValues(drawing, chart)
        ? [linesFragment(say('notAvailableBecause', { reason: gaps }), width, small, { before: 3 })]
        : []),
    ]);
    const picture = wholeFlow<PdfPage>(() => whole);
    return (nothing || saysAllValues(drawing, chart) ? picture : chainFlows([picture, table], 6)).take(width, room, fresh);
  },
});
