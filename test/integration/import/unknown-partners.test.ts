import { afterEach, beforeEach, expect, test } from 'vitest';
import { allDeals, picture } from '#test/support/deals-of.ts';
import { csv, importFiles } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(() => made.close());

const headers = ['Deal ID', 'Partner', 'Stage', 'Close Date', 'Amount'];
const deals = csv(
  'deals.csv',
  headers,
  ['D1', 'Nobody Inc', 'Won', '2017-12-01', '10'],
  ['D2', 'NOBODY-INC.', 'Won', '2017-12-02', '20'],
  ['D3', 'Cancity', 'Won', '2017-12-03', '30'],
  ['D4', 'Cancity', 'Won', '2017-02-31', '40'],
);
const code = 'ROW_REFERENCE_UNKNOWN';
const namesOf = async () => (await made.api('partners.list', {})).partners.map(({ name }) => name).toSorted();
const placed = async () => (await allDeals(made.api)).map(({ externalId, partner }) => `${externalId} ${partner}`);

test('adds all partners that deals name when none is known, and one undo of the import takes all of it back', async () => {
  const before = await picture(made.api);
  const { importId, ...first } = await importFiles(made.api, [deals]);
  expect(first).toMatchObject({ created: { partners: 0, deals: 0 }, needsAttention: 4, reasons: { [code]: 4 } });
  expect(await made.api('imports.attention.unknownPartners', { importId })).toEqual({ partners: 2, rows: 4, alike: 0 });

  expect(await made.api('imports.attention.addPartners', { code })).toEqual({ added: 2, placed: 3, waiting: 1 });
  expect(await namesOf()).toEqual(['Cancity', 'Nobody Inc']);
  expect(await placed()).toEqual(['D1 Nobody Inc', 'D2 Nobody Inc', 'D3 Cancity']);
  const { entries } = await made.api('imports.attention.list', {});
  expect(entries).toMatchObject([{ row: 5, code: 'ROW_DATE_INVALID', unknownPartner: null }]);
  expect((await made.api('imports.list', {})).imports[0]?.counts.created).toMatchObject({ partners: 2, deals: 3 });
  const partner = (await made.api('partners.list', {})).partners[0];
  expect(partner).toMatchObject({ name: 'Cancity', status: 'enrolled' });

  const undone = await made.api('imports.undo', { importId });
  expect(undone).toMatchObject({ created: { partners: 2, deals: 3 }, keptCount: 0 });
  expect(await picture(made.api)).toEqual(before);
});

test('changes nothing when the same file comes again after its partners were added', async () => {
  await importFiles(made.api, [deals]);
  await made.api('imports.attention.addPartners', { code });
  const { imports: _, ...before } = await picture(made.api);
  const again = await importFiles(made.api, [deals]);
  expect(again).toMatchObject({ created: { partners: 0, deals: 0 }, updated: { partners: 0, deals: 0 }, needsAttention: 1 });
  const { imports: __, ...after } = await picture(made.api);
  expect(after).toEqual(before);
});

test('adds the partner of one row, and places the rows of every import that name it', async () => {
  await importFiles(made.api, [deals]);
  await importFiles(made.api, [csv('more.csv', headers, ['D9', 'nobody inc', 'Won', '2017-12-09', '90'])]);
  const { entries } = await made.api('imports.attention.list', {});
  const ids = entries.filter(({ cells }) => cells[0]?.value === 'D1').map(({ id }) => id);
  expect(await made.api('imports.attention.addPartners', { ids })).toEqual({ added: 1, placed: 3, waiting: 0 });
  expect(await placed()).toEqual(['D1 Nobody Inc', 'D2 Nobody Inc', 'D9 Nobody Inc']);
});

test('does not add a partner twice when it came in another file', async () => {
  await importFiles(made.api, [deals]);
  await importFiles(made.api, [csv('partners.csv', ['Partner', 'Country'], ['Cancity', 'Chile'])]);
  expect(await made.api('imports.attention.addPartners', { code })).toMatchObject({ added: 1, placed: 3 });
  expect(await namesOf()).toEqual(['Cancity', 'Nobody Inc']);
});

test('leaves a name that is nearly a known one to the person, and adds it when its row is chosen', async () => {
  await importFiles(made.api, [csv('partners.csv', ['Partner', 'Country'], ['Massive Dynamic', 'Peru'])]);
  const { importId } = await importFiles(made.api, [
    csv('deals.csv', headers, ['D1', 'Masive Dynamic', 'Won', '2017-12-01', '10'], ['D2', 'Cancity', 'Won', '2017-12-02', '20']),
  ]);
  expect(await made.api('imports.attention.unknownPartners', { importId })).toEqual({ partners: 1, rows: 1, alike: 1 });
  expect(await made.api('imports.attention.addPartners', { code })).toEqual({ added: 1, placed: 1, waiting: 0 });
  const { entries } = await made.api('imports.attention.list', {});
  expect(entries).toMatchObject([{ unknownPartner: 'Masive Dynamic', suggestion: 'Massive Dynamic' }]);
  await made.api('imports.attention.addPartners', { ids: entries.map(({ id }) => id) });
  expect(await namesOf()).toEqual(['Cancity', 'Masive Dynamic', 'Massive Dynamic']);
});
