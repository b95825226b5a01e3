import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeAsServer } from '#server/access/write-as-server.ts';
import { verifyAudit } from '#server/audit/verify.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import type { ServerTx } from '#server/db/schema.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';
import { runServerCommand } from '#test/support/run-server.ts';

// each command is a process of its own
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let server: TestServer;
const inside = <T>(work: (tx: ServerTx) => Promise<T>): Promise<T> =>
  inTenant(server.db, { tenantId: server.tenantId, memberId: null }, work);
const run = (words: string[], input = '') => runServerCommand(words, { env: { DATABASE_URL: server.databaseUrl }, input });
const add = async (email: string, role: string, name: string, manager?: string): Promise<string> => {
  const words = ['user', 'add', '--email', email, '--role', role, '--name', name, ...(manager === undefined ? [] : ['--manager', manager])];
  const { answer } = await run([...words, '--password-stdin'], 'four plain words here\n');
  return (answer as { id: string }).id;
};
const addPartner = (id: string, name: string): Promise<number> =>
  inside((tx) =>
    writeAsServer(
      tx,
      [{ tbl: 'partner', id, scope: `partner:${id}`, fields: { id, name, name_key: nameKey(name), owner_id: null } }],
      async () => undefined,
    ),
  );
const holders = async (partnerId: string): Promise<string[]> => {
  const rows = await inside((tx) =>
    tx
      .selectFrom('scope_grant')
      .innerJoin('member', 'member.id', 'scope_grant.member_id')
      .select('member.name')
      .where('scope_id', '=', `partner:${partnerId}`)
      .where('active', '=', true)
      .orderBy('member.name')
      .execute(),
  );
  return rows.map(({ name }) => name);
};
const seq = async (): Promise<number> => (await inside((tx) => tx.selectFrom('sync_head').select('seq').executeTakeFirstOrThrow())).seq;

const north = '0190aaaa-0000-7000-8000-000000000001';
const twins = ['0190aaaa-0000-7000-8000-000000000002', '0190aaaa-0000-7000-8000-000000000003'] as const;
const ids: Record<string, string> = {};
beforeAll(async () => {
  server = await makeServer();
  ids['lee'] = await add('lee@example.com', 'manager', 'Lee Lead');
  ids['ann'] = await add('Ann@Example.com', 'cam', 'Ann Cam', 'lee@example.com');
  ids['bob'] = await add('bob@example.com', 'cam', 'Bob Cam');
  ids['rita'] = await add('rita@example.com', 'rep', 'Rita Rep');
  ids['olga'] = await add('olga@example.com', 'operations', 'Olga Ops');
  await addPartner(north, 'Nordłicht AG');
  for (const id of twins) await addPartner(id, 'Twin');
});
afterAll(() => server.close());

test('a user who is added can sign in, is a person of the same id for everybody, and holds what is his own', async () => {
  const person = await inside((tx) =>
    tx
      .selectFrom('synced_row')
      .select(['scope_id', 'fields'])
      .where('tbl', '=', 'person')
      .where('id', '=', ids['ann'] ?? '')
      .executeTakeFirst(),
  );
  expect(person).toMatchObject({
    scope_id: 'tenant',
    fields: { name: 'Ann Cam', role: 'cam', email: 'ann@example.com', manager_id: ids['lee'] },
  });
  const grants = await inside((tx) =>
    tx
      .selectFrom('scope_grant')
      .select('scope_id')
      .where('member_id', '=', ids['ann'] ?? '')
      .orderBy('scope_id')
      .execute(),
  );
  expect(grants).toEqual([{ scope_id: `member:${ids['ann']}` }, { scope_id: 'tenant' }]);
  const stored = await inside((tx) =>
    tx
      .selectFrom('credential')
      .select('password')
      .where('member_id', '=', ids['ann'] ?? '')
      .executeTakeFirst(),
  );
  expect(stored?.password).toMatch(/^argon2id\$65536\$3\$/);
});

