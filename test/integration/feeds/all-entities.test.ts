import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportResult } from '#shared/api/imports.ts';
import { importEntities } from '#shared/import/entities.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';
import { connectedApp } from '#test/support/connect-app.ts';
import { type FeedServer, makeFeedServer } from '#test/support/feed-server.ts';
import { fixture, importFiles, preview } from '#test/support/import-files.ts';
import { makeApp } from '#test/support/make-app.ts';
import type { TestMember } from '#test/support/make-server.ts';

const folder = join(import.meta.dirname, '../../fixtures/records');
const people = [{ name: 'Mara Lindqvist', role: 'cam', email: 'mara@example.com' }];
const commitments = [
  { partner: 'Nordwind Systemhaus GmbH', side: 'partner', description: 'Send two engineers', madeOn: '2026-01-15', dueOn: '2026-04-15' },
];

let server: FeedServer;
let operations: TestMember;
/** What the app makes of the same files: the file of each kind, and the counts. */
let files: Map<ImportEntity, string>;
let inApp: ImportResult;
beforeAll(async () => {
  server = await makeFeedServer();
  operations = await server.addMember({ role: 'operations' });
  const app = await makeApp();
  const all = readdirSync(folder)
    .toSorted()
    .map((name) => fixture(`records/${name}`));
  const shown = await preview(app.api, all);
  files = new Map(shown.files.flatMap(({ entity, file }) => (entity ? [[entity, file] as const] : [])));
  inApp = await importFiles(app.api, all);
  await app.close();
}, 60_000);
afterAll(() => server.close());

const inTheApp = (entity: ImportEntity): number => {
  const { created, also } = inApp;
  if (entity === 'partner') return created.partners;
  if (entity === 'deal') return created.deals;
  if (entity === 'product') return created.products;
  if (entity === 'contact') return also.created.contacts;
  return created[entity] ?? 0;
};

test('has a body of every entity', () => {
  expect(importEntities.map(({ key }) => key).filter((key) => !files.has(key))).toEqual(['person', 'commitment']);
  expect(importEntities).toHaveLength(41);
});

test.each(importEntities.map(({ key }) => key))('brings %s in as the app does, and nothing twice', async (entity) => {
  const file = files.get(entity);
  const body = file === undefined ? (entity === 'person' ? people : commitments) : readFileSync(join(folder, file), 'utf8');
  const first = await server.send(entity, body);
  expect(first.status, JSON.stringify(first.body)).toBe(200);
  expect(first.body.created, JSON.stringify(first.body.errors)).toBeGreaterThan(0);
  const again = await server.send(entity, body);
  expect(again.body).toMatchObject({ created: 0, updated: 0 });
  expect(again.body.unchanged + again.body.needsAttention).toBe(first.body.received);
  if (file !== undefined) {
    // what a feed of another entity named first, and the app counts as this one's
    const rows = await server.rowsOf(entity);
    expect(rows.length).toBeGreaterThanOrEqual(first.body.created);
    if (entity !== 'contact' && entity !== 'sell_through_report') expect(first.body.created).toBe(inTheApp(entity));
  }
});

test('a device takes every row that feeds made into its store', async () => {
  const app = await connectedApp(server, operations);
  try {
    await app.api('sync.now', {});
    // a row that the store cannot hold would be parked beside it
    expect(await app.api('sync.status', {})).toMatchObject({ parked: 0, refused: 0 });
    const { partners } = await app.api('partners.list', {});
    expect(partners.map(({ name }) => name).toSorted()).toEqual((await server.rowsOf('partner')).map(({ name }) => name).toSorted());
    const [nordwind] = partners.filter(({ name }) => name === 'Nordwind Systemhaus GmbH');
    expect((await app.api('deals.list', { partnerId: nordwind?.id ?? '' })).deals.length).toBeGreaterThan(0);
  } finally {
    await app.close();
  }
}, 60_000);
