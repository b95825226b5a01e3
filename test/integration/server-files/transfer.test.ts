import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { createBlobStore } from '#core/files/blob-store.ts';
import { kyselyOn } from '#core/db/open.ts';
import { migrate } from '#core/db/migrate.ts';
import { createBlobServer } from '#core/sync/files/blob-server.ts';
import { createTransfers } from '#core/sync/files/transfers.ts';
import { networkFailure } from '#core/sync/account/network-failure.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { newDevice } from '../sync-server/device.ts';
import { makeFolder } from '#test/support/make-app.ts';
import { makeServer, type TestMember, type TestServer } from '#test/support/make-server.ts';

let server: TestServer;
let anna: TestMember;
let annaToken: string;
let partner: string;
const cleanUps: Array<() => unknown> = [];
beforeEach(async () => {
  server = await makeServer();
  anna = await server.addMember({ role: 'cam' });
  annaToken = await server.tokenFor(anna);
  partner = await addPartner(anna);
}, 60_000);
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
  await server.close();
}, 60_000);

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const addPartner = async (member: TestMember): Promise<string> => {
  const id = server.deps.newId();
  const device = await newDevice(server, member);
  await device.push({ t: 'partner', r: id, s: `partner:${id}`, o: 'i', f: { id, name: `P ${id}`, name_key: `p ${id}` } });
  return id;
};

/** The row of a file on the server, as a device of this member pushes it. */
const nameFile = async (member: TestMember, of: string, bytes: Uint8Array, claimed = bytes.length): Promise<void> => {
  const id = server.deps.newId();
  const f = { id, partner_id: of, name: 'a.pdf', media_type: 'application/pdf', bytes: claimed, sha256: sha(bytes) };
  await (await newDevice(server, member)).push({ t: 'attachment', r: id, s: `partner:${of}`, o: 'i', f });
};

type Send = typeof fetch;
/** A store of a device: its rows are written by hand, its bytes are real. */
const makeStore = async (token: string, send: Send = fetch) => {
  const [dir, remove] = makeFolder();
  const sqlite = new Database(':memory:');
  await migrate(sqlite, kyselyOn(sqlite), async () => '');
  const blobs = createBlobStore(dir, randomBytes(32), { randomBytes, newName: () => server.deps.newId() });
  cleanUps.push(
    remove,
    () => sqlite.close(),
    () => blobs.close(),
  );
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', token);
    return await send(`${server.url}${path}`, { ...init, headers }).catch((error: unknown) => {
      throw networkFailure(error, server.url);
    });
  };
  let changes = 0;
  const transfers = createTransfers({
    sqlite,
    blobs,
    server: createBlobServer({ address: () => server.url, request }),
    transact: (work) => work(),
    ready: async () => undefined,
    elapsed: () => Number.MAX_SAFE_INTEGER,
    changed: () => {
      changes += 1;
    },
  });
  const addRow = (bytes: Uint8Array): void => {
    sqlite
      .prepare(
        `INSERT INTO attachment (id, partner_id, name, media_type, bytes, sha256, created_at, updated_at, server_version) VALUES (?, ?, 'a.pdf', 'application/pdf', ?, ?, 1, 1, 1)`,
      )
      .run(server.deps.newId(), partner, bytes.length, sha(bytes));
  };
  const attach = (bytes: Uint8Array): void => {
    const writer = blobs.begin();
    writer.write(bytes);
    blobs.keep(writer);
    addRow(bytes);
    sqlite
      .prepare(`INSERT INTO blob (sha256, bytes, state, received) VALUES (?, ?, 'here', ?)`)
      .run(sha(bytes), bytes.length, bytes.length);
  };
  const want = (bytes: Uint8Array): void => {
    addRow(bytes);
    sqlite.prepare(`INSERT INTO blob (sha256, bytes, state) VALUES (?, ?, 'wanted')`).run(sha(bytes), bytes.length);
  };
  const read = async (sha256: string): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    for await (const piece of blobs.read(sha256)) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const row = (bytes: Uint8Array) => sqlite.prepare('SELECT * FROM blob WHERE sha256 = ?').get(sha(bytes)) as Record<string, unknown>;
  const run = () => transfers.run(new AbortController().signal);
  return { dir, sqlite, blobs, attach, want, read, row, run, changes: () => changes };
};

const stored = () =>
  inTenant(server.db, { tenantId: server.tenantId, memberId: null }, async (tx) => ({
    blobs: await tx.selectFrom('blob').selectAll().execute(),
    chunks: await tx.selectFrom('blob_chunk').select(['sha256', 'owner', 'start']).execute(),
    uploads: await tx.selectFrom('blob_upload').selectAll().execute(),
  }));

