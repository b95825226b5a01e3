import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWords } from '#server/cli/commands.ts';
import { noticeRestore, writeMarker } from '#server/sync/marker.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';
import { edit, makeCompany } from './company.ts';

const headOf = (server: TestServer) => server.db.selectFrom('sync_head').select(['seq', 'epoch', 'safe']).executeTakeFirstOrThrow();

const run = async (server: TestServer, ...args: string[]) => {
  const { command, words, options } = readWords(args);
  return await command?.run({ words, options, deps: server.deps, tenantId: server.tenantId, readInput: async () => '' });
};

test('notices at its start that the database is older than what was kept beside it', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'quarterdeck-marker-'));
  const { server, partner, devices } = await makeCompany();
  expect(await noticeRestore(server.db, dir, server.deps.newId)).toBe(false);
  await devices.anna.push(edit('partner', partner, partner, 1, { country: 'DE' }));
  await writeMarker(server.db, dir);
  expect(await noticeRestore(server.db, dir, server.deps.newId)).toBe(false);
  const before = await headOf(server);
  await server.db.updateTable('sync_head').set({ seq: 1 }).execute();
  expect(await noticeRestore(server.db, dir, server.deps.newId)).toBe(true);
  const after = await headOf(server);
  expect(after.epoch).not.toBe(before.epoch);
  expect(after.seq).toBeGreaterThan(before.seq);
  expect(await noticeRestore(server.db, dir, server.deps.newId)).toBe(false);
  expect(await headOf(server)).toEqual(after);
  await server.close();
  await rm(dir, { recursive: true });
});

test('the commands of a backup say what is safe and what was put back', async () => {
  const { server, partner, devices } = await makeCompany();
  expect(await run(server, 'backup', 'begin')).toEqual({ epoch: server.tenantId, head: 1, safe: 0 });
  await devices.anna.push(edit('partner', partner, partner, 1, { country: 'DE' }));
  expect(await run(server, 'backed-up')).toEqual({ epoch: server.tenantId, head: 2, safe: 1 });
  expect(await run(server, 'backed-up')).toMatchObject({ safe: 2 });
  const back = await run(server, 'restored');
  expect(back).toMatchObject({ safe: 2, head: 1_000_000_002 });
  expect((back as { epoch: string }).epoch).not.toBe(server.tenantId);
  await server.close();
});

test('a database that nobody has written to is marked as restored as well', async () => {
  const server = await makeServer();
  expect(await run(server, 'restored')).toMatchObject({ head: 1_000_000_000 });
  await server.close();
});
