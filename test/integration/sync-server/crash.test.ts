import { readFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startCluster } from '#server/db/embedded/cluster.ts';
import { isAlive } from '#server/db/embedded/old-postmaster.ts';
import type { Operation } from '#shared/sync/protocol.ts';
import { makeServer, sharedCluster, type TestServer } from '#test/support/make-server.ts';
import { startTestCluster, type TestCluster } from '#test/support/test-cluster.ts';
import { contactInsert, makeCompany } from './company.ts';
import { type Device, isRefused, newDevice, rowsOf } from './device.ts';

/** Sends as the app does: again and again, until there is an answer. */
const sendUntilAnswered = async (device: Device, operations: readonly Operation[]): Promise<number> => {
  for (let attempt = 1; attempt < 600; attempt += 1) {
    const answer = await device.send(operations).catch(() => null);
    if (answer && !isRefused(answer)) return attempt;
    if (answer && answer.status !== 503) throw new Error(`${answer.status} ${answer.code}`);
    await wait(50);
  }
  throw new Error('never answered');
};

type Killing = { cluster: TestCluster; server: TestServer };

/** One process of it dies at once, so all others do and it repairs itself from its journal. */
const killBackend = async ({ cluster, server }: Killing): Promise<void> => {
  const [backend] = await cluster.asSuperuser<{ pid: number }>(
    server.databaseUrl,
    `SELECT pid FROM pg_stat_activity WHERE usename = 'quarterdeck' ORDER BY state = 'idle' LIMIT 1`,
  );
  if (!backend) throw new Error('nothing under way');
  process.kill(backend.pid, 'SIGKILL');
};

/** As `pg_ctl stop -m immediate` does: all of it is gone without a checkpoint; then it is started again on its files. */
const stopAtOnce = async ({ cluster: { folder }, server }: Killing): Promise<() => Promise<void>> => {
  const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGQUIT');
  while (isAlive(pid)) await wait(10);
  const { port } = new URL(server.databaseUrl);
  const again = await startCluster({ folder, password: 'of a cluster that is there', settings: { port } });
  return again.stop;
};

test.each([
  ['one of its processes is killed', 4, killBackend],
  ['all of it is stopped at once and started again', 2, stopAtOnce],
])('loses no confirmed push and applies none twice when under load %s', { timeout: 180_000 }, async (_what, rounds, kill) => {
  const cluster = await startTestCluster({ durable: true });
  const server = await makeServer({ cluster });
  const { anna, partner } = await makeCompany(server);
  const devices = await Promise.all(Array.from({ length: 6 }, () => newDevice(server, anna)));
  const confirmed = new Set<string>();
  let isOver = false;
  let pushes = 0;
  const work = async (device: Device): Promise<void> => {
    while (!isOver) {
      const ids = [server.deps.newId(), server.deps.newId()];
      await sendUntilAnswered(device, device.number(ids.map((id) => contactInsert(id, partner))));
      for (const id of ids) confirmed.add(id);
      pushes += 1;
    }
  };
  const working = Promise.all(devices.map(work));
  let stop: (() => Promise<void>) | undefined;
  for (let round = 0; round < rounds; round += 1) {
    for (const before = pushes; pushes < before + 25; ) await wait(20);
    stop = (await kill({ cluster, server })) ?? undefined;
  }
  for (const before = pushes; pushes < before + 25; ) await wait(20);
  isOver = true;
  await working;
  const rows = rowsOf(await (await newDevice(server, anna)).pull());
  expect([...confirmed].filter((id) => !rows.has(`contact ${id}`))).toEqual([]);
  expect([...rows.keys()].filter((key) => key.startsWith('contact ')).length).toBe(pushes * 2);
  expect([...rows.keys()].filter((key) => key.startsWith('sync_conflict '))).toEqual([]);
  await server.close();
  await stop?.();
  await cluster.stop();
});

/** A way to PostgreSQL that can lose the answer to a COMMIT: the database has it, who asked does not know. */
const lossyWay = async (target: number): Promise<{ port: number; loseNext(): void; lost(): number; close(): Promise<void> }> => {
  let armed = false;
  let lost = 0;
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    const database = connect(target, '127.0.0.1');
    for (const socket of [client, database]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
    client.on('data', (bytes) => {
      database.write(bytes);
      if (!armed || !/\bcommit\b/i.test(bytes.toString('latin1'))) return;
      armed = false;
      lost += 1;
      database.removeAllListeners('data');
      database.once('data', () => {
        client.destroy();
        database.destroy();
      });
    });
    database.on('data', (bytes) => client.write(bytes));
    client.on('close', () => database.destroy());
    database.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    loseNext: () => {
      armed = true;
    },
    lost: () => lost,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => proxy.close(() => resolve()));
    },
  };
};

test('recognises a push whose COMMIT was done but never confirmed, and answers it as if nothing had been lost', {
  timeout: 60_000,
}, async () => {
  const cluster = await sharedCluster();
  const probe = await cluster.newDatabase();
  const way = await lossyWay(Number(new URL(probe).port));
  const through: TestCluster = {
    ...cluster,
    newDatabase: async () => {
      const url = new URL(probe);
      url.port = String(way.port);
      return url.href;
    },
  };
  const { server, anna, partner } = await makeCompany(await makeServer({ cluster: through }));
  const device = await newDevice(server, anna);
  const id = server.deps.newId();
  const operations = device.number([contactInsert(id, partner), contactInsert(server.deps.newId(), server.deps.newId())]);
  way.loseNext();
  const first = await device.send(operations).catch(() => null);
  expect(way.lost()).toBe(1);
  expect(first === null || isRefused(first)).toBe(true);
  const again = await device.send(operations);
  expect(again).toMatchObject({
    last: 2,
    results: [{ i: 2, code: 'SYNC_NOT_YOURS' }],
    rows: [['contact', [expect.arrayContaining([id, 2])]]],
  });
  const rows = rowsOf(await device.pull());
  expect(rows.get(`contact ${id}`)).toMatchObject({ ver: 2 });
  await server.close();
  await way.close();
});
