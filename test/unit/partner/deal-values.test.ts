import { expect, test } from 'vitest';
import { dealProblems, dealToInput, newDealValues } from '#renderer/features/partner/deal-values.ts';
import { parseAmount } from '#renderer/ui/parse-amount.ts';

const stages = [
  { key: 'ENGAGING', state: 'open' },
  { key: 'WON', state: 'won' },
] as const;
const fresh = newDealValues('2017-12-31', 'USD', 'ENGAGING');

test('reads an amount in the signs of the language', () => {
  expect(parseAmount('48,621.00', 'USD', 'en-US')).toBe(4_862_100);
  expect(parseAmount('48.621,00', 'USD', 'de-DE')).toBe(4_862_100);
  expect(parseAmount('48 621,5', 'USD', 'pl-PL')).toBe(4_862_150);
  expect(parseAmount('1200', 'JPY', 'en-US')).toBe(1200);
});

test('refuses an amount with more decimals than the currency has, and words', () => {
  expect(parseAmount('1.005', 'USD', 'en-US')).toBeNull();
  expect(parseAmount('lots', 'USD', 'en-US')).toBeNull();
});

test.each([
  ['48,50', 'en-US'],
  ['1.5', 'de-DE'],
  ['1,2345', 'en-US'],
  ['1,23,4.00', 'en-US'],
])('refuses %s in %s instead of reading it a hundred times too large', (text, language) => {
  expect(parseAmount(text, 'USD', language)).toBeNull();
});

test('reads groups of two as in India, negative amounts and the sign of an emptied fraction', () => {
  expect(parseAmount('4,86,21,000.5', 'INR', 'en-IN')).toBe(4_862_100_050);
  expect(parseAmount('-1,200.25', 'USD', 'en-US')).toBe(-120_025);
  expect(parseAmount('-1200', 'USD', 'pl-PL')).toBe(-120_000);
  expect(parseAmount('48.', 'USD', 'en-US')).toBe(4800);
});

test('asks for the closing day when the stage is won, unless the deal closed after the as-of date', () => {
  expect(dealProblems({ ...fresh, stage: 'WON' }, stages, 'en-US', false)).toEqual({ closedOn: 'closedNeeded' });
  expect(dealProblems({ ...fresh, stage: 'WON' }, stages, 'en-US', true)).toEqual({});
});

test('sends only what was changed when a deal is edited', () => {
  const values = { ...fresh, customer: ' Acme ', amount: '10.50' };
  expect(dealToInput('p1', 'd1', values, new Set(['customer', 'amount']), 'en-US')).toEqual({
    id: 'd1',
    partnerId: 'p1',
    stage: 'ENGAGING',
    customer: 'Acme',
    amount: { minor: 1050, currency: 'USD' },
  });
});

test('sends the day of registration of a new deal although nobody changed it', () => {
  expect(dealToInput('p1', undefined, fresh, new Set(), 'en-US')).toEqual({
    partnerId: 'p1',
    stage: 'ENGAGING',
    submittedOn: '2017-12-31',
  });
});

test('an emptied amount is sent as none', () => {
  expect(dealToInput('p1', 'd1', { ...fresh, amount: '' }, new Set(['amount']), 'en-US')).toMatchObject({ amount: null });
});
