import { afterEach, expect, test } from 'vitest';
import { Operation } from '#shared/sync/protocol.ts';
import { syncTables } from '#shared/sync/tables.ts';
import { createMemoryServer, type MemoryServer } from '#test/support/memory-remote.ts';
import { type MemoryStore, openMemoryStore } from '#test/support/memory-store.ts';

const open: MemoryStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});

/** As the real server: one operation that is not as agreed, and nothing of the push is taken. */
const connect = async (server: MemoryServer): Promise<MemoryStore> => {
  const honest = server.remote('anna');
  const strict: typeof honest = {
    ...honest,
    push: (request, signal) =>
      honest.push({ ...request, operations: request.operations.map((operation) => Operation.parse(operation)) }, signal),
  };
  const store = await openMemoryStore(strict);
  open.push(store);
  return store;
};
const makeServer = (): MemoryServer => createMemoryServer(syncTables, () => 1_800_000_000_000);

test('sends everything else when one text is longer than any server takes, and says which', async () => {
  const server = makeServer();
  const store = await connect(server);
  const addPartner = store.sqlite.prepare(
    'INSERT INTO partner (id, name, name_key, note, created_at, updated_at) VALUES (?, ?, ?, ?, 1, 1)',
  );
  store.act(() => addPartner.run('long', 'Long', 'long', 'x'.repeat(2_000_001)));
  store.act(() =>
    store.sqlite.prepare(`INSERT INTO partner_label (partner_id, kind, value) VALUES ('long', 'territory', ?)`).run('y'.repeat(500)),
  );
  store.act(() => addPartner.run('p1', 'Acme', 'acme', null));
  expect(await store.engine.sync()).toMatchObject({ pending: 0, refused: 2 });
  expect(server.rows.has('partner p1')).toBe(true);
  expect(store.sqlite.prepare('SELECT row_id, code FROM sync_refused ORDER BY code').all()).toEqual([
    { row_id: 'long', code: 'SYNC_TOO_LARGE' },
    { row_id: JSON.stringify(['long', 'territory', 'y'.repeat(500)]), code: 'SYNC_VALUE' },
  ]);
});

test('goes on behind more changes than one push holds of which no server takes any', async () => {
  const server = makeServer();
  const store = await connect(server);
  store.act(() => {
    const add = store.sqlite.prepare(`INSERT INTO partner_label (partner_id, kind, value) VALUES ('p1', 'territory', ?)`);
    store.sqlite.exec(`INSERT INTO partner (id, name, name_key, created_at, updated_at) VALUES ('p1', 'Acme', 'acme', 1, 1)`);
    for (let at = 0; at < 520; at += 1) add.run(`${at}`.padEnd(450, 'x'));
    store.sqlite.exec(`INSERT INTO partner (id, name, name_key, created_at, updated_at) VALUES ('p2', 'Last', 'last', 1, 1)`);
  });
  store.sqlite.exec(`DELETE FROM outbox WHERE row_id = 'p1'`);
  expect(await store.engine.sync()).toMatchObject({ pushed: 1, refused: 520, pending: 0 });
  expect([...server.rows.keys()]).toEqual(['partner p2']);
});

test('keeps a tier that ships with the program, as it was, when its edit is refused', async () => {
  const server = makeServer();
  server.refuse = (table) => table === 'tier';
  const store = await connect(server);
  store.sqlite.exec(`UPDATE temp.sync_mode SET applying = 1`);
  store.sqlite.exec(`INSERT INTO tier (key, label, rank) VALUES ('gold', 'Gold', 3)`);
  store.sqlite.exec(`UPDATE temp.sync_mode SET applying = 0`);
  store.act(() => store.sqlite.exec(`UPDATE tier SET label = 'First'`));
  store.act(() => store.sqlite.exec(`UPDATE tier SET label = 'Best', rank = 9`));
  expect(await store.engine.sync()).toMatchObject({ refused: 1, pending: 0 });
  expect(store.get('SELECT key, label, rank FROM tier')).toEqual({ key: 'gold', label: 'Gold', rank: 3 });
  expect(store.get('SELECT op, fields, was FROM sync_refused')).toEqual({
    op: 'u',
    fields: '{"label":"Best","rank":9}',
    was: '{"label":"Gold","rank":3}',
  });
});

