import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardFormula, looksLikeFormula, unguardFormula } from '#shared/documents/formula-guard.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\nx', ' =1', '\u00a0=1', '\u200b=1', '＝1', '＋1', '－1', '＠x', '=cmd|calc'])(
  'sees a formula in %j',
  (text) => {
    expect(looksLikeFormula(text)).toBe(true);
    expect(guardFormula(text)).toBe(`'${text}`);
  },
);

test.each(['ACME', '3-2', 'a=b', "O'Neil", '', "'quoted'", '(1)'])('leaves %j alone', (text) => {
  expect(guardFormula(text)).toBe(text);
});

test('gives any text back when the guard is taken off', () => {
  const start = fc.constantFrom('', "'", "''", '=', '+', '-', '@', '\t', ' ', '＝');
  fc.assert(
    fc.property(start, start, fc.string(), (one, two, rest) => {
      const text = one + two + rest;
      expect(unguardFormula(guardFormula(text))).toBe(text);
      expect(looksLikeFormula(guardFormula(text))).toBe(false);
    }),
  );
});
