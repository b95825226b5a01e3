import fc from 'fast-check';
import { zipSync } from 'fflate';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { escapeFormula, unescapeFormula } from '#core/import/formula-text.ts';
import { quietPace } from '#core/import/pace.ts';
import { readTable } from '#core/import/read-table.ts';
import { AppError } from '#shared/domain/errors.ts';
import { plainDecimal } from '#shared/import/parse-number.ts';
import { parseDate } from '#shared/import/parse-date.ts';
import { workbook } from '#test/support/workbook.ts';

const choices = { encoding: null, delimiter: null, sheet: null };
const read = (bytes: Uint8Array) => readTable('any.csv', bytes, choices, quietPace);

/** Reads or refuses with a code; anything else is a bug. */
const staysCalm = async (bytes: Uint8Array): Promise<void> => {
  try {
    const table = await read(bytes);
    expect(table.rows.every((cells) => cells.length >= table.headers.length)).toBe(true);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
  }
};

test('reads or refuses any bytes, and never breaks', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), staysCalm), { numRuns: 500 });
});

test('reads or refuses a real file with any bytes changed, cut or doubled', async () => {
  const text = Buffer.from(`account,country,note\n${'"Isdom, ""North""",Norway,"two\nlines"\nCancity,Chile,\n'.repeat(20)}`);
  const change = fc.array(fc.tuple(fc.nat(text.length - 1), fc.nat(255)), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(change, fc.nat(text.length), async (edits, end) => {
      const bytes = Uint8Array.from(text);
      for (const [at, byte] of edits) bytes[at] = byte;
      await staysCalm(bytes.subarray(0, end));
    }),
    { numRuns: 500 },
  );
});

test('reads or refuses a workbook with any bytes changed or cut', async () => {
  const whole = workbook([
    ['account', 'country'],
    ['Isdom', 'Norway'],
    ['Cancity', 42],
  ]);
  const parts = workbook(
    [
      ['account', 'country'],
      ['Isdom', 'Norway'],
      ['Cancity', 42],
    ],
    'parts',
  );
  const sheetName = 'xl/worksheets/sheet1.xml';
  const sheet = parts[sheetName] as Uint8Array;
  const edit = (from: Uint8Array, edits: Array<[number, number]>): Uint8Array => {
    const bytes = Uint8Array.from(from);
    for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
    return bytes;
  };
  const edits = fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(edits, fc.nat(whole.length), async (changes, cut) => {
      await staysCalm(edit(whole, changes));
      await staysCalm(whole.subarray(0, cut));
      await staysCalm(zipSync({ ...parts, [sheetName]: edit(sheet, changes) }));
    }),
    { numRuns: 200 },
  );
});

test('gives back exactly the cells that were written, whatever they hold', async () => {
  const cell = fc
    .string({ unit: 'binary', maxLength: 20 })
    .map((text) => text.replace(/[\p{Cc}\uFEFF\uFFFD]/gu, '').replace(/^\s+|\s+$/g, ''));
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t', '|'), async (written, delimiter) => {
      const filled = written.map(([first, ...rest]) => [`x${first}`, ...rest]);
      const text = Papa.unparse({ fields: ['alpha', 'beta', 'gamma'], data: filled }, { delimiter, quotes: true });
      expect((await read(Buffer.from(text))).rows).toEqual(filled);
    }),
    { numRuns: 200 },
  );
});

test('reads a file of many slices as it reads it whole, also with long quoted cells across the seams', async () => {
  const rows = Array.from({ length: 9000 }, (_, at) => [
    `Partner ${at}`,
    at % 50 === 0 ? `note "${at}"\n${'ä'.repeat(3000)}` : `plain ${at}`,
  ]);
  const text = Papa.unparse({ fields: ['account', 'note'], data: rows }, { newline: '\r\n' });
  const table = await read(Buffer.from(text));
  expect(table.rows).toEqual(rows);
  expect(table.rowNumbers).toBeNull();
});

test('takes off exactly the apostrophe that it put before a formula', () => {
  fc.assert(fc.property(fc.string(), (text) => unescapeFormula(escapeFormula(text)) === text));
  for (const text of ['=1+1', '+1', '@a', '-x', '\tx', "'=1", "''=1", '-5', '-5.5', 'plain', "'plain", '']) {
    expect(unescapeFormula(escapeFormula(text))).toBe(text);
    expect(escapeFormula(text)).not.toMatch(/^(?:[=@\t\r]|\+|-(?![\d.,]))/);
  }
});

test('reads any text as a number or a date or as neither', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const plain = plainDecimal(text, null);
      expect(plain === null || /^-?\d+(?:\.\d+)?$/.test(plain)).toBe(true);
      expect(parseDate(text, 'mdy') ?? '2000-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }),
    { numRuns: 2000 },
  );
});

const big = 3_000_000;
const cells = (cell: string): Uint8Array =>
  Buffer.from(`account,country,founded,enrolled on,stage\n${`${cell},${cell},${cell},${cell},${cell}\n`.repeat(2)}`);
const sheet = (xml: string): Uint8Array =>
  zipSync(
    { ...workbook([], 'parts'), 'xl/worksheets/sheet1.xml': Buffer.from(`<worksheet><sheetData>${xml}</sheetData></worksheet>`) },
    { level: 0 },
  );

test.each<[string, () => Uint8Array]>([
  ['digits without end', () => cells(`${'1'.repeat(900_000)}x`)],
  ['points and commas without end', () => cells('1.,'.repeat(300_000).replaceAll(',', ';'))],
  ['brackets that never close', () => Buffer.from(`${'('.repeat(900_000)},b\n1,2\n`)],
  ['blanks without end', () => cells(`1${' '.repeat(900_000)}x`)],
  ['rows that never close', () => sheet('<row>'.repeat(big / 5))],
  ['row tags that never end', () => sheet('<row '.repeat(big / 5))],
  ['cells that never close', () => sheet(`<row>${'<c>'.repeat(big / 3)}</row>`)],
  ['cell tags that never end', () => sheet(`<row>${'<c '.repeat(big / 3)}</row>`)],
  ['texts that never close', () => sheet(`<row><c t="inlineStr">${'<is><t>'.repeat(big / 7)}</c></row>`)],
  ['attributes without end', () => sheet(`<row><c ${'r = '.repeat(big / 4)}><v>1</v></c></row>`)],
  ['readings that never close', () => sheet(`<row><c t="inlineStr"><is><t>a</t>${'<rPh '.repeat(big / 5)}</is></c></row>`)],
  ['values that never close', () => sheet(`<row><c>${'<v>'.repeat(big / 3)}</c></row>`)],
])('is not held up by %s', async (_, bytes) => {
  const started = performance.now();
  await staysCalm(bytes());
  expect(performance.now() - started).toBeLessThan(5000);
});

test.each(["-2+3+cmd|' /C calc'!A0", ' =HYPERLINK(1)', '\uff1d1+1', '\n=1', '+1', '@sum'])(
  'a waiting row is harmless in its file: %j',
  (text) => {
    expect(escapeFormula(text)).toBe(`'${text}`);
    expect(unescapeFormula(escapeFormula(text))).toBe(text);
  },
);
test('a negative number stays a number in the file of waiting rows', () => {
  expect(['-12.50', '-1.234,5'].map(escapeFormula)).toEqual(['-12.50', '-1.234,5']);
});
