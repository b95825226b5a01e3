import { expect, test } from 'vitest';
import { parseAmount } from '#renderer/ui/parse-amount.ts';
import { readNumber } from '#renderer/ui/number-text.ts';

test.each([
  ['1,250.5', 'en-GB', 1250.5],
  ['1.250,5', 'de-DE', 1250.5],
  ['-12.5', 'en-GB', -12.5],
  ['1 250,5', 'fr-FR', 1250.5],
  ['1,00,000', 'en-IN', 100_000],
])('reads %s in %s', (text, language, value) => {
  expect(readNumber(text, language)).toBe(value);
});

test.each([
  ['0,92', 'en-GB'],
  ['0,920', 'en-GB'],
  ['1.5', 'de-DE'],
  ['1,234.56', 'de-DE'],
  ['1.234,56', 'en-GB'],
  ['1.2.3', 'en-GB'],
])('takes %s for no number in %s, where its signs mean another one', (text, language) => {
  expect(readNumber(text, language)).toBeNull();
});

test('takes an amount with the fraction of another language for none', () => {
  expect(parseAmount('0,920', 'KWD', 'en-GB')).toBeNull();
});
