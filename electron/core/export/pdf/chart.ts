import { Circle, Line, Polyline, Rect, Svg, Text, View } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import { chartHeight, layoutChart } from '#shared/charts/layout.ts';
import type { Drawing, Primitive } from '#shared/charts/primitives.ts';
import { paperTheme } from '#shared/charts/theme.ts';
import { chartTable } from '#shared/documents/chart-table.ts';
import { pointText } from '#shared/documents/format.ts';
import type { Chart } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { tableBlock } from './table.ts';
import { colors, family, sizes, styles } from './theme.ts';

const dashed = (dash: number[] | undefined): { strokeDasharray?: string } => (dash ? { strokeDasharray: dash.join(' ') } : {});

const shape = (primitive: Primitive, key: number): ReactElement => {
  switch (primitive.kind) {
    case 'rect':
      return h(Rect, { key, x: primitive.x, y: primitive.y, width: primitive.width, height: primitive.height, fill: primitive.fill });
    case 'line': {
      const { x1, y1, x2, y2, stroke, strokeWidth } = primitive;
      return h(Line, { key, x1, y1, x2, y2, stroke, strokeWidth, ...dashed(primitive.dash) });
    }
    case 'polyline':
      return h(Polyline, {
        key,
        points: primitive.points.map((point) => point.join(',')).join(' '),
        stroke: primitive.stroke,
        strokeWidth: primitive.strokeWidth,
        fill: 'none',
        ...dashed(primitive.dash),
      });
    case 'circle':
      return h(Circle, { key, cx: primitive.cx, cy: primitive.cy, r: primitive.r, fill: primitive.fill });
    case 'text':
      return h(
        Text,
        {
          key,
          x: primitive.x,
          y: primitive.y,
          fill: primitive.fill,
          textAnchor: primitive.anchor,
          style: { fontFamily: family, fontSize: primitive.size, fontWeight: primitive.weight === 'bold' ? 600 : 400 },
        },
        primitive.text,
      );
  }
};

/** True when each known value is written at its bar, so that a table below would only repeat them. */
const saysAll = (drawing: Drawing, chart: Chart, language: string): boolean => {
  const written = drawing.primitives.flatMap((one) => (one.kind === 'text' ? [one.text] : []));
  return (
    chart.series.length === 1 &&
    chart.series.every((series) =>
      series.values.every((value) => value === null || written.includes(pointText(value, chart.format, language))),
    )
  );
};

const gapsOf = (chart: Chart): string[] =>
  chart.categories.filter((_, index) => chart.series.some((series) => (series.values[index] ?? null) === null));

const behind = (chart: Chart, width: number, language: string): ReactElement =>
  h(
    View,
    { style: { marginTop: 6 } },
    h(
      Text,
      { style: { fontSize: sizes.small, color: colors.muted, marginBottom: 2 }, minPresenceAhead: 50 },
      wordsOf(language)('chartData'),
    ),
    tableBlock(chartTable(chart, language), width, language),
  );

const gapsNote = (chart: Chart, language: string): ReactElement | null => {
  const gaps = gapsOf(chart);
  return gaps.length ? h(Text, { style: styles.note }, wordsOf(language)('notAvailableBecause', { reason: gaps.join(', ') })) : null;
};

/** A chart as vectors with its title; the values that it does not write out stand in a table below it. */
export const chartBlock = (chart: Chart, width: number, language: string): ReactElement => {
  const height = chartHeight(chart, { width, theme: paperTheme, language });
  const drawing = layoutChart(chart, { width, height, theme: paperTheme, language });
  return h(
    View,
    null,
    h(
      View,
      { wrap: false },
      h(Text, { style: styles.heading }, chart.title),
      h(Svg, { width, height, viewBox: `0 0 ${width} ${height}` }, ...drawing.primitives.map(shape)),
    ),
    saysAll(drawing, chart, language) ? gapsNote(chart, language) : behind(chart, width, language),
  );
};