test('a partner that is assigned goes to the CAM, the managers above and channel operations, and leaves those before', async () => {
  expect(await run(['assign', '--partner', 'nordlicht ag', '--to', 'ann@example.com'])).toMatchObject({
    code: 0,
    answer: { partner: { id: north, name: 'Nordłicht AG' }, to: { id: ids['ann'] } },
  });
  expect(await holders(north)).toEqual(['Ann Cam', 'Lee Lead', 'Olga Ops']);
  await run(['assign', '--partner', north, '--to', 'rita@example.com']);
  expect(await holders(north)).toEqual(['Ann Cam', 'Lee Lead', 'Olga Ops', 'Rita Rep']);
  expect((await run(['assign', '--partner', 'Nordłicht AG', '--to', 'bob@example.com'])).code).toBe(0);
  expect(await holders(north)).toEqual(['Bob Cam', 'Olga Ops', 'Rita Rep']);
  const ended = await inside((tx) =>
    tx
      .selectFrom('scope_grant')
      .select(['member_id', 'active', 'ver'])
      .where('scope_id', '=', `partner:${north}`)
      .where('active', '=', false)
      .execute(),
  );
  expect(ended.map(({ member_id }) => member_id).sort()).toEqual([ids['ann'], ids['lee']].sort());
  const row = await inside((tx) =>
    tx
      .selectFrom('synced_row')
      .select(['fields', 'ver', 'clocks'])
      .where('tbl', '=', 'partner')
      .where('id', '=', north)
      .executeTakeFirstOrThrow(),
  );
  // grants and owner belong to one write, which is the last
  expect(new Set([...ended.map(({ ver }) => ver), row.ver])).toEqual(new Set([await seq()]));
  expect(row.fields).toMatchObject({ name: 'Nordłicht AG', owner_id: ids['bob'] });
  expect(row.clocks).toMatchObject({ owner: [row.ver, expect.any(String), 'server', 'server'] });
});

test.each([
  [['assign', '--partner', 'Twin', '--to', 'ann@example.com'], 'PARTNER_AMBIGUOUS'],
  [['assign', '--partner', 'Nobody Ltd', '--to', 'ann@example.com'], 'PARTNER_NOT_FOUND'],
  [['assign', '--partner', 'Twin', '--to', 'who@example.com'], 'MEMBER_UNKNOWN'],
  [['assign', '--partner', 'Twin'], 'SERVER_USAGE'],
])('answers %j with the code %s and changes nothing', async (words, code) => {
  const before = await seq();
  expect(await run(words)).toMatchObject({ code: 1, answer: { error: { code } } });
  expect(await seq()).toBe(before);
});

test.each([
  [
    'an address that is taken',
    ['--email', 'ANN@example.com', '--role', 'cam', '--name', 'Ann Two', '--password-stdin'],
    'four plain words here',
    'MEMBER_EXISTS',
  ],
  [
    'a manager who is not there',
    ['--email', 'x@example.com', '--role', 'cam', '--name', 'X', '--manager', 'q@example.com', '--password-stdin'],
    'four plain words here',
    'MEMBER_UNKNOWN',
  ],
  ['a short password', ['--email', 'x@example.com', '--role', 'cam', '--name', 'X', '--password-stdin'], 'short', 'PASSWORD_SHORT'],
  ['no password', ['--email', 'x@example.com', '--role', 'cam', '--name', 'X'], '', 'SERVER_USAGE'],
  [
    'an unknown role',
    ['--email', 'x@example.com', '--role', 'king', '--name', 'X', '--password-stdin'],
    'four plain words here',
    'SERVER_USAGE',
  ],
  ['no address', ['--email', 'x', '--role', 'cam', '--name', 'X', '--password-stdin'], 'four plain words here', 'SERVER_USAGE'],
])('adds nobody for %s', async (_what, words, input, code) => {
  const count = () => inside(async (tx) => (await sql<{ n: number }>`SELECT count(*)::int AS n FROM member`.execute(tx)).rows[0]?.n);
  const before = await count();
  expect(await run(['user', 'add', ...words], input)).toMatchObject({ code: 1, answer: { error: { code } } });
  expect(await count()).toBe(before);
});

test('all of it stands in the audit chain', async () => {
  const report = await inside((tx) => verifyAudit(tx, server.tenantId));
  expect(report.broken).toBeNull();
  const entries = await inside((tx) => tx.selectFrom('audit').select(['entity', 'action']).orderBy('seq').execute());
  expect(entries.filter(({ entity }) => entity === 'member')).toHaveLength(5);
  expect(entries.filter(({ entity, action }) => entity === 'partner' && action === 'changed')).toHaveLength(2);
  expect(entries.filter(({ entity }) => entity === 'assignment')).toHaveLength(1);
});
