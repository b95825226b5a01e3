import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { csv, type GivenFile, importFiles, preview } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { workbook } from '#test/support/workbook.ts';

let made: TestApp;
beforeAll(async () => {
  made = await makeApp();
});
afterAll(() => made.close());

const file = (name: string, content: string | Uint8Array): GivenFile => ({ name, content });
const deals = 'opportunity_id,account,deal_stage\n';
const wide = (columns: number): string =>
  `${Array.from({ length: columns }, (_, at) => `h${at}`).join(',')}\n${'1,'.repeat(columns - 1)}1\n`;

/** A workbook whose directory says that the sheet is small while it unpacks to `bytes`. */
const lyingWorkbook = (bytes: number): Uint8Array => {
  const zip = zipSync({ ...workbook([], 'parts'), 'xl/worksheets/sheet1.xml': new Uint8Array(bytes) });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at < zip.length - 30; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 12, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 12, true);
  }
  return zip;
};
const withParts = (parts: Record<string, string>): Uint8Array =>
  zipSync({
    ...workbook(
      [
        ['opportunity_id', 'account', 'deal_stage'],
        ['D1', 'Isdom', 'Won'],
      ],
      'parts',
    ),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  });
const manyParts = (): Uint8Array =>
  zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`xl/${at}`, new Uint8Array()])), { level: 0 });

