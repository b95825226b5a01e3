import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ImportEntity } from '#shared/import/mapping.ts';
import { csv, fixture, importFiles, preview } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

const folder = join(import.meta.dirname, '../../fixtures/records');

let made: TestApp;
beforeAll(async () => {
  made = await makeApp();
  await importFiles(
    made.api,
    readdirSync(folder).map((name) => fixture(`records/${name}`)),
  );
  await importFiles(made.api, [
    csv(
      'commitments.csv',
      ['Partner', 'Side', 'Commitment', 'Agreed on', 'Due date', 'State', 'Kind', 'Evidence'],
      ['Lakeside Managed IT', 'us', '"=Price hold, in writing"', '2026-02-12', '', '', '', ''],
      ['Lakeside Managed IT', 'them', 'Name an engineer', '2026-02-12', '2026-03-01', 'done', 'action', 'Her certificate'],
    ),
  ]);
});
afterAll(() => made.close());

test.each(ImportEntity.options.flatMap((kind) => [[kind, 'csv'] as const, [kind, 'xlsx'] as const]))(
  'every %s that the app writes as %s is known again and comes back without a change',
  async (kind, format) => {
    const file = join(made.dir, `${kind}.${format}`);
    const { records } = await made.api('reports.records', { kind, format, file });
    expect(records).toBeGreaterThan(0);
    const content = readFileSync(file);
    const shown = await preview(made.api, [{ name: `${kind}.${format}`, content }]);
    expect(shown.questions.filter(({ blocking }) => blocking)).toEqual([]);
    expect(shown.files[0]?.entity).toBe(kind);
    expect(shown.rows.filter(({ action }) => action !== 'create').map(({ values, problem }) => problem?.message ?? values)).toEqual([]);
    expect(shown.files[0]?.outcome).toMatchObject({ create: 0, update: 0, attention: 0, passedOver: 0, unchanged: records });
  },
);

test('a store of 41 kinds comes back record by record, also those that share their names', async () => {
  const sample = await makeApp({ today: '2026-11-20' });
  await sample.api('sample.add', { size: 'small' });
  const changed: string[] = [];
  for (const kind of ImportEntity.options) {
    const file = join(sample.dir, `${kind}.csv`);
    const { records } = await sample.api('reports.records', { kind, format: 'csv', file });
    const shown = await preview(sample.api, [{ name: `${kind}.csv`, content: readFileSync(file) }]);
    if (records === 0 || shown.files[0]?.outcome.unchanged !== records) changed.push(kind);
  }
  expect(changed).toEqual([]);
  await sample.close();
}, 120_000);
