import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTsv, parseTsv } from '#renderer/ui/sheet/tsv.ts';

test('reads what Excel copies: a line end after the last row is no row', () => {
  expect(parseTsv('Revenue\t100\r\nPipeline\t200\r\n')).toEqual([
    ['Revenue', '100'],
    ['Pipeline', '200'],
  ]);
});

test('keeps line breaks, tabs and quotes of quoted cells', () => {
  expect(parseTsv('"one\r\ntwo"\t"a\tb"\r\n"say ""yes"""\tplain')).toEqual([
    ['one\ntwo', 'a\tb'],
    ['say "yes"', 'plain'],
  ]);
});

test('takes quotes that LibreOffice copies as they are for part of the text', () => {
  expect(parseTsv('"Acme" rollout\t"Acme"\t5" disks\t"open')).toEqual([['"Acme" rollout', '"Acme"', '5" disks', '"open']]);
});

test('makes rows of one length, and keeps empty cells and an empty row', () => {
  expect(parseTsv('a\t\tc\n\nd')).toEqual([
    ['a', '', 'c'],
    ['', '', ''],
    ['d', '', ''],
  ]);
});

test('reads back every block that it writes', () => {
  const cell = fc.stringMatching(/^[ab"\t\n ]{0,5}$/);
  const block = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(block, (rows) => {
      // a spreadsheet's own line end follows, so that an empty last row is one
      expect(parseTsv(`${formatTsv(rows)}\r\n`)).toEqual(rows);
    }),
  );
});
