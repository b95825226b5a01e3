import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { writeCsv } from '#core/export/csv.ts';
import { looksLikeFormula, unguardFormula } from '#shared/documents/formula-guard.ts';
import { sampleSheet } from '#test/support/sample-workbook.ts';

const read = (bytes: Uint8Array): string[][] => Papa.parse<string[]>(new TextDecoder().decode(bytes), { skipEmptyLines: true }).data;

test('writes typed fields, keeps negative numbers bare and guards formulas', () => {
  expect(read(writeCsv(sampleSheet, { bom: false, language: 'en-US' }))).toEqual([
    ['Partner', 'Won amount (USD)', 'Own amount', 'Currency of Own amount', 'Won deals', 'Win rate', 'Partner since', 'State'],
    ['\'=HYPERLINK("https://example.invalid","ACME")', '76451.00', '7645100', 'JPY', '28', '0.459', '2015-02-28', 'On track'],
    ['Line one\nline two; "quoted", comma', '-12.50', '1234.567', 'KWD', '-3', '', '1999-12-31', 'Not known'],
    ['Total', '76438.50', '', '', '25', '', '', ''],
  ]);
});

test('starts with a byte order mark only when asked', () => {
  const first = (bom: boolean): number[] => [...writeCsv(sampleSheet, { bom, language: 'en-US' }).slice(0, 3)];
  expect(first(true)).toEqual([0xef, 0xbb, 0xbf]);
  expect(first(false)).not.toEqual([0xef, 0xbb, 0xbf]);
});

test('gives back any text and leaves no live formula', () => {
  const cell = fc
    .tuple(fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '＝', "'="), fc.string({ unit: 'binary' }))
    .map(([start, rest]) => start + rest);
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (texts) => {
      const sheet = {
        name: 'x',
        columns: [
          { key: 'id', label: 'Id', kind: 'integer' as const },
          { key: 'a', label: 'A', kind: 'text' as const },
        ],
        rows: texts.map((text, index) => ({
          cells: [
            { kind: 'integer' as const, value: index },
            { kind: 'text' as const, text },
          ],
        })),
      };
      const fields = read(writeCsv(sheet, { bom: false, language: 'en-US' }))
        .slice(1)
        .map((row) => row[1] ?? '');
      expect(fields.filter(looksLikeFormula)).toEqual([]);
      const held = texts.map((text) => text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, ''));
      expect(fields.map(unguardFormula)).toEqual(held);
    }),
  );
});