test.each([0, 1, 1_048_576, 2_500_000])('a file of %i bytes goes to the server and comes to another device as it was', async (size) => {
  const bytes = randomBytes(size);
  await nameFile(anna, partner, bytes);
  const one = await makeStore(annaToken);
  one.attach(bytes);
  expect(await one.run()).toEqual({ sent: 1, fetched: 0, waiting: 0 });
  expect(one.row(bytes)).toMatchObject({ state: 'uploaded', sent: size, problem: null });
  const other = await makeStore(await server.tokenFor(anna));
  other.want(bytes);
  expect(await other.run()).toEqual({ sent: 0, fetched: 1, waiting: 0 });
  expect((await other.read(sha(bytes))).equals(bytes)).toBe(true);
  expect(await one.run()).toEqual({ sent: 0, fetched: 0, waiting: 0 });
});

/** A line that drops so many times: before a request, after it (the answer is lost), or in the middle of a body. Every second piece of an upload passes. `from`: where each download began. */
const dropping = (drops: number) => {
  let left = drops;
  let count = 0;
  const from: number[] = [];
  const send: Send = async (input, init) => {
    const isPut = init?.method === 'PUT';
    if (!isPut) from.push(Number(/\d+/.exec(new Headers(init?.headers).get('range') ?? '0')?.[0]));
    count += 1;
    if (left === 0 || (isPut && count % 2 === 0)) return fetch(input, init);
    left -= 1;
    if (left % 2 === 0) throw new TypeError('fetch failed');
    const response = await fetch(input, init);
    if (isPut) {
      await response.arrayBuffer();
      throw new TypeError('fetch failed');
    }
    let passed = 0;
    const cut = response.body?.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, controller) => {
          controller.enqueue(piece);
          passed += piece.length;
          if (passed > 900_000) controller.error(new TypeError('terminated'));
        },
      }),
    );
    return new Response(cut ?? null, { status: response.status, headers: response.headers });
  };
  return { send, from, left: () => left };
};

const untilDone = async (run: () => Promise<unknown>): Promise<number> => {
  for (let failures = 0; failures < 60; failures += 1) {
    const done = await run().then(
      () => true,
      (error: { code?: string }) => {
        expect(['SERVER_UNREACHABLE', 'SERVER_ANSWER']).toContain(error.code);
        return false;
      },
    );
    if (done) return failures;
  }
  throw new Error('it never ended');
};

test('an upload that drops ten times ends with the same hash and no byte twice', async () => {
  const bytes = randomBytes(12_300_000);
  await nameFile(anna, partner, bytes);
  const line = dropping(10);
  const store = await makeStore(annaToken, line.send);
  store.attach(bytes);
  expect(await untilDone(store.run)).toBeGreaterThanOrEqual(10);
  expect(line.left()).toBe(0);
  const { blobs, chunks, uploads } = await stored();
  expect(blobs).toMatchObject([{ sha256: sha(bytes), bytes: bytes.length }]);
  expect(uploads).toEqual([]);
  expect(chunks.map(({ owner }) => owner).every((owner) => owner === '')).toBe(true);
  expect(chunks.map(({ start }) => start).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, place) => place * 1_048_576));
  const whole = await fetch(`${server.url}/v1/blobs/${sha(bytes)}`, { headers: { authorization: annaToken } });
  expect(sha(new Uint8Array(await whole.arrayBuffer()))).toBe(sha(bytes));
});

test('a download that drops ten times goes on where it was cut', async () => {
  const bytes = randomBytes(9_000_001);
  await nameFile(anna, partner, bytes);
  const one = await makeStore(annaToken);
  one.attach(bytes);
  await one.run();
  const line = dropping(10);
  const other = await makeStore(annaToken, line.send);
  other.want(bytes);
  expect(await untilDone(other.run)).toBe(10);
  expect(line.from).toEqual(line.from.toSorted((a, b) => a - b));
  expect(new Set(line.from).size).toBeGreaterThanOrEqual(5);
  expect((await other.read(sha(bytes))).equals(bytes)).toBe(true);
});

test('nobody reads or learns of content that no row in a scope of his names, also when he knows its hash', async () => {
  const bytes = randomBytes(5000);
  await nameFile(anna, partner, bytes);
  const one = await makeStore(annaToken);
  one.attach(bytes);
  await one.run();
  const url = `${server.url}/v1/blobs/${sha(bytes)}`;
  const ask = async (token: string, method = 'GET') => (await fetch(url, { method, headers: { authorization: token } })).status;
  const bert = await server.addMember({ role: 'cam' });
  const bertToken = await server.tokenFor(bert);
  expect([await ask(bertToken), await ask(bertToken, 'HEAD')]).toEqual([404, 404]);
  // a row of his own that names the hash is no proof that he ever had the content
  const own = await addPartner(bert);
  await nameFile(bert, own, bytes);
  expect(await ask(bertToken)).toBe(404);
  const head = await fetch(url, { method: 'HEAD', headers: { authorization: bertToken } });
  expect([head.status, head.headers.get('x-quarterdeck-offset'), head.headers.get('x-quarterdeck-whole')]).toEqual([200, '0', 'no']);
  const other = await server.addTenant('Other');
  const cleo = await server.addMember({ role: 'admin', tenantId: other });
  expect(await ask(await server.tokenFor(cleo))).toBe(404);
  expect((await fetch(url)).status).toBe(401);
  // whoever has it sends it, and then it is his as well, and stands on the server once
  const his = await makeStore(bertToken);
  his.attach(bytes);
  await his.run();
  expect(await ask(bertToken)).toBe(200);
  expect((await stored()).blobs).toHaveLength(1);
});

