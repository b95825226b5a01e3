import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { editWorkbook } from '#test/support/edit-workbook.ts';
import { makeApp, makeFolder } from '#test/support/make-app.ts';
import { runCli } from '#test/support/run-cli.ts';

let dir: string;
let store: string;
let remove: () => void;
beforeAll(async () => {
  [dir, remove] = makeFolder();
  store = join(dir, 'store');
  const app = await makeApp({ storeDir: store, today: '2027-07-01' });
  const { id: partnerId } = await app.api('partners.create', { name: 'ACME Corp' });
  const { id } = await app.api('plans.create', { partnerId, year: 2027, start: { from: 'blank' } });
  await app.api('plans.addItems', {
    id,
    kind: 'objective',
    items: [{ title: 'New logos', kind: 'deals', weight: 40, unit: 'count', targets: [1, 2, 3, 4] }],
  });
  await app.close();
});
afterAll(() => remove());

test('writes a plan into the file that is named, and never over one', async () => {
  const file = join(dir, 'plan.pdf');
  const args = ['plan', 'export', 'acme corp', '--year', '2027', '--format', 'pdf', '--out', file];
  const said = await runCli(store, args);
  expect(said).toMatchObject({ code: 0, out: { revision: 1, audience: 'internal', format: 'pdf', file } });
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await runCli(store, args)).toMatchObject({ code: 1, out: { error: { code: 'FILE_EXISTS' } } });
});

test('says what a workbook would change without writing it, then writes it', async () => {
  const file = join(dir, 'plan.xlsx');
  await runCli(store, ['plan', 'export', 'ACME Corp', '--year', '2027', '--format', 'xlsx', '--out', file]);
  expect(await runCli(store, ['plan', 'import', file, '--dry-run'])).toMatchObject({ code: 0, out: { changes: [], problems: [] } });
  const edited = join(dir, 'edited.xlsx');
  writeFileSync(edited, editWorkbook(readFileSync(file), { 'Objectives!K2': 5, 'Objectives!L2': 'many' }));
  const dry = await runCli(store, ['plan', 'import', edited, '--dry-run']);
  expect(dry.out).toMatchObject({
    applied: false,
    changes: [{ cell: 'Objectives!K2', from: 1, to: 5 }],
    problems: [{ cell: 'Objectives!L2' }],
  });
  expect(dry.err).toContain('Objectives!L2: “many” is no number.');
  expect((await runCli(store, ['plan', 'import', edited])).out).toMatchObject({ applied: true, changes: [{ cell: 'Objectives!K2' }] });
  expect((await runCli(store, ['plan', 'import', edited, '--dry-run'])).out).toMatchObject({ changes: [] });
});

test('says what is missing when a plan, a year or a file is not there', async () => {
  const out = join(dir, 'none.md');
  const said = await runCli(store, ['plan', 'export', 'ACME Corp', '--year', '2031', '--format', 'md', '--out', out]);
  expect(said.out).toMatchObject({ error: { code: 'PLAN_NONE' } });
  expect(existsSync(out)).toBe(false);
  expect((await runCli(store, ['plan', 'export', 'ACME Corp', '--format', 'md', '--out', out])).out).toMatchObject({
    error: { code: 'USAGE' },
  });
  expect((await runCli(store, ['plan', 'import', join(dir, 'gone.xlsx')])).out).toMatchObject({ error: { code: 'FILE_NOT_FOUND' } });
});
