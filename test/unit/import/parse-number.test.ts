import { expect, test } from 'vitest';
import {
  addToNumberTally,
  decimalOf,
  emptyNumberTally,
  numberEvidence,
  parseAmount,
  parseWhole,
  plainDecimal,
} from '#shared/import/parse-number.ts';

test.each([
  ['1054', null, '1054'],
  ['1100.04', null, '1100.04'],
  ['1.234,56', null, '1234.56'],
  ['1,234.56', null, '1234.56'],
  ['1.234.567', 'comma', '1234567'],
  ['1,234,567', 'point', '1234567'],
  ['12,5', null, '12.5'],
  ['(1,234)', 'point', '-1234'],
  ['(1.234,50)', null, '-1234.50'],
  ['1234-', null, '-1234'],
  ['$1,234.50', null, '1234.50'],
  ['1.234,50 €', null, '1234.50'],
  ['USD 12.50', null, '12.50'],
  ['12.50CHF', null, '12.50'],
  ["1'234.50", null, '1234.50'],
  ['1 234,50', null, '1234.50'],
  ['1\u00A0234,50', null, '1234.50'],
  ['1E5', null, '100000'],
  ['1.5e3', null, '1500'],
  ['2.5E-3', null, '0.0025'],
  ['.5', null, '0.5'],
  ['-0', null, '-0'],
  ['+7', null, '7'],
  ['1,23,4', 'point', null],
  ['1.2.3', 'point', null],
  ['1.5', 'comma', null],
  ['12a', null, null],
  ['=1+1', null, null],
  ['', null, null],
  ['-', null, null],
  ['1e999', null, null],
] as const)('reads %s with the mark %s as %s', (text, mark, expected) => {
  expect(plainDecimal(text, mark)).toBe(expected);
});

test.each([
  ['1,234', 'either'],
  ['1.234', 'either'],
  ['12.345', 'either'],
  ['0.125', 'point'],
  ['1234.567', 'point'],
  ['1,5', 'comma'],
  ['1.234,5', 'comma'],
  ['1,234,567', 'point'],
  ['1234', 'plain'],
  ['n/a', 'none'],
] as const)('knows what %s says of its marks', (text, expected) => {
  expect(numberEvidence(text)).toBe(expected);
});

const markOf = (...values: string[]) => {
  const tally = emptyNumberTally();
  for (const value of values) addToNumberTally(tally, value);
  return decimalOf(tally);
};
test('takes the mark that one value proves for all of them', () => expect(markOf('1.234', '12,50')).toBe('comma'));
test('asks when every number with a mark allows two readings', () => expect(markOf('1.234', '5.678', '12')).toBe('ask'));
test('needs no mark when no number has one', () => expect(markOf('1', '2')).toBeNull());

test.each([
  ['1054', 'one', 'USD', 105400],
  ['1100.04', 'million', 'USD', 110_004_000_000],
  ['1.5', 'thousand', 'USD', 150_000],
  ['100', 'one', 'JPY', 100],
  ['1.234', 'one', 'KWD', 1234],
  ['12.00', 'one', 'JPY', 12],
  ['0.1', 'one', 'USD', 10],
  ['1.005', 'one', 'USD', 'decimals'],
  ['1.005', 'thousand', 'USD', 100_500],
  ['99999999999999999', 'one', 'USD', null],
  ['-0', 'one', 'USD', 0],
] as const)('turns %s (%s, %s) into exact minor units', (text, unit, currency, expected) => {
  expect(parseAmount(text, 'point', unit, currency)).toBe(expected);
});

test('reads whole numbers and nothing else as whole', () => {
  expect(['2822', '2,822', '1E3', '12.0', '12.5', 'many'].map((text) => parseWhole(text, 'point'))).toEqual([
    2822,
    2822,
    1000,
    12,
    null,
    null,
  ]);
});
