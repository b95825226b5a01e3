import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportPreview } from '#shared/api/imports.ts';
import { allDeals } from '#test/support/deals-of.ts';
import { csv, type GivenFile, importFiles, preview, realFiles } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
  await importFiles(made.api, [csv('accounts.csv', ['account', 'country'], ['Isdom', 'Norway'], ['Cancity', 'Chile'])]);
});
afterEach(() => made.close());

const headers = ['opportunity_id', 'account', 'deal_stage', 'close_date', 'close_value'];
const dated = csv('deals.csv', headers, ['D1', 'Isdom', 'Won', '3/4/2017', '100'], ['D2', 'Isdom', 'Won', '5/6/2017', '200']);
const answer = (shown: ImportPreview, value: string) => shown.questions.filter(({ blocking }) => blocking).map(({ id }) => ({ id, value }));
/** Previews, answers the one question, and imports with the mapping that comes of it. */
const importWith = async (file: GivenFile, value: string) => {
  const shown = await preview(made.api, [file]);
  const answered = await preview(made.api, [file], shown.mapping, answer(shown, value));
  expect(answered.ready).toBe(true);
  return importFiles(made.api, [file], answered.mapping);
};

test('asks for the date order when every row allows two, and imports nothing before it is said', async () => {
  const shown = await preview(made.api, [dated]);
  expect(shown).toMatchObject({
    ready: false,
    questions: [{ code: 'AMBIGUOUS_DATE_ORDER', blocking: true, column: 'close_date', params: { sample: '3/4/2017' } }],
  });
  expect(shown.questions[0]?.options.map(({ value }) => value)).toEqual(['mdy', 'dmy']);
  await expect(importFiles(made.api, [dated])).rejects.toMatchObject({ code: 'AMBIGUOUS_DATE_ORDER', params: { column: 'close_date' } });
  expect(await importWith(dated, 'dmy')).toMatchObject({ created: { deals: 2 } });
  expect((await allDeals(made.api)).map(({ closedOn }) => closedOn)).toEqual(['2017-04-03', '2017-06-05']);
});

test('remembers an answer for the next file with the same headers, but never against what its values prove', async () => {
  await importWith(dated, 'dmy');
  const same = await preview(made.api, [dated]);
  expect(same).toMatchObject({ ready: true, questions: [], files: [{ dateOrder: 'dmy' }] });
  expect(same.files[0]?.columns.map(({ how }) => how)).toEqual(['memory', 'memory', 'memory', 'memory', 'memory']);
  const other = await preview(made.api, [csv('deals.csv', headers, ['D3', 'Isdom', 'Won', '3/14/2017', '100'])]);
  expect(other.files[0]?.dateOrder).toBe('mdy');
});

test('asks what a mark in a number means when every number allows two readings', async () => {
  const file = csv('deals.csv', headers, ['D1', 'Isdom', 'Won', '2017-03-04', '1.234']);
  expect((await preview(made.api, [file])).questions).toMatchObject([
    { code: 'AMBIGUOUS_DECIMAL', column: 'close_value', params: { sample: '1.234' } },
  ]);
  expect(await importWith(file, 'comma')).toMatchObject({ created: { deals: 1 } });
  expect((await allDeals(made.api))[0]?.amount).toEqual({ minor: 123_400, currency: 'USD' });
});

test('reads semicolons and decimal commas without a question when one value proves them', async () => {
  const file = { name: 'deals.csv', content: `${headers.join(';')}\nD1;Isdom;Won;31.12.2017;1.234,56\nD2;Isdom;Won;01.02.2017;7.000\n` };
  expect(await importFiles(made.api, [file])).toMatchObject({ created: { deals: 2 }, needsAttention: 0 });
  expect((await allDeals(made.api)).map(({ closedOn, amount }) => [closedOn, amount?.minor])).toEqual([
    ['2017-12-31', 123_456],
    ['2017-02-01', 700_000],
  ]);
});

test('asks which number is the key when two columns could be', async () => {
  const file = csv(
    'deals.csv',
    ['deal_id', 'opportunity_id', 'account', 'deal_stage'],
    ['A1', 'B1', 'Isdom', 'Engaging'],
    ['A2', 'B2', 'Isdom', 'Engaging'],
  );
  const shown = await preview(made.api, [file]);
  expect(shown.questions).toMatchObject([{ code: 'AMBIGUOUS_KEY', options: [{ value: 'deal_id' }, { value: 'opportunity_id' }] }]);
  await expect(importFiles(made.api, [file], shown.mapping)).rejects.toMatchObject({ code: 'AMBIGUOUS_KEY' });
  await importWith(file, 'deal_id');
  expect((await allDeals(made.api)).map(({ externalId }) => externalId)).toEqual(['A1', 'A2']);
});

test('asks what an unknown stage means, and keeps its word as a stage of the program', async () => {
  const file = csv('deals.csv', headers, ['D1', 'Isdom', 'Verbal', '2017-03-04', '10'], ['D2', 'Isdom', 'Closed Won', '2017-03-04', '20']);
  const shown = await preview(made.api, [file]);
  expect(shown.questions).toMatchObject([{ code: 'AMBIGUOUS_STAGE', params: { value: 'Verbal' } }]);
  expect(await importWith(file, 'open')).toMatchObject({ created: { deals: 2 }, also: { created: { stages: 1 } } });
  expect((await allDeals(made.api)).map(({ stageLabel, state }) => [stageLabel, state])).toEqual([
    ['Verbal', 'open'],
    ['Won', 'won'],
  ]);
  const { imports } = await made.api('imports.list', {});
  await made.api('imports.undo', { importId: imports[0]?.id ?? '' });
  expect((await made.api('settings.program', {})).stages.map(({ label }) => label)).not.toContain('Verbal');
});