test('content that is not what its hash says is forgotten, and one that is too long is refused', async () => {
  const bytes = randomBytes(3000);
  await nameFile(anna, partner, bytes);
  const put = async (offset: number, body: Uint8Array, token = annaToken) => {
    const headers = { authorization: token, 'content-type': 'application/octet-stream' };
    const response = await fetch(`${server.url}/v1/blobs/${sha(bytes)}?offset=${offset}`, {
      method: 'PUT',
      headers,
      body: Buffer.from(body),
    });
    const refusal = response.ok ? null : ((await response.json()) as { code: string; params: object });
    return [response.status, refusal?.code ?? response.headers.get('x-quarterdeck-offset')];
  };
  expect(await put(0, randomBytes(3000))).toEqual([422, 'BLOB_MISMATCH']);
  expect((await stored()).uploads).toEqual([]);
  expect(await put(1000, bytes.subarray(1000))).toEqual([409, 'BLOB_OFFSET']);
  expect(await put(0, Buffer.concat([bytes, bytes]))).toEqual([413, 'BLOB_TOO_LARGE']);
  expect(await put(0, bytes.subarray(0, 1000))).toEqual([204, '1000']);
  expect(await put(0, bytes.subarray(0, 1000))).toEqual([204, '1000']);
  expect(await put(500, bytes.subarray(500, 2000))).toEqual([204, '2000']);
  const rita = await server.addMember({ role: 'viewer' });
  expect((await put(0, bytes, await server.tokenFor(rita)))[0]).toBe(404);
  expect(await put(2000, bytes.subarray(2000))).toEqual([204, '3000']);
  expect((await put(0, new Uint8Array(2_000_000)))[0]).toBe(413);
});

test('a device never keeps content that the server gives under a wrong hash', async () => {
  const bytes = randomBytes(4000);
  await nameFile(anna, partner, bytes);
  const wrong: Send = async (input, init) => {
    const response = await fetch(input, init);
    return init?.method === 'PUT' ? response : new Response(new Uint8Array(4000), { status: 200, headers: response.headers });
  };
  const one = await makeStore(annaToken);
  one.attach(bytes);
  await one.run();
  const other = await makeStore(annaToken, wrong);
  other.want(bytes);
  expect(await other.run()).toEqual({ sent: 0, fetched: 0, waiting: 1 });
  expect(other.row(bytes)).toMatchObject({ state: 'wanted', problem: 'ATTACHMENT_DAMAGED' });
  expect(other.blobs.has(sha(bytes))).toBe(false);
});

test('the files of a partner that is kept come by themselves', async () => {
  const bytes = randomBytes(2000);
  await nameFile(anna, partner, bytes);
  const one = await makeStore(annaToken);
  one.attach(bytes);
  await one.run();
  const other = await makeStore(annaToken);
  other.want(bytes);
  other.sqlite.prepare('DELETE FROM blob').run();
  expect(await other.run()).toEqual({ sent: 0, fetched: 0, waiting: 0 });
  other.sqlite.prepare('INSERT INTO files_kept VALUES (?)').run(partner);
  expect(await other.run()).toEqual({ sent: 0, fetched: 1, waiting: 0 });
  expect(other.changes()).toBeGreaterThan(0);
});

test('a part of a file is answered as a part', async () => {
  const bytes = randomBytes(2_000_000);
  await nameFile(anna, partner, bytes);
  const one = await makeStore(annaToken);
  one.attach(bytes);
  await one.run();
  const get = async (range: string) => {
    const response = await fetch(`${server.url}/v1/blobs/${sha(bytes)}`, { headers: { authorization: annaToken, range } });
    return [response.status, response.headers.get('content-range'), Buffer.from(await response.arrayBuffer())] as const;
  };
  const [status, told, part] = await get('bytes=1048000-1049000');
  expect([status, told]).toEqual([206, 'bytes 1048000-1049000/2000000']);
  expect(part.equals(bytes.subarray(1_048_000, 1_049_001))).toBe(true);
  expect((await get('bytes=2000000-')).slice(0, 2)).toEqual([416, 'bytes */2000000']);
});
