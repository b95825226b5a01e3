import { afterEach, beforeEach, expect, test } from 'vitest';
import { csv, importFiles } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(() => made.close());

test('rows that were dismissed go back on the list when they are asked for', async () => {
  const deals = csv('deals.csv', ['Deal ID', 'Partner', 'Stage', 'Amount'], ['D1', '', 'Won', '10'], ['D2', '', 'Won', '20']);
  await importFiles(made.api, [deals]);
  const { entries } = await made.api('imports.attention.list', {});
  const ids = entries.map(({ id }) => id);
  await made.api('imports.attention.dismiss', { ids });
  expect((await made.api('imports.attention.list', {})).total).toBe(0);
  expect(await made.api('imports.attention.restore', { ids: [ids[0] ?? ''] })).toEqual({ restored: 1 });
  expect((await made.api('imports.attention.list', {})).entries).toEqual([entries[0]]);
  expect((await made.api('imports.attention.list', { state: 'dismissed' })).total).toBe(1);
});
