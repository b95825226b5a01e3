import { expect, test } from 'vitest';
import { chartTable } from '#shared/documents/chart-table.ts';
import { axisText, headerText, missingReasons, pointText, valueText } from '#shared/documents/format.ts';
import type { Value } from '#shared/documents/model.ts';

test.each<[Value, string]>([
  [{ kind: 'money', minor: 7645100, currency: 'USD' }, '76,451.00\u00a0USD'],
  [{ kind: 'money', minor: 7645100, currency: 'JPY' }, '7,645,100\u00a0JPY'],
  [{ kind: 'money', minor: 1234567, currency: 'KWD' }, '1,234.567\u00a0KWD'],
  [{ kind: 'percent', fraction: 0.459 }, '45.9%'],
  [{ kind: 'percent', fraction: 0.459, digits: 2 }, '45.90%'],
  [{ kind: 'date', date: '2017-10-01' }, 'Oct 1, 2017'],
  [{ kind: 'status', status: 'at-risk', text: 'At risk' }, '▲ At risk'],
  [{ kind: 'missing', reason: 'no target' }, 'Not available'],
])('writes %j in full', (value, text) => {
  expect(valueText(value, 'en-US')).toBe(text);
});

test('leaves the currency out when the header says it, and only then', () => {
  const amount: Value = { kind: 'money', minor: 100, currency: 'EUR' };
  expect(valueText(amount, 'en-US', 'EUR')).toBe('1.00');
  expect(valueText(amount, 'en-US', 'USD')).toBe('1.00\u00a0EUR');
  expect(headerText({ key: 'won', label: 'Won', kind: 'money', unit: 'EUR' })).toBe('Won (EUR)');
});

test('shortens numbers on an axis and nowhere else', () => {
  const money = { kind: 'money', currency: 'USD' } as const;
  expect([0, 950, 12_500, -3_000_000, 2.5e9].map((value) => axisText(value, money, 'en-US'))).toEqual([
    '0',
    '950',
    '12.5k',
    '-3M',
    '2.5bn',
  ]);
  expect(axisText(0.25, { kind: 'percent' }, 'en-US')).toBe('25%');
  expect(pointText(1_250_000, money, 'en-US')).toBe('12,500.00');
});

test('names each reason for a missing value once', () => {
  const missing = (reason: string): Value => ({ kind: 'missing', reason });
  expect(missingReasons([{ cells: [missing('no target'), missing('no rate')] }, { cells: [missing('no target')] }])).toEqual([
    'no target',
    'no rate',
  ]);
});

test('keeps gaps as missing values in the table behind a chart', () => {
  const table = chartTable(
    {
      kind: 'line',
      title: 'Won',
      altText: '',
      categories: ['Q1', 'Q2'],
      categoryLabel: 'Quarter',
      format: { kind: 'money', currency: 'USD' },
      series: [{ key: 'won', name: 'Won', values: [100, null] }],
    },
    'en-US',
  );
  expect(table.columns.map(headerText)).toEqual(['Quarter', 'Won (USD)']);
  expect(table.rows.map((row) => row.cells[1])).toEqual([
    { kind: 'money', minor: 100, currency: 'USD' },
    { kind: 'missing', reason: '' },
  ]);
});
