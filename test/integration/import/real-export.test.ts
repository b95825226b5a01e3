import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportPreview, ImportResult } from '#shared/api/imports.ts';
import { allDeals, picture } from '#test/support/deals-of.ts';
import { importFiles, preview, realFiles } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
let shown: ImportPreview;
let result: ImportResult;
beforeAll(async () => {
  made = await makeApp();
  shown = await preview(made.api, realFiles());
  result = await importFiles(made.api, realFiles());
});
afterAll(() => made.close());

const none = { partners: 0, deals: 0, people: 0, products: 0 };

test('knows what each file holds and what each column fills', () => {
  expect(shown.questions.filter((question) => question.blocking)).toEqual([]);
  expect(shown.files.map(({ file, entity, rows, dateOrder }) => ({ file, entity, rows, dateOrder }))).toEqual([
    { file: 'accounts.csv', entity: 'partner', rows: 85, dateOrder: null },
    { file: 'products.csv', entity: 'product', rows: 7, dateOrder: null },
    { file: 'sales_pipeline.csv', entity: 'deal', rows: 8800, dateOrder: 'mdy' },
    { file: 'sales_teams.csv', entity: 'person', rows: 35, dateOrder: null },
  ]);
  expect(shown.files.flatMap((file) => file.columns.map(({ header, field }) => `${header}: ${field}`))).toEqual([
    'account: name',
    'sector: vertical',
    'year_established: foundedYear',
    'revenue: annualRevenue',
    'employees: employees',
    'office_location: country',
    'subsidiary_of: parent',
    'product: name',
    'series: series',
    'sales_price: listPrice',
    'opportunity_id: externalId',
    'sales_agent: owner',
    'product: product',
    'account: partner',
    'deal_stage: stage',
    'engage_date: submittedOn',
    'close_date: closesOn',
    'close_value: amount',
    'sales_agent: name',
    'manager: manager',
    'regional_office: team',
  ]);
});

test('shows before anything is written what will come, and reports the known faults of the data', () => {
  expect(shown.counts.created).toEqual({ partners: 85, deals: 7375, people: 35, products: 7 });
  expect(shown.counts.needsAttention).toBe(1425);
  expect(shown.aliases).toEqual([{ entity: 'product', name: 'GTXPro', target: 'GTX Pro', rows: expect.any(Number), accepted: true }]);
  expect(shown.spellings).toEqual([
    { file: 'accounts.csv', column: 'sector', value: 'technolgy', suggestion: 'technology', rows: 12, accepted: false },
    { file: 'accounts.csv', column: 'office_location', value: 'Philipines', suggestion: 'Philippines', rows: 1, accepted: false },
  ]);
  expect(shown.files[2]?.remarks).toMatchObject([{ code: 'NOTE_LOST_ZERO', message: 'Lost deals with the amount 0: 2473.' }]);
  expect(shown.questions).toMatchObject([{ code: 'AMBIGUOUS_UNIT', blocking: false, column: 'revenue' }]);
  expect(shown.ready).toBe(true);
});

test('places 7,375 of 8,800 deals and keeps the 1,425 that name no account', async () => {
  expect(result).toMatchObject({
    created: { partners: 85, deals: 7375, people: 35, products: 7 },
    updated: none,
    unchanged: none,
    needsAttention: 1425,
    reasons: { ROW_REFERENCE_EMPTY: 1425 },
    also: { created: { managers: 6, teams: 3, aliases: 1 } },
  });
  const { total, reasons, entries } = await made.api('imports.attention.list', { limit: 500 });
  expect(total).toBe(1425);
  expect(reasons).toMatchObject([{ code: 'ROW_REFERENCE_EMPTY', count: 1425 }]);
  expect(entries[0]).toMatchObject({
    file: 'sales_pipeline.csv',
    field: 'partner',
    fieldLabel: 'Partner',
    column: 'account',
    entity: 'deal',
  });
  expect(entries[0]?.cells.map(({ header }) => header)).toEqual([
    'opportunity_id',
    'sales_agent',
    'product',
    'account',
    'deal_stage',
    'engage_date',
    'close_date',
    'close_value',
  ]);
});

test('won deals add up to 10,005,534 dollars, and a lost deal of 0 has no known amount', async () => {
  const deals = await allDeals(made.api);
  expect(deals).toHaveLength(7375);
  const won = deals.filter(({ state }) => state === 'won');
  expect(won).toHaveLength(4238);
  expect(won.reduce((sum, deal) => sum + (deal.amount?.minor ?? Number.NaN), 0)).toBe(1_000_553_400);
  const lost = deals.filter(({ state }) => state === 'lost');
  expect(lost).toHaveLength(2473);
  expect(new Set(lost.map(({ amount }) => amount))).toEqual(new Set([null]));
  expect(deals.find(({ externalId }) => externalId === 'Z063OYW0')).toMatchObject({
    partner: 'Isdom',
    product: 'GTX Pro',
    owner: 'Darcel Schlecht',
    stageLabel: 'Won',
    submittedOn: '2016-10-25',
    closedOn: '2017-03-11',
    amount: { minor: 451_400, currency: 'USD' },
  });
});

test('links agents to their managers and offices, partners to their parents, and keeps misspelled words as they are', async () => {
  const people = await made.api('people.list', {});
  expect(people).toHaveLength(41);
  const byId = new Map(people.map((person) => [person.id, person]));
  const agents = people.filter(({ role }) => role === 'cam');
  expect(agents).toHaveLength(35);
  expect(new Set(agents.map(({ managerId }) => byId.get(managerId ?? '')?.role))).toEqual(new Set(['manager']));
  const anna = agents.find(({ name }) => name === 'Anna Snelling');
  expect({ team: anna?.team, manager: byId.get(anna?.managerId ?? '')?.name }).toEqual({ team: 'Central', manager: 'Dustin Brinkmann' });
  const { partners } = await made.api('partners.list', {});
  expect(partners.filter(({ parentId }) => parentId !== null)).toHaveLength(15);
  expect(partners.find(({ name }) => name === 'Acme Corporation')).toMatchObject({ verticals: ['technolgy'], country: 'United States' });
  expect(partners.find(({ name }) => name === 'Codehow')?.parent).toBe('Acme Corporation');
  const products = await made.api('products.list', {});
  expect(products.find(({ name }) => name === 'GTX Pro')?.aliases).toEqual(['GTXPro']);
});

test('changes nothing when the same files come again, and one undo takes all of it back', async () => {
  const before = await picture(made.api);
  const again = await importFiles(made.api, realFiles());
  expect(again).toMatchObject({
    created: none,
    updated: none,
    unchanged: { partners: 85, deals: 7375, people: 35, products: 7 },
    needsAttention: 1425,
    also: { created: { managers: 0, teams: 0, aliases: 0 } },
  });
  expect(await picture(made.api)).toEqual({ ...before, imports: before.imports + 1 });

  const undone = await made.api('imports.undo', { importId: result.importId });
  expect(undone).toMatchObject({
    created: { partners: 85, deals: 7375, people: 35, products: 7 },
    also: { created: { managers: 6, teams: 3, aliases: 1 } },
    needsAttention: 1425,
    keptCount: 0,
  });
  expect(await picture(made.api)).toMatchObject({ partners: [], deals: [], people: [], products: [], waiting: 0 });
  await expect(made.api('imports.undo', { importId: result.importId })).rejects.toMatchObject({ code: 'IMPORT_UNDONE' });
});
