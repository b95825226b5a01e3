import { expect, test } from 'vitest';
import { appendAudit } from '#server/audit/append.ts';
import { verifyAudit } from '#server/audit/verify.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { makeServer, sharedCluster, type TestServer } from '#test/support/make-server.ts';

const write = (server: TestServer, recordId: string, tenantId = server.tenantId): Promise<void> =>
  inTenant(server.db, { tenantId, memberId: null }, (tx) =>
    appendAudit(tx, { tenantId, actor: 'server', device: 'here', now: server.clock.at, newId: server.deps.newId }, [
      { step: 'one', entity: 'partner', recordId, partnerId: recordId, before: { name: 'Old' }, after: { name: `New \0${recordId}` } },
      { step: 'one', entity: 'partner', recordId, partnerId: null, before: null, after: { stage: 'open' } },
    ]),
  );
const verify = (server: TestServer, tenantId = server.tenantId) =>
  inTenant(server.db, { tenantId, memberId: null }, (tx) => verifyAudit(tx, tenantId), { snapshot: true, readOnly: true });

test('keeps one chain without gaps for each tenant when many write at the same time', async () => {
  const server = await makeServer();
  const other = await server.addTenant('Other');
  await Promise.all(Array.from({ length: 20 }, (_, at) => write(server, `partner ${at}`, at % 2 === 0 ? server.tenantId : other)));
  expect(await verify(server)).toEqual({ links: 20, broken: null });
  expect(await verify(server, other)).toEqual({ links: 20, broken: null });
  await server.close();
});

test('leaves no link when the transaction that made it is rolled back', async () => {
  const server = await makeServer();
  await write(server, 'kept');
  const lost = inTenant(server.db, { tenantId: server.tenantId, memberId: null }, async (tx) => {
    const by = { tenantId: server.tenantId, actor: 'server', device: 'here', now: 0, newId: server.deps.newId };
    await appendAudit(tx, by, [{ step: 's', entity: 'partner', recordId: 'lost', partnerId: null, before: null, after: {} }]);
    throw new Error('no');
  });
  await expect(lost).rejects.toThrow('no');
  expect(await verify(server)).toEqual({ links: 2, broken: null });
  await server.close();
});

test.each([
  [
    'a value is altered',
    "UPDATE audit SET after = '{}' WHERE seq = 3",
    { links: 2, broken: { seq: 3, reason: 'change 3 is not as it was written' } },
  ],
  [
    'the actor is altered',
    "UPDATE audit SET actor = 'x' WHERE seq = 1",
    { links: 0, broken: { seq: 1, reason: 'change 1 is not as it was written' } },
  ],
  ['one is taken out', 'DELETE FROM audit WHERE seq = 2', { links: 1, broken: { seq: 2, reason: 'change 2 is missing' } }],
  ['the last is taken off', 'DELETE FROM audit WHERE seq = 6', { links: 5, broken: { seq: 6, reason: 'change 6 is missing' } }],
  ['all are taken away', 'DELETE FROM audit', { links: 0, broken: { seq: 1, reason: 'change 1 is missing' } }],
  [
    'a hash is replaced with the altered value',
    "UPDATE audit SET before = NULL, hash = repeat('a', 64) WHERE seq = 6",
    { links: 5, broken: { seq: 6, reason: 'change 6 is not as it was written' } },
  ],
])('finds it when in the chain %s', async (_what, text, report) => {
  const server = await makeServer();
  for (const name of ['a', 'b', 'c']) await write(server, name);
  expect(await verify(server)).toEqual({ links: 6, broken: null });
  const cluster = await sharedCluster();
  await cluster.asSuperuser(server.databaseUrl, text);
  expect(await verify(server)).toEqual(report);
  await server.close();
});
