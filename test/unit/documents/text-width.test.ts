import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth, wrapText } from '#shared/documents/text-width.ts';

test('measures tabular figures alike and narrow letters narrower', () => {
  expect(textWidth('1111', 10)).toBe(textWidth('8888', 10));
  expect(textWidth('iiii', 10)).toBeLessThan(textWidth('MMMM', 10));
});

test('breaks any text into lines that fit and loses no character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 40, max: 200 }), (text, width) => {
      const lines = wrapText(text, width, 10);
      const bare = (part: string) => part.replace(/[ \n]/g, '');
      expect(bare(lines.join(''))).toBe(bare(text));
      for (const line of lines) expect(textWidth(line.trimEnd(), 10)).toBeLessThanOrEqual(width);
    }),
  );
});

test('cuts a word that is longer than the line instead of letting it overflow', () => {
  expect(wrapText('Donaudampfschifffahrt', 50, 10).length).toBeGreaterThan(1);
});
