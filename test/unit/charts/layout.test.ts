import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartHeight, layoutChart, liesAcross } from '#shared/charts/layout.ts';
import type { Primitive } from '#shared/charts/primitives.ts';
import { paperTheme } from '#shared/charts/theme.ts';
import type { Chart } from '#shared/documents/model.ts';
import { textWidth } from '#shared/documents/text-width.ts';

const quarters = ['2017-Q1', '2017-Q2', '2017-Q3', '2017-Q4'];
const money: Chart['format'] = { kind: 'money', currency: 'USD' };
const chart = (change: Partial<Chart>): Chart => ({
  kind: 'bar',
  title: 'Won by quarter',
  altText: 'Won by quarter',
  categories: quarters,
  categoryLabel: 'Quarter',
  format: money,
  series: [{ key: 'won', name: 'Won', values: [2_000_000, null, 6_100_000, 4_862_100] }],
  ...change,
});
const box = { width: 480, height: 200, theme: paperTheme, language: 'en-US' };
const draw = (made: Chart, size = box): Primitive[] => layoutChart(made, size).primitives;
const texts = (shapes: Primitive[]): string[] => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
const bars = (shapes: Primitive[]) => shapes.filter((shape) => shape.kind === 'rect' && shape.datum !== undefined);

test('stands bars on zero and leaves a gap when a value is missing', () => {
  const shapes = draw(chart({}));
  const rects = bars(shapes);
  expect(rects.map((rect) => rect.kind === 'rect' && rect.datum?.category)).toEqual([0, 2, 3]);
  const feet = new Set(rects.map((rect) => (rect.kind === 'rect' ? (rect.y + rect.height).toFixed(3) : '')));
  expect(feet.size).toBe(1);
  expect(texts(shapes)).toContain('0');
});

test('writes values in full and shortens the axis only', () => {
  expect(texts(draw(chart({})))).toEqual(expect.arrayContaining(['48,621.00', '20k', '60k']));
});

test('breaks a line at a gap and marks a lonely point when its neighbours are missing', () => {
  const shapes = draw(chart({ kind: 'line', series: [{ key: 'a', name: 'A', values: [1, 2, null, 4] }] }));
  expect(shapes.filter((shape) => shape.kind === 'polyline')).toHaveLength(1);
  expect(shapes.filter((shape) => shape.kind === 'circle')).toHaveLength(1);
});

test('names the category of the last value when the newest is missing', () => {
  const shapes = draw(
    chart({ kind: 'line', format: { kind: 'percent' }, series: [{ key: 'a', name: 'A', values: [0.4, 0.5, 0.459, null] }] }),
  );
  expect(texts(shapes)).toContain('45.9% (2017-Q3)');
});

test('names every series beside a stack and gives no total when a part is missing', () => {
  const series = [
    { key: 'a', name: 'GTX Pro', values: [100, 200, null, 400] },
    { key: 'b', name: 'MG Special', values: [100, 100, 100, 100] },
  ];
  const written = texts(draw(chart({ kind: 'stacked', series })));
  expect(written).toEqual(expect.arrayContaining(['GTX Pro', 'MG Special', '5.00', '2.00', '3.00']));
  expect(written.filter((text) => text === '1.00')).toHaveLength(1);
});

test('says so when no value is known at all', () => {
  expect(texts(draw(chart({ series: [{ key: 'a', name: 'A', values: [null, null, null, null] }] })))).toEqual(['Not available']);
});

test('lays bars on their side when names have no room below them', () => {
  const categories = [
    'Waiting for the approval of the registration',
    'Engaging with the customer and the distributor',
    'Proposal',
    'Negotiation',
  ];
  const made = chart({ categories });
  expect(liesAcross(made, { ...box, width: 200 })).toBe(true);
  const shapes = draw(made, { ...box, width: 200, height: chartHeight(made, { ...box, width: 200 }) });
  const written = texts(shapes).join(' ');
  for (const word of categories.join(' ').split(' ')) expect(written).toContain(word);
});

test('keeps every shape and text inside the box for any values', () => {
  const value = fc.option(fc.integer({ min: -9_999_999, max: 99_999_999 }), { nil: null });
  const values = fc.array(value, { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom('bar', 'stacked', 'line'), fc.array(values, { minLength: 1, maxLength: 4 }), (kind, rows) => {
      const made = chart({ kind, series: rows.map((row, index) => ({ key: String(index), name: `Product ${index}`, values: row })) });
      const height = chartHeight(made, box);
      for (const shape of draw(made, { ...box, height })) {
        if (shape.kind === 'rect') {
          expect(shape.height).toBeGreaterThanOrEqual(0);
          expect([shape.x >= 0, shape.x + shape.width <= box.width, shape.y >= -0.01, shape.y + shape.height <= height + 0.01]).toEqual([
            true,
            true,
            true,
            true,
          ]);
        }
        if (shape.kind === 'text') {
          const width = textWidth(shape.text, shape.size, shape.weight);
          const left = shape.x - (shape.anchor === 'end' ? width : shape.anchor === 'middle' ? width / 2 : 0);
          expect([left >= -0.5, left + width <= box.width + 0.5, shape.y > 0, shape.y <= height + 0.01]).toEqual([true, true, true, true]);
        }
      }
    }),
  );
});
