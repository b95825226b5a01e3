import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectedApp } from '#test/support/connect-app.ts';
import { givePassword, testPassword } from '#test/support/make-account.ts';
import { makeFolder, testPassphrase } from '#test/support/make-app.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';
import { runCli } from '#test/support/run-cli.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.close());

const env = { QUARTERDECK_PASSPHRASE: testPassphrase, QUARTERDECK_PASSWORD: testPassword };

test('the command line connects, edits offline, syncs, and settles a clash', { timeout: 240_000 }, async () => {
  const member = await server.addMember({ role: 'cam' });
  const other = await connectedApp(server, member);
  const [store, remove] = makeFolder();
  const run = async (...args: string[]): Promise<unknown> => (await runCli(store, args, env)).out;
  const call = (method: string, input: object) => run('call', method, JSON.stringify(input));
  try {
    await run('init');
    expect(await run('login', '--server', server.url, '--email', member.email)).toMatchObject({ email: member.email, role: 'cam' });
    const { id } = (await call('partners.create', { name: 'Meridian' })) as { id: string };
    const numbers = { pulled: expect.any(Number), cursor: expect.any(Number) };
    expect(await run('sync')).toEqual({ pushed: 1, conflicts: 0, refused: 0, pending: 0, ...numbers });
    await other.api('sync.now', {});
    await call('partners.update', { id, patch: { note: 'one' } });
    await other.api('partners.update', { ids: [id], changes: { note: 'other' } });
    await other.api('sync.now', {});
    expect(await run('sync')).toMatchObject({ pushed: 1, conflicts: 1 });
    const [clash] = (await run('conflicts')) as Array<{ id: string }>;
    expect(clash).toMatchObject({ table: 'partner', row: id, field: 'note', base: null, mine: 'one', theirs: 'other' });
    await run('conflicts', 'resolve', clash?.id ?? '', '--keep', 'theirs');
    await run('sync');
    await other.api('sync.now', {});
    expect(await other.api('sync.conflicts', {})).toEqual([]);
    expect(await call('partners.get', { id })).toMatchObject({ note: 'other' });
  } finally {
    await other.close();
    remove();
  }
});

test('a server that does not answer is an error with a code, and nothing is lost', { timeout: 120_000 }, async () => {
  const away = await makeServer();
  const member = await away.addMember({ role: 'cam' });
  await givePassword(away, member);
  const [store, remove] = makeFolder();
  try {
    await runCli(store, ['init'], env);
    await runCli(store, ['login', '--server', away.url, '--email', member.email], env);
    await away.close();
    await runCli(store, ['call', 'partners.create', '{"name": "Meridian"}'], env);
    const said = await runCli(store, ['sync'], env);
    expect(said.code).toBe(1);
    expect(said.out).toMatchObject({ error: { code: 'SERVER_UNREACHABLE' } });
    expect((await runCli(store, ['status'], env)).out).toMatchObject({ pending: 1 });
  } finally {
    remove();
  }
});