test('brings an edit of what ships to the server whole', async () => {
  const server = makeServer();
  const store = await connect(server);
  store.sqlite.exec(`UPDATE temp.sync_mode SET applying = 1`);
  store.sqlite.exec(`INSERT INTO tier (key, label, rank) VALUES ('gold', 'Gold', 3)`);
  store.sqlite.exec(`UPDATE temp.sync_mode SET applying = 0`);
  store.act(() => store.sqlite.exec(`UPDATE tier SET label = 'First'`));
  expect(await store.engine.sync()).toMatchObject({ pushed: 1, refused: 0, pending: 0 });
  expect(server.rows.get('tier gold')?.row.fields).toMatchObject({ label: 'First', rank: 3 });
});

test('sends the last edit of a row that was made here while the same row arrived', async () => {
  const server = makeServer();
  const other = await connect(server);
  other.act(() => other.sqlite.exec(`INSERT INTO tier (key, label, rank) VALUES ('gold', 'Theirs', 1)`));
  await other.engine.sync();
  const honest = server.remote('ben');
  const store = await openMemoryStore({
    ...honest,
    pull: async function* (request, signal) {
      if (request.cursor === 0) store.act(() => store.sqlite.exec(`INSERT INTO tier (key, label, rank) VALUES ('gold', 'First', 2)`));
      yield* honest.pull(request, signal);
    },
  });
  open.push(store);
  await store.engine.sync();
  store.act(() => store.sqlite.exec(`UPDATE tier SET label = 'Second'`));
  expect(await store.engine.sync()).toMatchObject({ pending: 0 });
  expect(server.rows.get('tier gold')?.row.fields['label']).toBe('Second');
  expect(store.get('SELECT label FROM tier')).toEqual({ label: 'Second' });
});

test('parks a row that this version cannot hold where it belongs, and lets it leave with its partner', async () => {
  const server = makeServer();
  const other = await connect(server);
  other.act(() => {
    other.sqlite.exec(`INSERT INTO partner (id, name, name_key, created_at, updated_at) VALUES ('p1', 'Acme', 'acme', 1, 1)`);
    other.sqlite.exec(`INSERT INTO tier (key, label, rank) VALUES ('gold', 'Gold', 1)`);
  });
  await other.engine.sync();
  for (const key of ['partner p1', 'tier gold']) Object.assign(server.rows.get(key)?.row.fields ?? {}, { name: null, label: null });
  const store = await connect(server);
  await store.engine.sync();
  const parked = () => store.sqlite.prepare('SELECT tbl, scope FROM sync_parked ORDER BY tbl').all();
  expect(parked()).toEqual([
    { tbl: 'partner', scope: 'partner:p1' },
    { tbl: 'tier', scope: 'tenant' },
  ]);
  server.dropped.push('partner:p1');
  await store.engine.sync();
  expect(parked()).toEqual([{ tbl: 'tier', scope: 'tenant' }]);
});

test('asks once more for a scope that differs, and then lets it be', async () => {
  const server = makeServer();
  const honest = server.remote('anna');
  const asked: string[][] = [];
  const store = await openMemoryStore({
    ...honest,
    pull: async function* (request, signal) {
      asked.push(request.again);
      for await (const line of honest.pull(request, signal)) {
        if ('c' in line && asked.length < 3) yield { s: { scope: 'tenant', rows: 9, versions: 9, ids: '00000009' } };
        yield line;
      }
    },
  });
  open.push(store);
  for (let at = 0; at < 3; at += 1) await store.engine.sync();
  expect(asked).toEqual([[], ['tenant'], []]);
});

test('a record is as untouched as before when the server has taken it, and changed when somebody else changed it', async () => {
  const server = makeServer();
  const [store, other] = [await connect(server), await connect(server)];
  store.act(() =>
    store.sqlite.exec(`INSERT INTO partner (id, name, name_key, created_at, updated_at) VALUES ('p1', 'Acme', 'acme', 1, 1)`),
  );
  await store.engine.sync();
  await store.engine.sync();
  expect(store.get('SELECT version, server_version FROM partner')).toEqual({ version: 1, server_version: 1 });
  await other.engine.sync();
  other.act(() => other.sqlite.exec(`UPDATE partner SET note = 'theirs'`));
  await other.engine.sync();
  await store.engine.sync();
  expect(store.get('SELECT version, note FROM partner')).toEqual({ version: 2, note: 'theirs' });
});
