import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isAlive } from '#server/db/embedded/old-postmaster.ts';
import { type ServerProcess, startServer } from '#test/support/run-server.ts';
import { startTestCluster } from '#test/support/test-cluster.ts';

// whole processes with a database each, several in one test
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let dir = '';
let running: ServerProcess[] = [];
const start = (words: string[] = [], env: Record<string, string> = {}): ServerProcess => {
  const server = startServer([...(env['DATABASE_URL'] === undefined ? ['--data', join(dir, 'data')] : []), '--port', '0', ...words], {
    QUARTERDECK_LOG_LEVEL: 'warn',
    ...env,
  });
  running.push(server);
  return server;
};
const stop = async (server: ServerProcess): Promise<number | string> => {
  server.child.kill('SIGTERM');
  return await server.ended;
};
const postmaster = (): number => Number(readFileSync(join(dir, 'data', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const ready = async (address: string): Promise<unknown> => await (await fetch(`${address}/ready`)).json();
const codeOf = (server: ServerProcess): string => (JSON.parse(server.out()) as { error: { code: string } }).error.code;

// a folder that only we may enter, as a shell makes one
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'quarterdeck-server-'));
});
afterEach(async () => {
  for (const server of running) await stop(server);
  running = [];
  rmSync(dir, { recursive: true, force: true });
});

test('starts from nothing, says where it is and how to become administrator, and starts again on the same data', async () => {
  const first = start();
  expect(await ready(await first.address)).toEqual({ ok: true });
  const [code] = /(?<=administrator code: )[2-9A-Z-]+/.exec(first.out()) ?? [];
  expect(code).toMatch(/^([2-9A-HJKMNP-Z]{5}-){4}[2-9A-HJKMNP-Z]{5}$/);
  expect(statSync(join(dir, 'data', 'server.json')).mode & 0o777).toBe(0o600);
  expect(statSync(join(dir, 'data', 'postgres')).mode & 0o777).toBe(0o700);
  const database = postmaster();
  expect(await stop(first)).toBe(0);
  expect(isAlive(database)).toBe(false);
  expect(existsSync(join(dir, 'data', 'postgres', 'postmaster.pid'))).toBe(false);
  const again = start();
  expect(await ready(await again.address)).toEqual({ ok: true });
  expect(again.out()).toContain('administrator code');
  expect(again.out()).not.toContain(code);
});

test('starts again after it and its database were killed', async () => {
  const first = start();
  await first.address;
  const database = postmaster();
  first.child.kill('SIGKILL');
  await first.ended;
  expect(isAlive(database)).toBe(true);
  const second = start();
  expect(await ready(await second.address)).toEqual({ ok: true });
  expect(isAlive(database)).toBe(false);
  process.kill(postmaster(), 'SIGKILL');
  expect(await second.ended).toBe(1);
  expect(
    codeOf({
      ...second,
      out: () =>
        second
          .out()
          .split('\n')
          .findLast((line) => line.startsWith('{')) ?? '',
    }),
  ).toBe('SERVER_DATABASE');
  const third = start();
  expect(await ready(await third.address)).toEqual({ ok: true });
});

test('leaves a folder alone that another server uses', async () => {
  const first = start();
  const address = await first.address;
  const second = start();
  expect(await second.ended).toBe(1);
  expect(codeOf(second)).toBe('SERVER_RUNNING');
  expect(await ready(address)).toEqual({ ok: true });
});

test('uses the PostgreSQL that DATABASE_URL names and keeps no files of its own', async () => {
  const cluster = await startTestCluster();
  const env = { DATABASE_URL: await cluster.newDatabase({ empty: true }), HOME: dir };
  // two at once on an empty database: both come up, on one tenant
  const both = [start([], env), start([], env)];
  for (const server of both) expect(await ready(await server.address)).toEqual({ ok: true });
  expect(readdirSync(dir)).toEqual([]);
  expect(await cluster.asSuperuser(env.DATABASE_URL, 'SELECT count(*)::int AS tenants FROM tenant')).toEqual([{ tenants: 1 }]);
  for (const server of both) expect(await stop(server)).toBe(0);
  await cluster.stop();
});

test.each([
  [{ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' }, [], 'SERVER_DATABASE'],
  [{ QUARTERDECK_LOG_LEVEL: 'loud' }, [], 'SERVER_CONFIG'],
  [{}, ['--port', '99999'], 'SERVER_CONFIG'],
  [{}, ['--colour', 'red'], 'SERVER_USAGE'],
  [{}, ['dance'], 'SERVER_USAGE'],
])('does not start with %j %j and says why', async (env: Record<string, string>, words, code) => {
  const server = start(words, env);
  expect(await server.ended).toBe(1);
  expect(codeOf(server)).toBe(code);
  expect(server.out()).not.toContain('secret');
});

test('leaves nothing running when its port is taken', async () => {
  const first = start();
  const port = new URL(await first.address).port;
  const other = join(dir, 'other');
  const second = startServer(['--data', other, '--port', port]);
  expect(await second.ended).toBe(1);
  expect(codeOf(second)).toBe('SERVER_PORT');
  expect(existsSync(join(other, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('says so when the data folder can never be written in', async () => {
  writeFileSync(join(dir, 'taken'), '');
  for (const folder of [join(dir, 'taken'), join(dir, 'taken', 'below'), '/proc/quarterdeck/data']) {
    const server = startServer(['--data', folder, '--port', '0']);
    running.push(server);
    expect(await server.ended).toBe(1);
    expect(codeOf(server)).toBe('SERVER_FOLDER');
  }
});
