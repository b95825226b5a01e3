import { zstdCompressSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createHttpRemote } from '#core/sync/http-remote.ts';
import { codingHeader, pullMediaType } from '#shared/sync/protocol.ts';
import { syncTables } from '#shared/sync/tables.ts';
import { createMemoryServer } from '#test/support/memory-remote.ts';
import { type MemoryStore, openMemoryStore } from '#test/support/memory-store.ts';

const open: MemoryStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});
const keep = (store: MemoryStore): MemoryStore => {
  open.push(store);
  return store;
};

/** A server in memory behind HTTP; `bend` changes what it answers to a pull. */
const behindHttp = () => {
  const server = createMemoryServer(syncTables, () => 1_800_000_000_000);
  const direct = server.remote('anna');
  const state: { bend: (body: Buffer) => Response } = { bend: () => new Response() };
  const whole = (body: BodyInit): Response => new Response(body, { headers: { 'content-type': pullMediaType, [codingHeader]: 'zstd' } });
  const remote = createHttpRemote({
    address: () => 'https://server.example',
    request: async (path, init) => {
      const body = JSON.parse(String(init.body));
      if (path === '/v1/push') return Response.json(await direct.push(body, new AbortController().signal));
      const lines = server.lines('anna', body.cursor).map((line) => `${JSON.stringify(line)}\n`);
      return state.bend(zstdCompressSync(lines.join('')));
    },
    patience: { idle: 200 },
  });
  return { server, remote, state, whole };
};

const fill = async (server: ReturnType<typeof behindHttp>['server'], partners: number): Promise<void> => {
  const writer = keep(await openMemoryStore(server.remote('anna')));
  writer.act(() => {
    const add = writer.sqlite.prepare('INSERT INTO partner (id, name, name_key, created_at, updated_at) VALUES (?, ?, ?, 1, 1)');
    for (let at = 0; at < partners; at += 1) add.run(`p${at}`, `Partner ${at}`, `partner ${at}`);
  });
  await writer.engine.sync();
};
const count = (store: MemoryStore): unknown => (store.get('SELECT count(*) AS n FROM partner') as { n: number }).n;

test('a body that is cut at any byte changes nothing that is wrong, and the next sync goes on', { timeout: 30_000 }, async () => {
  const { server, remote, state, whole } = behindHttp();
  await fill(server, 60);
  const store = keep(await openMemoryStore(remote));
  let length = 0;
  state.bend = (body) => {
    length = body.length;
    return whole(body.subarray(0, 0) as BodyInit);
  };
  await expect(store.engine.sync()).rejects.toMatchObject({ code: 'SERVER_ANSWER' });
  for (let at = 1; at < length; at += Math.max(1, Math.floor(length / 40))) {
    state.bend = (body) => whole(body.subarray(0, at) as BodyInit);
    await expect(store.engine.sync()).rejects.toMatchObject({ code: 'SERVER_ANSWER' });
    expect(count(store)).toBe(0);
  }
  state.bend = (body) => whole(body as BodyInit);
  expect(await store.engine.sync()).toMatchObject({ pulled: 60 });
});

test.each([
  [
    'a page of another network',
    () => new Response('<html>Welcome</html>', { headers: { 'content-type': 'text/html' } }),
    'SERVER_NOT_OURS',
  ],
  ['JSON of somebody else', () => Response.json({ hello: 1 }), 'SERVER_NOT_OURS'],
  ['a refusal that says when to come again', () => new Response('', { status: 503, headers: { 'retry-after': '7' } }), 'SERVER_BUSY'],
  ['too many requests', () => new Response('', { status: 429, headers: { 'retry-after': '9' } }), 'TOO_MANY_REQUESTS'],
  [
    'a server that stopped talking',
    () => new Response(new ReadableStream(), { headers: { 'content-type': pullMediaType } }),
    'SERVER_ANSWER',
  ],
  [
    'a coding that nobody knows',
    () => new Response('x', { headers: { 'content-type': pullMediaType, [codingHeader]: 'rot13' } }),
    'SERVER_ANSWER',
  ],
  ['lines that are none', () => new Response('[1]\n', { headers: { 'content-type': pullMediaType } }), 'SERVER_ANSWER'],
])('keeps what waits and changes nothing when the answer is %s', async (_, bad, code) => {
  const { server, remote, state } = behindHttp();
  await fill(server, 3);
  const store = keep(await openMemoryStore(remote));
  state.bend = bad;
  await expect(store.engine.sync()).rejects.toMatchObject({ code });
  expect(count(store)).toBe(0);
});

test('one refused change among 10,000 waits for its person, and the others go on', { timeout: 60_000 }, async () => {
  const server = createMemoryServer(syncTables, () => 1_800_000_000_000);
  server.refuse = (_, id) => id === 'p4321';
  await fill(server, 1);
  const store = keep(await openMemoryStore(server.remote('anna')));
  store.act(() => {
    const add = store.sqlite.prepare('INSERT INTO partner (id, name, name_key, created_at, updated_at) VALUES (?, ?, ?, 1, 1)');
    for (let at = 1; at <= 10_000; at += 1) add.run(`p${at}`, `Partner ${at}`, `partner ${at}`);
  });
  expect(await store.engine.sync()).toMatchObject({ pushed: 9999, refused: 1, pending: 0 });
  expect(store.get('SELECT row_id, code, label, state FROM sync_refused')).toEqual({
    row_id: 'p4321',
    code: 'SYNC_NOT_YOURS',
    label: 'Partner 4321',
    state: 'open',
  });
  expect(server.rows.size).toBe(10_000);
});

test('an answer that was lost is asked for again and nothing is done twice', async () => {
  const server = createMemoryServer(syncTables, () => 1_800_000_000_000);
  const honest = server.remote('anna');
  let lose = 3;
  const store = keep(
    await openMemoryStore({
      ...honest,
      push: async (request, signal) => {
        const answer = await honest.push(request, signal);
        if ((lose -= 1) >= 0) throw new Error('lost');
        return answer;
      },
    }),
  );
  store.act(() =>
    store.sqlite.exec(`INSERT INTO partner (id, name, name_key, created_at, updated_at) VALUES ('p1', 'Acme', 'acme', 1, 1)`),
  );
  for (let at = 0; at < 3; at += 1) await expect(store.engine.sync()).rejects.toThrow('lost');
  store.act(() => store.sqlite.exec(`UPDATE partner SET note = 'later'`));
  expect(await store.engine.sync()).toMatchObject({ pending: 0 });
  expect(server.rows.get('partner p1')?.row.fields).toMatchObject({ name: 'Acme', note: 'later' });
  expect(server.head()).toBe(2);
});

test('many deletions at once wait for a person; a few are done', async () => {
  const server = createMemoryServer(syncTables, () => 1_800_000_000_000);
  await fill(server, 60);
  const [store, other] = [keep(await openMemoryStore(server.remote('anna'))), keep(await openMemoryStore(server.remote('anna')))];
  await store.engine.sync();
  await other.engine.sync();
  other.act(() => other.sqlite.exec(`DELETE FROM partner WHERE id IN ('p1', 'p2')`));
  await other.engine.sync();
  await store.engine.sync();
  expect(count(store)).toBe(58);
  other.act(() => other.sqlite.exec(`DELETE FROM partner WHERE id LIKE 'p3%' OR id LIKE 'p4%'`));
  await other.engine.sync();
  await store.engine.sync();
  expect(count(store)).toBe(58);
  expect(store.get('SELECT count(*) AS n FROM sync_held WHERE arrived_at > 0')).toEqual({ n: 22 });
});
