import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportResult } from '#shared/api/imports.ts';
import { allDeals, picture } from '#test/support/deals-of.ts';
import { csv, importFiles } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
let first: ImportResult;
const headers = ['opportunity_id', 'account', 'deal_stage', 'close_date', 'close_value'];
const accounts = csv('accounts.csv', ['account', 'country'], ['Isdom', 'Norway'], ['Cancity', 'Chile']);
const deals = csv(
  'deals.csv',
  headers,
  ['D1', 'Isdom', 'Won', '3/14/2017', '100'],
  ['D2', '', 'Won', '3/15/2017', '200'],
  ['D3', '', 'Engaging', '', ''],
  ['D4', 'Nobody Inc', 'Won', '3/16/2017', '400'],
  ['D5', 'Isdom', 'Won', '2/31/2017', '500'],
  ['D6', 'Isdom', 'Lost', '', '0'],
  ['D7', 'Isdom', 'Won', '3/17/2017', 'plenty'],
  ['D8', 'Isdom', 'Won', '3/17/2017', '=1+1'],
);

beforeEach(async () => {
  made = await makeApp();
  first = await importFiles(made.api, [accounts, deals]);
});
afterEach(() => made.close());

const waiting = async () => (await made.api('imports.attention.list', {})).entries;
const numbers = async () => (await allDeals(made.api)).map(({ externalId }) => externalId);

test('keeps whole rows that cannot be placed, with reason, row, column and a next step', async () => {
  expect(first).toMatchObject({ created: { partners: 2, deals: 1 }, needsAttention: 7 });
  expect(first.reasons).toEqual({
    ROW_REFERENCE_EMPTY: 2,
    ROW_REFERENCE_UNKNOWN: 1,
    ROW_DATE_INVALID: 1,
    ROW_REQUIRED_EMPTY: 1,
    ROW_NUMBER_INVALID: 2,
  });
  const found = (await waiting()).map(({ row, code, column, message }) => ({ row, code, column, message }));
  expect(found).toEqual([
    { row: 3, code: 'ROW_REFERENCE_EMPTY', column: 'account', message: 'Row 3: account is empty, so it is not known whose it is.' },
    { row: 4, code: 'ROW_REFERENCE_EMPTY', column: 'account', message: 'Row 4: account is empty, so it is not known whose it is.' },
    { row: 5, code: 'ROW_REFERENCE_UNKNOWN', column: 'account', message: 'Row 5: no partner is called "Nobody Inc" (account).' },
    { row: 6, code: 'ROW_DATE_INVALID', column: 'close_date', message: 'Row 6: "2/31/2017" in close_date is not a date that exists.' },
    { row: 7, code: 'ROW_REQUIRED_EMPTY', column: 'close_date', message: 'Row 7: close_date is empty and is needed.' },
    { row: 8, code: 'ROW_NUMBER_INVALID', column: 'close_value', message: 'Row 8: "plenty" in close_value is not a number.' },
    { row: 9, code: 'ROW_NUMBER_INVALID', column: 'close_value', message: 'Row 9: "=1+1" in close_value is not a number.' },
  ]);
  expect((await waiting())[0]?.cells).toEqual(['D2', '', 'Won', '3/15/2017', '200'].map((value, at) => ({ header: headers[at], value })));
});

test('places all rows with one reason under a chosen partner at once, and undo still takes them back', async () => {
  const { partners } = await made.api('partners.list', {});
  const cancity = partners.find(({ name }) => name === 'Cancity')?.id ?? '';
  expect(await made.api('imports.attention.fix', { code: 'ROW_REFERENCE_EMPTY', set: [{ field: 'partner', value: cancity }] })).toEqual({
    placed: 2,
    waiting: 0,
    reasons: {},
  });
  expect(await numbers()).toEqual(['D1', 'D2', 'D3']);
  expect((await made.api('imports.attention.list', { state: 'placed' })).total).toBe(2);
  const undone = await made.api('imports.undo', { importId: first.importId });
  expect(undone).toMatchObject({ created: { partners: 2, deals: 3 }, keptCount: 0 });
  expect(await picture(made.api)).toMatchObject({ partners: [], deals: [], waiting: 0 });
});

test('tries a row again with corrected cells, and keeps it with its new reason when it still does not fit', async () => {
  const entry = (await waiting()).find(({ row }) => row === 6);
  const ids = [entry?.id ?? ''];
  expect(
    await made.api('imports.attention.fix', {
      ids,
      cells: [
        { header: 'account', value: 'Nobody Inc' },
        { header: 'close_date', value: '2/28/2017' },
      ],
    }),
  ).toMatchObject({
    placed: 0,
    waiting: 1,
    reasons: { ROW_REFERENCE_UNKNOWN: 1 },
  });
  expect((await waiting()).filter(({ row }) => row === 6)).toMatchObject([{ id: ids[0], code: 'ROW_REFERENCE_UNKNOWN' }]);
  expect(await made.api('imports.attention.fix', { ids, cells: [{ header: 'account', value: 'Cancity' }] })).toMatchObject({
    placed: 1,
    waiting: 0,
  });
  expect((await allDeals(made.api)).find(({ externalId }) => externalId === 'D5')).toMatchObject({
    partner: 'Cancity',
    closedOn: '2017-02-28',
  });
});

