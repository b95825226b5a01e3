import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapText } from '#shared/documents/text-width.ts';
import { runsWidth, wrapRuns } from '#shared/documents/wrap-runs.ts';
import type { RichRun } from '#shared/rich-text/model.ts';

const said = (lines: RichRun[][]): string[] => lines.map((line) => line.map(({ text }) => text).join(''));
const text = fc.string({ unit: fc.constantFrom('a', 'm', 'W', ' ', '\n', 'é', '1'), maxLength: 60 });

test('breaks a text of one look as plain text is broken', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 40, max: 200 }), (plain, width) => {
      expect(said(wrapRuns([{ text: plain }], width, 10))).toEqual(wrapText(plain, width, 10));
    }),
  );
});

test('keeps looks through the breaks, fits every line and loses no letter', () => {
  const run = fc
    .record({ text, bold: fc.constantFrom(true as const, undefined) })
    .map(({ text: words, bold }): RichRun => ({ text: words, ...(bold ? { bold } : {}) }));
  fc.assert(
    fc.property(fc.array(run, { maxLength: 6 }), fc.integer({ min: 40, max: 200 }), (runs, width) => {
      const lines = wrapRuns(runs, width, 10);
      const letters = (some: RichRun[], bold: boolean): string =>
        some.flatMap((one) => (Boolean(one.bold) === bold ? one.text.replace(/\s/g, '') : [])).join('');
      for (const bold of [true, false]) expect(letters(lines.flat(), bold)).toBe(letters(runs, bold));
      for (const line of lines) if (!said([line])[0]?.endsWith(' ')) expect(runsWidth(line, 10)).toBeLessThanOrEqual(width);
    }),
  );
});

test('measures bold words as wider', () => {
  expect(wrapRuns([{ text: 'one two' }], 39, 10)).toHaveLength(1);
  expect(wrapRuns([{ text: 'one two', bold: true }], 39, 10)).toHaveLength(2);
});
