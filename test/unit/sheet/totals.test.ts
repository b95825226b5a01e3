import { expect, test } from 'vitest';
import { totalsOf } from '#renderer/ui/sheet/totals.ts';

const cell = (value: number, unit: string) => ({ value, unit, format: (number: number) => `${number} ${unit}` });

test('sums numbers of one unit, and only counts those of several', () => {
  expect(totalsOf([cell(2, 'USD'), cell(3, 'USD')])).toEqual({ count: 2, sum: '5 USD', average: '2.5 USD' });
  expect(totalsOf([cell(2, 'USD'), cell(3, 'EUR')])).toEqual({ count: 2, sum: null, average: null });
});

test('says nothing of fewer than two numbers', () => {
  expect(totalsOf([cell(2, 'USD')])).toBeNull();
  expect(totalsOf([])).toBeNull();
});
