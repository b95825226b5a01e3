import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAmount, minorDigits, parseMinor } from '#shared/domain/money.ts';
import { createConverter } from '#shared/domain/rates.ts';

test.each([
  ['1054', 'USD', 105_400],
  ['0.1', 'USD', 10],
  ['-12.5', 'USD', -1250],
  ['1054', 'JPY', 1054],
  ['1.234', 'KWD', 1234],
  ['10.000', 'USD', 1000],
  ['10.001', 'USD', null],
  ['1,000', 'USD', null],
  ['', 'USD', null],
  ['1e3', 'USD', null],
  ['99999999999999999', 'USD', null],
])('reads %s %s as %s minor units', (text, currency, minor) => {
  expect(parseMinor(text, currency)).toBe(minor);
});

test('what is written in full reads back to the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('USD', 'JPY', 'KWD', 'EUR'), (minor, currency) => {
      expect(parseMinor(formatAmount(minor, currency).replaceAll(',', ''), currency)).toBe(minor);
    }),
  );
});

test('yen have no decimals and Kuwaiti dinars three', () => {
  expect([minorDigits('JPY'), minorDigits('USD'), minorDigits('KWD')]).toEqual([0, 2, 3]);
  expect([formatAmount(7_645_100, 'USD'), formatAmount(76_451, 'JPY'), formatAmount(76_451_000, 'KWD')]).toEqual([
    '76,451.00',
    '76,451',
    '76,451.000',
  ]);
});

const rates = [
  { kind: 'dated' as const, from: 'EUR', to: 'USD', validFrom: '2017-01-01', rate: '1.05' },
  { kind: 'dated' as const, from: 'EUR', to: 'USD', validFrom: '2017-10-01', rate: '1.1815' },
  { kind: 'plan' as const, from: 'EUR', to: 'USD', validFrom: '2017-01-01', rate: '1.10' },
  { kind: 'dated' as const, from: 'USD', to: 'JPY', validFrom: '2017-01-01', rate: '112.5' },
];

test('takes the newest dated rate that holds on the day, and names it', () => {
  const late = createConverter(rates, 'dated', '2017-12-31', 'USD');
  expect(late.convert(10_000, 'EUR')).toBe(11_815);
  expect(late.used()).toEqual({ rule: 'dated', on: '2017-12-31', pairs: ['EUR/USD'] });
  expect(createConverter(rates, 'dated', '2017-09-30', 'USD').convert(10_000, 'EUR')).toBe(10_500);
});
test('a plan rate ignores the market', () => {
  expect(createConverter(rates, 'plan', '2017-12-31', 'USD').convert(10_000, 'EUR')).toBe(11_000);
});
test('uses a pair in both directions and currencies with other decimals', () => {
  const toUsd = createConverter(rates, 'dated', '2017-12-31', 'USD');
  expect(toUsd.convert(1125, 'JPY')).toBe(1000);
  expect(createConverter(rates, 'dated', '2017-12-31', 'JPY').convert(1000, 'USD')).toBe(1125);
});
test('a missing rate is not available, never the amount itself or 0', () => {
  const converter = createConverter(rates, 'dated', '2017-12-31', 'USD');
  expect(converter.convert(100, 'CHF')).toBeNull();
  expect(converter.missing()).toEqual(['CHF']);
  expect(converter.used()).toBeNull();
});
test('rounds half away from zero, the same for debts', () => {
  const half = createConverter(
    [{ kind: 'dated', from: 'EUR', to: 'USD', validFrom: '2017-01-01', rate: '0.5' }],
    'dated',
    '2017-12-31',
    'USD',
  );
  expect([half.convert(3, 'EUR'), half.convert(-3, 'EUR')]).toEqual([2, -2]);
});