test('takes revenue as it stands unless the mapping gives its unit', async () => {
  const accounts = realFiles().slice(0, 1);
  const shown = await preview(made.api, accounts);
  const unit = shown.questions.find(({ code }) => code === 'AMBIGUOUS_UNIT');
  const answered = await preview(made.api, accounts, shown.mapping, [{ id: unit?.id ?? '', value: 'million' }]);
  await importFiles(made.api, accounts, answered.mapping);
  const { partners } = await made.api('partners.list', {});
  const acme = await made.api('partners.get', { id: partners.find(({ name }) => name === 'Acme Corporation')?.id ?? '' });
  expect(acme).toMatchObject({ annualRevenue: { minor: 110_004_000_000, currency: 'USD' }, foundedYear: 1996, employees: 2822 });
});

test('applies a spelling and declines an alias when the mapping says so', async () => {
  const files = realFiles();
  const { mapping } = await preview(made.api, files);
  const sector = mapping.files[0]?.columns.find(({ header }) => header === 'sector');
  if (sector) sector.values = [['technolgy', 'technology']];
  const declined = { ...mapping, aliases: [{ entity: 'product' as const, name: 'GTXPro', target: 'GTX Pro', accepted: false }] };
  const shown = await preview(made.api, files, declined);
  expect(shown.aliases).toMatchObject([{ name: 'GTXPro', accepted: false }]);
  expect(shown.addedByName).toContainEqual({ entity: 'product', name: 'GTXPro', rows: expect.any(Number) });
  expect(shown.spellings[0]).toMatchObject({ value: 'technolgy', accepted: true });
  expect(await importFiles(made.api, files, declined)).toMatchObject({ created: { products: 8 }, also: { created: { aliases: 0 } } });
  const { partners } = await made.api('partners.list', {});
  expect(partners.find(({ name }) => name === 'Acme Corporation')?.verticals).toEqual(['technology']);
});

test('a mapping can be saved as text and used for other files, whatever they are called and in any order of columns', async () => {
  const { mapping } = await preview(made.api, [dated]);
  const said = { ...mapping, files: mapping.files.map((file) => ({ ...file, dateOrder: 'mdy' as const })) };
  const { text, fileName } = await made.api('imports.mapping.save', { mapping: said });
  expect(fileName).toMatch(/\.json$/);
  const loaded = (await made.api('imports.mapping.load', { text })).mapping;
  expect(loaded).toEqual(said);
  const turned = csv('other.csv', [...headers].reverse(), ['100', '3/4/2017', 'Won', 'Isdom', 'D1']);
  expect(await importFiles(made.api, [turned], loaded)).toMatchObject({ created: { deals: 1 } });
  expect((await allDeals(made.api))[0]).toMatchObject({ externalId: 'D1', closedOn: '2017-03-04' });
});

test('refuses a mapping that is none, names a field that does not exist, or fills one twice', async () => {
  await expect(made.api('imports.mapping.load', { text: 'hello' })).rejects.toMatchObject({ code: 'IMPORT_MAPPING_BAD' });
  await expect(made.api('imports.mapping.load', { text: '{"version":2}' })).rejects.toMatchObject({ code: 'IMPORT_MAPPING_BAD' });
  const { mapping } = await preview(made.api, [dated]);
  const withField = (index: number, field: string) => ({
    ...mapping,
    files: mapping.files.map((file) => ({
      ...file,
      columns: file.columns.map((column, at) => (at === index ? { ...column, field } : column)),
    })),
  });
  await expect(preview(made.api, [dated], withField(0, 'colour'))).rejects.toMatchObject({
    code: 'IMPORT_MAPPING_FIELD',
    params: { field: 'colour' },
  });
  await expect(preview(made.api, [dated], withField(0, 'partner'))).rejects.toMatchObject({
    code: 'IMPORT_MAPPING_TWICE',
    params: { second: 'account' },
  });
});

test('leaves a file out when the mapping says so, and proposes columns anew for another entity', async () => {
  const { mapping } = await preview(made.api, [dated]);
  const leftOut = { ...mapping, files: mapping.files.map((file) => ({ ...file, entity: null })) };
  expect(await preview(made.api, [dated], leftOut)).toMatchObject({ ready: false, files: [{ entity: null }] });
  const asPartners = { ...mapping, files: mapping.files.map((file) => ({ ...file, entity: 'partner' as const, columns: [] })) };
  expect((await preview(made.api, [dated], asPartners)).files[0]).toMatchObject({
    entity: 'partner',
    columns: [{ field: null }, { field: 'name' }, {}, {}, {}],
  });
});

test('asks what a file holds when it could be two things, and takes the answer', async () => {
  await importFiles(made.api, [csv('partners.csv', ['Partner', 'Partner type'], ['Isdom', 'MSP'])]);
  const headers = ['Partner', 'Contract number', 'Customer', 'Renewal date', 'Contract start'];
  const file = csv('export.csv', headers, ['Isdom', 'K-1', 'Acorn Ltd', '2018-02-01', '2017-02-01']);
  const asked = await preview(made.api, [file]);
  const [question] = asked.questions;
  expect(question).toMatchObject({ code: 'AMBIGUOUS_ENTITY', blocking: true, answer: null });
  expect(question?.options).toEqual([
    { value: 'managed_service', label: 'Managed services' },
    { value: 'renewal', label: 'Renewals' },
  ]);
  expect(asked.ready).toBe(false);
  const answered = await preview(made.api, [file], asked.mapping, [{ id: question?.id ?? '', value: 'managed_service' }]);
  expect(answered.files[0]).toMatchObject({ entity: 'managed_service', outcome: { create: 1, attention: 0 } });
  expect((await importFiles(made.api, [file], answered.mapping)).created['managed_service']).toBe(1);
});
