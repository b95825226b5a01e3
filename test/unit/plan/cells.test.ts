import { expect, test } from 'vitest';
import { type CellMeasure, cellValueText, measuredText, readCellValue, remeasured, typedCellValue } from '#shared/plan/cells.ts';

const usd: CellMeasure = { unit: 'money', currency: 'USD' };
const eur: CellMeasure = { unit: 'money', currency: 'EUR' };
const yen: CellMeasure = { unit: 'money', currency: 'JPY' };
const count: CellMeasure = { unit: 'count', currency: null };
const percent: CellMeasure = { unit: 'percent', currency: null };
const number: CellMeasure = { unit: 'number', currency: null };

test.each([
  ['1250', usd, 'en', 125_000],
  ['1,250.50', usd, 'en', 125_050],
  ['1.250,50', eur, 'de', 125_050],
  ['1 250,50', eur, 'fr', 125_050],
  ['1’250.50', eur, 'de-CH', 125_050],
  ["1'250.50", eur, 'de-CH', 125_050],
  ['12,34,567', usd, 'en-IN', 123_456_700],
  ['1.2m', usd, 'en', 120_000_000],
  ['1,2 Mio', eur, 'de', 120_000_000],
  ['40k', usd, 'en', 4_000_000],
  ['1.234k', usd, 'en', 123_400],
  ['2bn', yen, 'en', 2_000_000_000],
  ['$1,200', usd, 'en', 120_000],
  ['1,200 USD', usd, 'en', 120_000],
  ['usd 1.2m', usd, 'en', 120_000_000],
  ['€ 1.200', eur, 'de', 120_000],
  ['1.2m EUR', eur, 'en', 120_000_000],
  ['(300)', usd, 'en', -30_000],
  ['\u2212300', usd, 'en', -30_000],
  ['-0', count, 'en', 0],
  ['40', count, 'en', 40],
  ['40.0', count, 'en', 40],
  ['12.5', percent, 'en', 1250],
  ['12,5 %', percent, 'de', 1250],
  ['.5', number, 'en', 50],
])('reads %s', (text, measure, language, value) => {
  expect(readCellValue(text, measure, language)).toEqual({ ok: true, value });
});

test.each([
  ['soon', usd, 'en', { code: 'not_a_number' }],
  ['1,20', usd, 'en', { code: 'not_a_number' }],
  ['1.2.3', usd, 'en', { code: 'not_a_number' }],
  ['Q1', usd, 'en', { code: 'not_a_number' }],
  ['k', usd, 'en', { code: 'not_a_number' }],
  ['#DIV/0!', usd, 'en', { code: 'not_a_number' }],
  ['1.200', usd, 'en', { code: 'unclear', grouped: '1,200', decimal: '1.20' }],
  ['1,200', eur, 'de', { code: 'unclear', grouped: '1.200', decimal: '1,20' }],
  ['12.5', count, 'en', { code: 'not_whole' }],
  ['10.5', yen, 'en', { code: 'not_whole' }],
  ['8333.3333', usd, 'en', { code: 'too_precise', digits: 2 }],
  ['EUR 1,200', usd, 'en', { code: 'other_currency', currency: 'USD', found: 'EUR' }],
  ['£5', usd, 'en', { code: 'other_currency', currency: 'USD', found: '£' }],
  ['5 EUR', count, 'en', { code: 'not_a_number' }],
  ['40%', count, 'en', { code: 'no_percent' }],
  ['900000000000000000', count, 'en', { code: 'too_large' }],
])('does not read %s, and says why', (text, measure, language, fault) => {
  expect(readCellValue(text, measure, language)).toEqual({ ok: false, fault });
});

test.each([usd, yen, count, percent, number])('reads back what it writes in unit $unit $currency', (measure) => {
  for (const language of ['en', 'de', 'fr', 'de-CH', 'en-IN', 'ar-EG-u-nu-latn'])
    for (const value of [0, 1, -1, 99, 100, 120_000, 123_456, -987_654_321, 1_234_567_890_123]) {
      expect(readCellValue(cellValueText(value, measure, language), measure, language)).toEqual({ ok: true, value });
      expect(readCellValue(typedCellValue(value, measure, language), measure, language)).toEqual({ ok: true, value });
    }
});

test('shows decimals only where there are any, and names the unit in running text', () => {
  expect(cellValueText(120_000_000, usd, 'en')).toBe('1,200,000');
  expect(cellValueText(120_050, usd, 'en')).toBe('1,200.50');
  expect(measuredText(120_050, usd, 'en')).toBe('1,200.50\u00a0USD');
  expect(measuredText(40, { ...count, unitLabel: 'people' }, 'en')).toBe('40\u00a0people');
  expect(measuredText(1250, percent, 'en')).toBe('12.5\u00a0%');
});

test('keeps the number that people read when its unit changes', () => {
  expect(remeasured(120_000, usd, count)).toBe(1200);
  expect(remeasured(1200, count, usd)).toBe(120_000);
  expect(remeasured(120_000, usd, yen)).toBe(1200);
  expect(remeasured(1250, percent, count)).toBe(13);
});