test.each<[string, GivenFile, string, Record<string, string | number>]>([
  ['a file of zero bytes', file('a.csv', ''), 'IMPORT_EMPTY', { file: 'a.csv' }],
  ['a file of a byte order mark alone', file('a.csv', '\uFEFF'), 'IMPORT_EMPTY', {}],
  ['a file of blank lines', file('a.csv', '\n\n  \n'), 'IMPORT_EMPTY', {}],
  ['headers without rows', file('a.csv', deals), 'IMPORT_NO_ROWS', {}],
  ['a PDF renamed to .csv', file('a.csv', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj'), 'IMPORT_NOT_A_TABLE', { detail: 'it is a PDF' }],
  [
    'a picture',
    file('a.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])),
    'IMPORT_NOT_A_TABLE',
    { detail: 'it is a PNG picture' },
  ],
  [
    'a web page',
    file('a.csv', '<!DOCTYPE html>\n<html><body>Please sign in</body></html>'),
    'IMPORT_NOT_A_TABLE',
    { detail: 'it is a web page' },
  ],
  ['an XML document', file('a.csv', '<?xml version="1.0"?><rows><row/></rows>'), 'IMPORT_NOT_A_TABLE', { detail: 'it is an XML document' }],
  ['a JSON document', file('a.csv', '[{"account": "Isdom"}]'), 'IMPORT_NOT_A_TABLE', { detail: 'it is a JSON document' }],
  [
    'binary data',
    file(
      'a.csv',
      Uint8Array.from({ length: 4000 }, (_, at) => (at * 7) % 32),
    ),
    'IMPORT_NOT_A_TABLE',
    { detail: 'it holds binary data' },
  ],
  [
    'a ZIP renamed to .csv',
    file('a.csv', zipSync({ 'hello.txt': strToU8('hello') })),
    'IMPORT_NOT_A_TABLE',
    { detail: 'it is a ZIP archive' },
  ],
  [
    'a text document renamed to .xlsx',
    file('a.xlsx', zipSync({ 'word/document.xml': strToU8('<w/>') })),
    'IMPORT_NOT_A_TABLE',
    { detail: 'it is a text document' },
  ],
  ['an old Excel file', file('a.xlsx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), 'IMPORT_NOT_A_TABLE', {}],
  ['a quote that is never closed', file('a.csv', `${deals}D1,Isdom,Won\nD2,"Cancity,Won\nD3,Isdom,Won\n`), 'IMPORT_QUOTE_OPEN', { row: 3 }],
  ['a quote inside a quoted value', file('a.csv', `${deals}D1,"Isdom "North" Ltd",Won\n`), 'IMPORT_QUOTE_BAD', { row: 2 }],
  ['more than 1,000 columns', file('a.csv', wide(1001)), 'IMPORT_TOO_MANY_COLUMNS', { row: 1, count: 1001 }],
  ['a cell of more than 1 MB', file('a.csv', `${deals}D1,${'x'.repeat(1_100_000)},Won\n`), 'IMPORT_CELL_TOO_LARGE', { row: 2, column: 2 }],
  [
    'a workbook with a lying size',
    file('a.xlsx', lyingWorkbook(40_000_000)),
    'IMPORT_XLSX_UNSAFE',
    { detail: 'the part xl/worksheets/sheet1.xml unpacks to far more than it should' },
  ],
  ['a workbook of 10,001 parts', file('a.xlsx', manyParts()), 'IMPORT_XLSX_UNSAFE', {}],
  [
    'a workbook that unpacks a hundredfold',
    file('a.xlsx', withParts({ 'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(60_000_000)}</worksheet>` })),
    'IMPORT_XLSX_UNSAFE',
    {},
  ],
  [
    'a workbook with entities of its own',
    file('a.xlsx', withParts({ 'xl/worksheets/sheet1.xml': '<!DOCTYPE w [<!ENTITY a "b">]><worksheet>&a;</worksheet>' })),
    'IMPORT_XLSX_UNSAFE',
    {},
  ],
  ['a workbook that is cut off', file('a.xlsx', withParts({}).subarray(0, 700)), 'IMPORT_XLSX_DAMAGED', {}],
  ['columns that say nothing', csv('a.csv', ['alpha', 'beta'], ['1', '2']), 'IMPORT_NOTHING_MAPPED', { file: 'a.csv' }],
])('refuses %s with a code, a sentence and a next step, and changes nothing', async (_, given, code, params) => {
  const error = await importFiles(made.api, [given]).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code, params });
  expect((error as AppError).message).toMatch(/^[A-Z"][^{}]*\.$/);
  expect((await made.api('imports.list', {})).imports).toEqual([]);
});

const partners = (bytes: string | Uint8Array): GivenFile => file('accounts.csv', bytes);
const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};
const unicode = 'account,country\nMüller & Söhne,Österreich\nЗвезда,Латвия\n';

test.each<[string, Uint8Array | string, string, string]>([
  ['UTF-8', unicode, 'utf-8', 'Müller & Söhne'],
  ['UTF-8 with a byte order mark', `\uFEFF${unicode}`, 'utf-8', 'Müller & Söhne'],
  ['UTF-16 LE with a mark', utf16(`\uFEFF${unicode}`, false), 'utf-16le', 'Müller & Söhne'],
  ['UTF-16 BE with a mark', utf16(`\uFEFF${unicode}`, true), 'utf-16be', 'Müller & Söhne'],
  ['UTF-16 LE without a mark', utf16('account,country\nMüller,Österreich\n', false), 'utf-16le', 'Müller'],
  ['UTF-16 BE without a mark', utf16('account,country\nMüller,Österreich\n', true), 'utf-16be', 'Müller'],
  ['Windows-1252', Buffer.from('account,country\nMüller \u0080,Österreich\n', 'latin1'), 'windows-1252', 'Müller €'],
])('reads %s', async (_, bytes, encoding, name) => {
  const shown = await preview(made.api, [partners(bytes)]);
  expect(shown.files[0]).toMatchObject({ encoding, entity: 'partner' });
  expect(shown.files[0]?.columns[0]?.samples[0]).toBe(name);
});

test('asks when some letters are UTF-8 and others are not, and reads on with the answer', async () => {
  const mixed = Buffer.concat([Buffer.from('account,country\nMüller,Österreich\n'), Buffer.from('Jäger,Österreich\n', 'latin1')]);
  const shown = await preview(made.api, [partners(mixed)]);
  expect(shown.questions).toMatchObject([{ code: 'AMBIGUOUS_ENCODING', blocking: true, params: { row: 3 } }]);
  expect(shown.ready).toBe(false);
  await expect(importFiles(made.api, [partners(mixed)])).rejects.toMatchObject({ code: 'AMBIGUOUS_ENCODING' });
  const answered = await preview(made.api, [partners(mixed)], null, [{ id: shown.questions[0]?.id ?? '', value: 'utf-8' }]);
  expect(answered.files[0]).toMatchObject({ encoding: 'utf-8', entity: 'partner', remarks: [{ code: 'NOTE_LETTERS_LOST' }] });
  expect(answered.ready).toBe(true);
});

test.each([
  ['semicolons', ';'],
  ['tabs', '\t'],
  ['bars', '|'],
])('reads %s between values', async (_, delimiter) => {
  const text = `account${delimiter}country\nIsdom, Inc${delimiter}Norway\n"Cancity${delimiter} East"${delimiter}Chile\n`;
  const [read] = (await preview(made.api, [partners(text)])).files;
  expect(read).toMatchObject({ delimiter, rows: 2 });
  expect(read?.firstRows.map(({ cells }) => cells)).toEqual([
    ['Isdom, Inc', 'Norway'],
    [`Cancity${delimiter} East`, 'Chile'],
  ]);
});

test('reads line ends of Windows and old Macs, line breaks inside quotes, and rows that end early', async () => {
  const windows = (await preview(made.api, [partners('account,country,tier\r\n"Isdom\r\nNorth",Norway,Gold\r\nCancity,"Chile"\r\n')]))
    .files[0];
  expect(windows?.firstRows).toEqual([
    { row: 2, cells: ['Isdom\r\nNorth', 'Norway', 'Gold'] },
    { row: 3, cells: ['Cancity', 'Chile', ''] },
  ]);
  expect(windows?.remarks).toMatchObject([{ code: 'NOTE_SHORT_ROWS', row: 3 }]);
  expect((await preview(made.api, [partners('account,country\rIsdom,Norway\r')])).files[0]?.firstRows).toEqual([
    { row: 2, cells: ['Isdom', 'Norway'] },
  ]);
});

test('makes duplicate headers distinct and says so, and takes __proto__ and constructor for what they are: words', async () => {
  const shown = await preview(made.api, [partners('account,__proto__,constructor,country,country,toString\nIsdom,a,b,Norway,Chile,c\n')]);
  expect(shown.files[0]?.columns.map(({ header }) => header)).toEqual([
    'account',
    '__proto__',
    'constructor',
    'country',
    'country (2)',
    'toString',
  ]);
  expect(shown.files[0]?.remarks).toMatchObject([{ code: 'NOTE_DUPLICATE_HEADER', row: 1 }]);
  expect(shown.counts.created.partners).toBe(1);
  expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
});

test('leaves NUL characters out and says how many', async () => {
  const shown = await preview(made.api, [partners(`account,country\nIs\0dom,Norway\n${'Cancity,Chile\n'.repeat(30)}`)]);
  expect(shown.files[0]?.remarks).toMatchObject([{ code: 'NOTE_NUL_REMOVED', message: 'NUL characters in the file: 1.' }]);
  expect(shown.files[0]?.columns[0]?.samples[0]).toBe('Isdom');
});

test('finds headers below a title, and says when there are none', async () => {
  const titled = (await preview(made.api, [partners('Partner report\nExported by me\n\naccount,country\nIsdom,Norway\n')])).files[0];
  expect(titled).toMatchObject({ headerRow: 4, rows: 1, remarks: [{ code: 'NOTE_HEADER_BELOW', row: 4 }] });
  const bare = (await preview(made.api, [partners('Isdom,1999,1000\nCancity,2001,500\n')])).files[0];
  expect(bare?.columns.map(({ header }) => header)).toEqual(['Column 1', 'Column 2', 'Column 3']);
  expect(bare?.remarks.map(({ code }) => code)).toContain('NOTE_NO_HEADER');
});

test('keeps a formula in a CSV as the text that it is, and says so', async () => {
  const shown = await preview(made.api, [partners(`account,country\n"=HYPERLINK(""http://x"",""y"")",Norway\n-5,Chile\n`)]);
  expect(shown.files[0]?.remarks).toMatchObject([{ code: 'NOTE_FORMULA_TEXT', row: 2, column: 'account' }]);
  expect(shown.files[0]?.firstRows[0]?.cells[0]).toBe('=HYPERLINK("http://x","y")');
});

test('refuses a file that loses a piece on the way, and more than 256 MB', async () => {
  const piece = { uploadId: 'gap', name: 'a.csv', base64: Buffer.from('account\n').toString('base64'), last: false };
  await made.api('imports.upload', { ...piece, offset: 0 });
  await expect(made.api('imports.upload', { ...piece, offset: 9 })).rejects.toMatchObject({ code: 'IMPORT_UPLOAD_GAP' });
  await expect(made.api('imports.preview', { uploadIds: ['gap'] })).rejects.toMatchObject({ code: 'IMPORT_UPLOAD_UNKNOWN' });
  const full = Buffer.alloc(4_400_000).toString('base64');
  const all = async (): Promise<void> => {
    for (let at = 0; at < 62; at++)
      await made.api('imports.upload', { uploadId: 'big', name: 'a.csv', offset: at * 4_400_000, base64: full, last: false });
  };
  await expect(all()).rejects.toMatchObject({ code: 'IMPORT_TOO_LARGE' });
});

test('has a sentence with row and column in the catalog for every reason that a row can wait', () => {
  const catalog = readFileSync(new URL('../../../shared/text/import-errors.ts', import.meta.url), 'utf8');
  const rows = [...catalog.matchAll(/^ {2}(ROW_\w+): \{\s*message: ['"]([^\n]*)['"],/gm)];
  expect(rows.length).toBeGreaterThan(8);
  for (const [, , message] of rows) expect(message).toMatch(/^Row \{row\}/);
});
