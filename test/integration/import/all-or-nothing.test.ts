import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outline } from '#test/support/deals-of.ts';
import { dealsFile, partnersFile, peopleFile, productsFile } from '#test/support/deals-file.ts';
import { importFiles, realFiles, upload } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(() => made.close());

test.each(['preview', 'apply'] as const)('a cancelled %s stops within two seconds and changes nothing', async (step) => {
  await importFiles(made.api, [partnersFile(), peopleFile(), productsFile()]);
  const before = await outline(made.api);
  const uploadIds = await upload(made.api, [{ name: 'deals.csv', content: dealsFile(50_000) }]);
  const running = made.api(`imports.${step}`, { uploadIds, jobId: 'the-import' }).catch((error: unknown) => error);
  // some turns of the event loop later it is in full swing
  for (let turn = 0; turn < 40; turn++) await nextTurn();
  const asked = performance.now();
  expect(await made.api('jobs.cancel', { id: 'the-import' })).toEqual({ cancelled: true });
  expect(await running).toMatchObject({ code: 'CANCELLED' });
  expect(performance.now() - asked).toBeLessThan(2000);
  expect(await outline(made.api)).toEqual(before);
});

test('other calls are answered while a large import runs', async () => {
  await importFiles(made.api, [partnersFile(), peopleFile(), productsFile()]);
  const uploadIds = await upload(made.api, [{ name: 'deals.csv', content: dealsFile(50_000) }]);
  let isRunning = true;
  const running = made.api('imports.apply', { uploadIds }).finally(() => {
    isRunning = false;
  });
  let answers = 0;
  while (isRunning) {
    expect(await made.api('products.list', {})).toHaveLength(7);
    answers++;
    // queries answer without a turn of the event loop; the import needs turns
    await nextTurn();
  }
  expect((await running).created.deals).toBe(50_000);
  expect(answers).toBeGreaterThan(50);
});

test('writes a backup before an import of more than 1,000 rows, and none before a small one', async () => {
  const backups = (): string[] =>
    readdirSync(join(made.dir, 'backups'), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('_import.qdbackup'));
  await importFiles(made.api, [productsFile()]);
  expect(readdirSync(made.dir).includes('backups') ? backups() : []).toEqual([]);
  await importFiles(made.api, realFiles());
  expect(backups()).toHaveLength(1);
});
