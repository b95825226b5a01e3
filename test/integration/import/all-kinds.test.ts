import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import { fixture, importFiles, preview } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

/** A program as a channel team exports it: partners, products, contacts and deals of the CRM, and every kind of record of its PRM, LMS, MDF tool, distributor and the rest. */
const folder = join(import.meta.dirname, '../../fixtures/records');
const allFiles = () =>
  readdirSync(folder)
    .toSorted()
    .map((name) => fixture(`records/${name}`));
/** Rows of the files that wait, each for its reason: a side that nobody is. */
const waitingRows = 1;

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(() => made.close());

test('knows every kind of record by its headers and maps every column of it', async () => {
  const { files, questions } = await preview(made.api, allFiles());
  expect(questions).toEqual([]);
  expect(new Set(files.map(({ entity }) => entity))).toEqual(
    new Set(['partner', 'product', 'contact', 'deal', ...recordKinds.map(({ key }) => key)]),
  );
  for (const { file, columns } of files)
    expect(
      columns.filter(({ field }) => field === null).map(({ header }) => header),
      file,
    ).toEqual([]);
});

test('brings every kind in at once, says what rows only name, and changes nothing when the files come again', async () => {
  const shown = await preview(made.api, allFiles());
  expect(shown.addedByName).toEqual([
    { entity: 'person', name: 'Mara Lindqvist', rows: 8 },
    { entity: 'person', name: 'Theo Brandt', rows: 6 },
    { entity: 'sell_through_report', name: '2026-01-01 to 2026-01-31', rows: 3 },
    { entity: 'contact', name: 'Lars Evers', rows: 1 },
    { entity: 'certificate_definition', name: 'Zero Trust Architect', rows: 1 },
    { entity: 'compliance_requirement', name: 'Export control statement', rows: 1 },
  ]);
  const result = await importFiles(made.api, allFiles());
  for (const { key } of recordKinds) expect(result.created[key] ?? 0, key).toBeGreaterThan(0);
  expect(result).toMatchObject({
    created: { partners: 8, deals: 5, products: 3, sell_through_report: 3, sell_through_line: 4, portal_usage: 3, training: 3 },
    also: { created: { contacts: 4, listed: 2 } },
    needsAttention: waitingRows,
    reasons: { ROW_VALUE_UNKNOWN: 1 },
  });
  expect(result.created).toEqual(shown.counts.created);

  const again = await importFiles(made.api, allFiles());
  expect(again.created).toEqual({ partners: 0, deals: 0, people: 0, products: 0 });
  expect(again.updated).toEqual({ partners: 0, deals: 0, people: 0, products: 0 });
  expect(again.also.created).toMatchObject({ contacts: 0 });
});

test('takes every kind back in one step', async () => {
  const before = await preview(made.api, allFiles());
  const { importId, created } = await importFiles(made.api, allFiles());
  const undone = await made.api('imports.undo', { importId });
  expect(undone.kept).toEqual([]);
  expect(undone.created).toEqual(created);
  expect((await preview(made.api, allFiles())).counts).toEqual(before.counts);
});
