import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allDeals } from '#test/support/deals-of.ts';
import { importFiles, preview } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { type Cell, workbook } from '#test/support/workbook.ts';

let made: TestApp;
beforeAll(async () => {
  made = await makeApp();
  await importFiles(made.api, [{ name: 'accounts.csv', content: 'account,country\nIsdom,Norway\nCancity,Chile\n' }]);
});
afterAll(() => made.close());

const date = (serial: number): Cell => ({ attributes: 's="1"', xml: `<v>${serial}</v>` });
const formula = (text: string, cached: string): Cell => ({ attributes: '', xml: `<f>${text}</f><v>${cached}</v>` });
const headers = ['opportunity_id', 'account', 'deal_stage', 'close_date', 'close_value'];
const read = async (...rows: Cell[][]) =>
  (await preview(made.api, [{ name: 'deals.xlsx', content: workbook([headers, ...rows]) }])).files[0];

test('reads text, numbers and dates of a workbook without asking how they are written', async () => {
  const shown = await preview(made.api, [
    { name: 'deals.xlsx', content: workbook([headers, ['D1', 'Isdom & Sons', 'Won', date(42_796), 1.234]]) },
  ]);
  expect(shown.questions).toEqual([]);
  expect(shown.files[0]).toMatchObject({ format: 'xlsx', sheet: 'Deals', encoding: null, rows: 1, headerRow: 1 });
  expect(shown.files[0]?.firstRows[0]?.cells).toEqual(['D1', 'Isdom & Sons', 'Won', '2017-03-02', '1.234']);
});

test('takes the value that a formula last had, never calculates it, and says where', async () => {
  const file = await read(['D1', 'Isdom', 'Won', date(42_796), formula('SUM(A1:A9)*2', '1054')]);
  expect(file?.firstRows[0]?.cells[4]).toBe('1054');
  expect(file?.remarks).toMatchObject([{ code: 'NOTE_FORMULAS', row: 2, column: 'E' }]);
});

test('rounds the noise of binary fractions away and keeps the 1900 calendar right', async () => {
  const file = await read(['D1', 'Isdom', 'Won', date(61), 0.30000000000000004], ['D2', 'Isdom', 'Won', date(59), 1e15]);
  expect(file?.firstRows.map(({ cells }) => cells.slice(3))).toEqual([
    ['1900-03-01', '0.3'],
    ['1900-02-28', '1000000000000000'],
  ]);
});

test('keeps the row numbers of the sheet across gaps, and cells under their column', async () => {
  const parts = workbook([headers], 'parts');
  const sheet = `<worksheet><sheetData><row r="1">${headers.map((header, at) => `<c r="${'ABCDE'[at]}1" t="inlineStr"><is><t>${header}</t></is></c>`).join('')}</row>
    <row r="7"><c r="A7" t="inlineStr"><is><r><t>D</t></r><r><t xml:space="preserve">9</t></r></is></c><c r="C7" t="str"><v>Won</v></c></row></sheetData></worksheet>`;
  const shown = await preview(made.api, [
    { name: 'deals.xlsx', content: zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) }) },
  ]);
  expect(shown.files[0]?.firstRows).toEqual([{ row: 7, cells: ['D9', '', 'Won', '', ''] }]);
  expect(shown.rows.find(({ action }) => action === 'attention')?.problem).toMatchObject({
    row: 7,
    column: 'account',
    code: 'ROW_REFERENCE_EMPTY',
  });
});

test('imports a workbook like a CSV, and the same workbook again changes nothing', async () => {
  const content = workbook([headers, ['D1', 'Isdom', 'Won', date(42_796), 4514], ['D2', 'Cancity', 'Engaging', null, null]]);
  const first = await importFiles(made.api, [{ name: 'deals.xlsx', content }]);
  expect(first).toMatchObject({ created: { deals: 2 }, needsAttention: 0 });
  const deals = await allDeals(made.api);
  expect(deals.map(({ externalId, state, closedOn, amount }) => ({ externalId, state, closedOn, amount }))).toEqual(
    expect.arrayContaining([
      { externalId: 'D1', state: 'won', closedOn: '2017-03-02', amount: { minor: 451_400, currency: 'USD' } },
      { externalId: 'D2', state: 'open', closedOn: null, amount: null },
    ]),
  );
  expect(await importFiles(made.api, [{ name: 'deals.xlsx', content }])).toMatchObject({
    created: { deals: 0 },
    updated: { deals: 0 },
    unchanged: { deals: 2 },
  });
});
