import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { writeXlsx } from '#core/export/xlsx.ts';
import { sampleSheet, sampleWorkbook } from '#test/support/sample-workbook.ts';

const parts = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));

test('holds numbers, dates and text as what they are when read back', async () => {
  const { sheets } = await readXlsx(await writeXlsx(sampleWorkbook()));
  expect(sheets.map((sheet) => sheet.name)).toEqual(['Partners', 'Read me']);
  const day = (date: string): Date => new Date(`${date}T00:00:00Z`);
  expect(sheets[0]?.rows).toEqual([
    ['Partner', 'Won amount (USD)', 'Own amount', 'Won deals', 'Win rate', 'Partner since', 'State'],
    ['=HYPERLINK("https://example.invalid","ACME")', 76_451, 7_645_100, 28, 0.459, day('2015-02-28'), 'On track'],
    ['Line one\nline two; "quoted", comma', -12.5, 1234.567, -3, null, day('1999-12-31'), 'Not known'],
    ['Total', 76_438.5, null, 25, null, null, null],
  ]);
});

test('formats amounts by the digits of their currency, with its code where the header has none', async () => {
  const { sheets } = await readXlsx(await writeXlsx(sampleWorkbook()), { readStyles: true });
  const format = (row: number, column: number): string | undefined => sheets[0]?.cells?.get(`${row},${column}`)?.style?.numFmt;
  expect([format(1, 1), format(1, 2), format(2, 2), format(1, 3), format(1, 4), format(1, 5)]).toEqual([
    '#,##0.00',
    '#,##0 "JPY"',
    '#,##0.000 "KWD"',
    '#,##0',
    '0.0%',
    'yyyy-mm-dd',
  ]);
});

test('freezes the header and filters the rows without the total', async () => {
  const sheet = parts(await writeXlsx(sampleWorkbook()))['xl/worksheets/sheet1.xml'] ?? '';
  expect(sheet).toContain('<autoFilter ref="A1:G3"');
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
});

test('says in "Read me" as of when, by which filter, what figures mean and why cells are empty', async () => {
  const { sheets } = await readXlsx(await writeXlsx(sampleWorkbook()));
  const said = sheets[1]?.rows.flat().map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell));
  expect(said).toEqual(
    expect.arrayContaining([
      'As of',
      '2017-12-31',
      'Filter',
      'All partners',
      'Won amount',
      'Sum of the amounts of deals closed as won.',
      'Partners: Win rate',
      'no deal was closed',
    ]),
  );
});

test('stores any text as text and never as a formula', async () => {
  const text = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', ' =', ''), fc.string()).map(([start, rest]) => start + rest);
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (texts) => {
      const sheet = {
        ...sampleSheet,
        columns: sampleSheet.columns.slice(0, 1),
        rows: texts.map((one) => ({ cells: [{ kind: 'text' as const, text: one }] })),
      };
      const bytes = await writeXlsx(sampleWorkbook({ sheets: [sheet] }));
      expect(parts(bytes)['xl/worksheets/sheet1.xml']).not.toMatch(/<f[ >]/);
      const { sheets } = await readXlsx(bytes);
      for (const cell of sheets[0]?.rows.slice(1).flat() ?? []) expect(cell === null || typeof cell === 'string').toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('keeps formula-like text in the format "Text", so that editing the cell does not start it', async () => {
  const { sheets } = await readXlsx(await writeXlsx(sampleWorkbook()), { readStyles: true });
  expect(sheets[0]?.cells?.get('1,0')?.style?.numFmt).toBe('@');
});

test('says so in the cell when a text is longer than a cell can be', async () => {
  const sheet = {
    ...sampleSheet,
    columns: sampleSheet.columns.slice(0, 1),
    rows: [{ cells: [{ kind: 'text' as const, text: 'x'.repeat(40_000) }] }],
  };
  const { sheets } = await readXlsx(await writeXlsx(sampleWorkbook({ sheets: [sheet] })));
  const cell = String(sheets[0]?.rows[1]?.[0]);
  expect(cell).toHaveLength(32_767);
  expect(cell).toMatch(/\[cut here: .*\]$/);
});

test('gives sheets names that Excel accepts and tells apart', async () => {
  const named = (name: string) => ({ ...sampleSheet, name });
  const book = sampleWorkbook({
    sheets: [named('Deals: open/closed'), named('deals  open closed'), named('x'.repeat(50)), named('History')],
  });
  const { sheets } = await readXlsx(await writeXlsx(book));
  expect(sheets.map((sheet) => sheet.name)).toEqual([
    'Deals open closed',
    'deals open closed (2)',
    'x'.repeat(31),
    'history_'.replace('h', 'H'),
    'Read me',
  ]);
});

test('gives the same bytes for the same workbook, whenever it is written', async () => {
  const first = await writeXlsx(sampleWorkbook());
  // the zip format counts time in steps of two seconds
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(Buffer.compare(first, await writeXlsx(sampleWorkbook()))).toBe(0);
});