test('suggests the partner that a misspelled name probably means', async () => {
  await importFiles(made.api, [csv('accounts.csv', ['account', 'country'], ['Massive Dynamic', 'Peru'])]);
  await importFiles(made.api, [csv('more.csv', headers, ['D9', 'Masive Dynamic', 'Engaging', '', ''])]);
  const entries = (await waiting()).filter(({ code }) => code === 'ROW_REFERENCE_UNKNOWN');
  expect(entries.map(({ suggestion }) => suggestion)).toEqual(['Massive Dynamic', null]);
});

test('places waiting rows when the missing partner arrives and they are tried again', async () => {
  await importFiles(made.api, [csv('accounts.csv', ['account', 'country'], ['Nobody Inc', 'Peru'])]);
  expect(await made.api('imports.attention.fix', { code: 'ROW_REFERENCE_UNKNOWN' })).toMatchObject({ placed: 1, waiting: 0 });
  expect(await numbers()).toEqual(['D1', 'D4']);
});

test('lets the list leave as a file and come back corrected: rows are placed, entries closed, nothing is listed twice', async () => {
  const { files } = await made.api('imports.attention.export', {});
  expect(files).toMatchObject([{ fileName: 'needs-attention-deals.csv', rows: 7 }]);
  const [sent] = files;
  expect(sent?.text.split('\r\n')[0]).toBe(`${headers.join(',')},Quarterdeck row,Quarterdeck reason`);
  expect(sent?.text).toContain(",'=1+1,");
  const back = (text: string) => ({ name: 'back.csv', content: text });

  const untouched = await importFiles(made.api, [back(sent?.text ?? '')]);
  expect(untouched).toMatchObject({ created: { deals: 0 }, needsAttention: 7 });
  expect(await waiting()).toHaveLength(7);
  expect((await waiting()).find(({ row }) => row === 9)?.cells.at(-1)?.value).toBe('=1+1');

  const corrected = (sent?.text ?? '')
    .replace('D2,,', 'D2,Isdom,')
    .replace('Nobody Inc', 'Cancity')
    .replace('2/31/2017', '2/28/2017')
    .replace('plenty', '700')
    .replace("'=1+1", '2');
  const second = await importFiles(made.api, [back(corrected)]);
  expect(second).toMatchObject({ created: { deals: 5 }, needsAttention: 2 });
  expect((await waiting()).map(({ row }) => row)).toEqual([4, 7]);
  expect(await numbers()).toEqual(['D1', 'D2', 'D4', 'D5', 'D7', 'D8']);

  await made.api('imports.undo', { importId: second.importId });
  expect(await waiting()).toHaveLength(7);
  expect(await numbers()).toEqual(['D1']);
});

test('does not list a dismissed or placed row again when its file comes again', async () => {
  const { partners } = await made.api('partners.list', {});
  const isdom = partners.find(({ name }) => name === 'Isdom')?.id ?? '';
  await made.api('imports.attention.fix', { ids: [(await waiting())[0]?.id ?? ''], set: [{ field: 'partner', value: isdom }] });
  expect(await made.api('imports.attention.dismiss', { code: 'ROW_DATE_INVALID' })).toEqual({ dismissed: 1 });
  const again = await importFiles(made.api, [deals]);
  expect(again).toMatchObject({ created: { deals: 0 }, updated: { deals: 0 }, unchanged: { deals: 2 }, needsAttention: 5 });
  expect(again.reasons).toMatchObject({ ROW_DISMISSED: 1 });
  expect(await waiting()).toHaveLength(5);
});

test('lists a row once that waits again with other cells, and lists the older one when that import is taken back', async () => {
  const newer = csv('deals.csv', headers, ['D2', '', 'Won', '3/15/2017', '250']);
  const second = await importFiles(made.api, [newer]);
  expect(second).toMatchObject({ needsAttention: 1 });
  expect(await waiting()).toHaveLength(7);
  const values = async () => (await waiting()).filter(({ cells }) => cells[0]?.value === 'D2').map(({ cells }) => cells[4]?.value);
  expect(await values()).toEqual(['250']);
  expect(await importFiles(made.api, [deals])).toMatchObject({ created: { deals: 0 }, needsAttention: 7 });
  expect(await values()).toEqual(['250']);
  await made.api('imports.undo', { importId: second.importId });
  expect(await values()).toEqual(['200']);
  expect(await waiting()).toHaveLength(7);
});

test('closes a waiting row when a later file brings the same deal in order', async () => {
  const better = csv('deals.csv', headers, ['D2', 'Cancity', 'Won', '3/15/2017', '200']);
  expect(await importFiles(made.api, [better])).toMatchObject({ created: { deals: 1 }, needsAttention: 0 });
  expect((await waiting()).map(({ row }) => row)).toEqual([4, 5, 6, 7, 8, 9]);
});
