import { afterEach, expect, test } from 'vitest';
import { sendAgain } from '#core/sync/outbox.ts';
import { syncTables } from '#shared/sync/tables.ts';
import { createMemoryServer } from '#test/support/memory-remote.ts';
import { type MemoryStore, openMemoryStore } from '#test/support/memory-store.ts';

const now = () => 1_800_000_000_000;
const open: MemoryStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});

const twoStores = async () => {
  const server = createMemoryServer(syncTables, now);
  const one = await openMemoryStore(server.remote('anna'));
  const other = await openMemoryStore(server.remote('ben'));
  open.push(one, other);
  return { server, one, other };
};

const addPartner = ({ sqlite, act }: MemoryStore, id: string, name = 'Acme'): void =>
  act(() => {
    sqlite
      .prepare('INSERT INTO partner (id, name, name_key, created_at, updated_at) VALUES (?, ?, ?, 1, 1)')
      .run(id, name, name.toLowerCase());
    sqlite.prepare(`INSERT INTO partner_label (partner_id, kind, value) VALUES (?, 'territory', 'North')`).run(id);
  });
const waiting = ({ sqlite }: MemoryStore): unknown[] =>
  sqlite.prepare('SELECT tbl, row_id, op, fields, was, base FROM outbox ORDER BY seq').all();

test('brings what one device made to another one', async () => {
  const { one, other } = await twoStores();
  addPartner(one, 'p1');
  expect(await one.engine.sync()).toMatchObject({ pushed: 2, refused: 0, pending: 0 });
  expect(await other.engine.sync()).toMatchObject({ pulled: 2, pending: 0 });
  expect(other.get('SELECT name, server_version FROM partner')).toEqual({ name: 'Acme', server_version: 1 });
  expect(other.get('SELECT value, server_version FROM partner_label')).toEqual({ value: 'North', server_version: 1 });
});

test('keeps both edits when two devices changed different fields', async () => {
  const { one, other } = await twoStores();
  addPartner(one, 'p1');
  await one.engine.sync();
  await other.engine.sync();
  one.act(() => one.sqlite.exec(`UPDATE partner SET note = 'from one', updated_at = 2`));
  other.act(() => other.sqlite.exec(`UPDATE partner SET website = 'b.example', updated_at = 3`));
  await one.engine.sync();
  expect(await other.engine.sync()).toMatchObject({ pushed: 1, conflicts: 0 });
  await one.engine.sync();
  for (const store of [one, other])
    expect(store.get('SELECT note, website FROM partner')).toEqual({ note: 'from one', website: 'b.example' });
});

test('keeps what waits over what arrives, and the base from which it was first edited', async () => {
  const { one, other } = await twoStores();
  addPartner(one, 'p1');
  await one.engine.sync();
  await other.engine.sync();
  other.act(() => other.sqlite.exec(`UPDATE partner SET note = 'mine'`));
  one.act(() => one.sqlite.exec(`UPDATE partner SET note = 'theirs', website = 'w'`));
  await one.engine.sync();
  expect(await other.engine.sync()).toMatchObject({ conflicts: 1 });
});

test('makes one change of an insert and its edits, and none of what was taken back', async () => {
  const { one } = await twoStores();
  addPartner(one, 'p1');
  one.act(() => one.sqlite.exec(`UPDATE partner SET note = 'typed'`));
  expect(waiting(one)).toMatchObject([
    { op: 'i', tbl: 'partner' },
    { op: 'i', tbl: 'partner_label' },
  ]);
  one.act(() => one.sqlite.exec('DELETE FROM partner_label'));
  expect(waiting(one)).toHaveLength(1);
});

test('sends money with its currency, and nothing when only the time of change moved', async () => {
  const { one } = await twoStores();
  addPartner(one, 'p1');
  await one.engine.sync();
  one.act(() => one.sqlite.exec('UPDATE partner SET updated_at = 9'));
  expect(waiting(one)).toEqual([]);
  one.act(() => one.sqlite.exec('UPDATE partner SET annual_revenue_minor = 5, updated_at = 10'));
  expect(waiting(one)).toEqual([
    {
      tbl: 'partner',
      row_id: 'p1',
      op: 'u',
      base: 1,
      fields: JSON.stringify({ annual_revenue_minor: 5, annual_revenue_currency: null, updated_at: 10 }),
      was: JSON.stringify({ annual_revenue_minor: null, annual_revenue_currency: null }),
    },
  ]);
});

test('says nothing of labels that are written anew as they were', async () => {
  const { one } = await twoStores();
  addPartner(one, 'p1');
  await one.engine.sync();
  one.act(() => {
    one.sqlite.exec('DELETE FROM partner_label');
    one.sqlite.exec(`INSERT INTO partner_label (partner_id, kind, value) VALUES ('p1', 'territory', 'North')`);
  });
  expect(waiting(one)).toEqual([]);
  expect(one.get('SELECT server_version FROM partner_label')).toEqual({ server_version: 1 });
});

test('sends each change of a step by itself again, for a part of the step may have been refused', async () => {
  const { one } = await twoStores();
  addPartner(one, 'p1');
  await one.engine.sync();
  one.act(() => {
    one.sqlite.exec(`UPDATE partner SET note = 'a step'`);
    one.sqlite.exec(`DELETE FROM partner_label`);
  });
  expect(one.sqlite.prepare('SELECT count(DISTINCT grp) AS steps, count(grp) AS changes FROM outbox').get()).toEqual({
    steps: 1,
    changes: 2,
  });
  await one.engine.sync();
  sendAgain(one.sqlite, 0);
  expect(one.sqlite.prepare('SELECT count(*) AS changes, count(grp) AS inSteps FROM outbox').get()).toMatchObject({ inSteps: 0 });
  expect((one.sqlite.prepare('SELECT count(*) AS n FROM outbox').get() as { n: number }).n).toBeGreaterThan(2);
});
