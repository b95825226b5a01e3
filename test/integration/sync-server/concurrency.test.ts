import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { pgStore } from '#server/sync/pg-store.ts';
import { handlePush } from '#server/sync/push/handle-push.ts';
import type { SyncEnv, SyncStore } from '#server/sync/store.ts';
import { oldestProtocol, protocolVersion } from '#shared/sync/protocol.ts';
import { syncTables } from '#shared/sync/tables.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';
import { contactInsert, edit, makeCompany, partnerInsert } from './company.ts';
import { type Device, newDevice, rowsOf } from './device.ts';

const envOf = (server: TestServer): SyncEnv => ({
  tables: syncTables,
  protocol: protocolVersion,
  oldest: oldestProtocol,
  pageRows: 5_000,
  newId: server.deps.newId,
});

/** The store of a member, in which a write rests between its rows and its end: one in a hundred for long. */
const slowStore = (server: TestServer, device: Device): SyncStore => {
  const principal = { tenantId: server.tenantId, memberId: device.member.id, deviceId: device.id };
  const store = pgStore(server.db, principal);
  return {
    ...store,
    write: (work) =>
      store.write((tx) =>
        work({
          ...tx,
          lock: async (keys) => {
            await wait(randomInt(3));
            return await tx.lock(keys);
          },
          write: async (rows, ver) => {
            await tx.write(rows, ver);
            await wait(randomInt(100) === 0 ? 80 : randomInt(3));
          },
        }),
      ),
  };
};

test('no row is missed by a cursor under 50 writers, also while another transaction stays open', { timeout: 120_000 }, async () => {
  const server = await makeServer({ config: { poolSize: 60 } });
  const { anna, partner } = await makeCompany(server);
  const reader = await newDevice(server, anna);
  const foreign = new pg.Client({ connectionString: server.databaseUrl });
  await foreign.connect();
  await foreign.query('BEGIN');
  await foreign.query(`INSERT INTO tenant (id, name, created_at) VALUES (gen_random_uuid(), 'open', 0)`);
  const devices = await Promise.all(Array.from({ length: 50 }, () => newDevice(server, anna)));
  const written = new Set<string>();
  const env = envOf(server);
  const write = async (device: Device): Promise<void> => {
    const store = slowStore(server, device);
    const principal = { tenantId: server.tenantId, memberId: anna.id, deviceId: device.id };
    const sender = { device: device.id, incarnation: 'first', protocol: protocolVersion, epoch: null, resend: false };
    for (let push = 0; push < 12; push += 1) {
      const ids = Array.from({ length: 4 }, () => server.deps.newId());
      await handlePush(store, principal, { ...sender, operations: device.number(ids.map((id) => contactInsert(id, partner))) }, env);
      for (const id of ids) written.add(id);
    }
  };
  let isOver = false;
  const seen = new Map<string, number>();
  const read = async (): Promise<void> => {
    for (let last = false; !last; last = isOver) {
      for (const key of rowsOf(await reader.pull()).keys()) seen.set(key, (seen.get(key) ?? 0) + 1);
      await wait(5);
    }
    for (const key of rowsOf(await reader.pull()).keys()) seen.set(key, (seen.get(key) ?? 0) + 1);
  };
  const reading = read();
  await Promise.all(devices.map(write));
  isOver = true;
  await reading;
  await foreign.query('ROLLBACK');
  await foreign.end();
  expect(written.size).toBe(2400);
  expect([...written].filter((id) => !seen.has(`contact ${id}`))).toEqual([]);
  expect([...written].filter((id) => seen.get(`contact ${id}`) !== 1)).toEqual([]);
  await server.close();
});

test('two who write the same rows in opposite order both get through, and every edit counts', { timeout: 60_000 }, async () => {
  const { server, anna, manager, partner, devices } = await makeCompany();
  const ids = Array.from({ length: 20 }, () => server.deps.newId());
  await devices.anna.push(...ids.map((id) => contactInsert(id, partner)));
  const run = async (device: Device, order: readonly string[], field: string): Promise<void> => {
    for (let round = 0; round < 8; round += 1)
      await device.push(...order.map((id) => edit('contact', id, partner, 1, { [field]: `${round}` })));
  };
  await Promise.all([
    run(await newDevice(server, anna), ids, 'phone'),
    run(await newDevice(server, manager), [...ids].reverse(), 'email'),
    run(await newDevice(server, manager), ids, 'role'),
  ]);
  const rows = rowsOf(await (await newDevice(server, anna)).pull());
  for (const id of ids) expect(rows.get(`contact ${id}`)).toMatchObject({ phone: '7', email: '7', role: '7' });
  await server.close();
});

test('a row that many make at once is made once, and what differs is kept', { timeout: 60_000 }, async () => {
  const { server, anna, partner } = await makeCompany();
  const devices = await Promise.all(Array.from({ length: 8 }, () => newDevice(server, anna)));
  const id = server.deps.newId();
  const answers = await Promise.all(devices.map((device, at) => device.push(contactInsert(id, partner, { phone: `${at}` }))));
  const conflicts = answers.flatMap(({ results }) => results);
  expect(conflicts.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 'conflict'));
  const rows = rowsOf(await (await newDevice(server, anna)).pull());
  const losers = [...rows.values()]
    .filter((row) => row?.['row_id'] === id)
    .map((row) => JSON.parse(String(row?.['lose'])) as { phone: string });
  const standing = String(rows.get(`contact ${id}`)?.['phone']);
  expect([standing, ...losers.map(({ phone }) => phone)].sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  await server.close();
});

test('partners made by many at once are granted to their managers too', { timeout: 60_000 }, async () => {
  const { server, anna, ben, manager } = await makeCompany();
  const devices = await Promise.all([anna, ben, anna, ben].map((member) => newDevice(server, member)));
  const ids = devices.map(() => Array.from({ length: 25 }, () => server.deps.newId()));
  await Promise.all(devices.map((device, at) => device.push(...(ids[at] ?? []).map((id) => partnerInsert(id)))));
  const rows = rowsOf(await (await newDevice(server, manager)).pull());
  expect(ids.flat().filter((id) => !rows.has(`partner ${id}`))).toEqual([]);
  await server.close();
});
