import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWords } from '#server/cli/commands.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { hashOfKey, makeKey } from '#server/feeds/keys/key-text.ts';
import { type FeedServer, makeFeedServer } from '#test/support/feed-server.ts';

let server: FeedServer;
beforeAll(async () => {
  server = await makeFeedServer();
}, 60_000);
afterAll(() => server.close());

const row = [{ externalId: 'K-1', name: 'Kept out' }];

test('takes a feed with a key, counts its uses, and refuses it from the moment it is revoked', async () => {
  const { id, key } = await server.command<{ id: string; key: string }>('key', 'add', '--name', 'prm');
  expect((await server.send('partner', [{ externalId: 'P-1', name: 'One' }], { key })).body).toMatchObject({ created: 1 });
  const list = await server.command<Array<{ name: string; uses: number; revokedAt: number | null }>>('key', 'list');
  expect(list.find(({ name }) => name === 'prm')).toMatchObject({ uses: 1, revokedAt: null });
  expect(JSON.stringify(list)).not.toContain(key.slice(-43));
  await server.command('key', 'revoke', id);
  expect(await server.send('partner', row, { key })).toMatchObject({ status: 401, body: { code: 'FEED_KEY_UNKNOWN' } });
  expect((await server.rowsOf('partner')).map(({ external_id }) => external_id)).toEqual(['P-1']);
});

test('keeps the hash of a key alone, and never logs one', async () => {
  const rows = await inTenant(server.db, { tenantId: server.tenantId, memberId: null }, (tx) =>
    tx.selectFrom('api_key').selectAll().execute(),
  );
  expect(rows.map(({ hash }) => hash)).toContain(hashOfKey(server.key));
  await server.send('partner', row, { key: `${server.key}x` });
  expect(JSON.stringify(rows)).not.toContain(server.key);
  expect(server.log()).not.toContain(server.key.slice(-43));
});

test('puts every use with its counts on the audit chain', async () => {
  await server.send('partner', [{ externalId: 'P-2', name: 'Two' }]);
  await server.send('partner', '\n');
  const uses = await inTenant(server.db, { tenantId: server.tenantId, memberId: null }, (tx) =>
    tx.selectFrom('audit').select(['device', 'after']).where('entity', '=', 'feed').orderBy('seq').execute(),
  );
  const mine = uses.filter(({ device }) => device === 'key crm').map(({ after }) => JSON.parse(after ?? 'null'));
  expect(mine.at(-2)).toMatchObject({ entity: 'partner', received: 1, created: 1 });
  expect(mine.at(-1)).toMatchObject({ entity: 'partner', failed: 'FEED_EMPTY' });
});

test('lets a key bring only what it was made for', async () => {
  const { key } = await server.command<{ key: string }>('key', 'add', '--name', 'lms', '--entity', 'training,certificate');
  expect(await server.send('partner', row, { key })).toMatchObject({ status: 403, body: { code: 'FEED_KEY_ENTITY' } });
  expect((await server.send('training', 'partner,course,assignedOn\nNobody,A course,2026-01-05\n', { key })).status).toBe(200);
  const { body } = await server.ask<{ entries: Array<{ entity: string }> }>('GET', '/v1/import/attention', undefined, key);
  expect(new Set(body.entries.map(({ entity }) => entity))).toEqual(new Set(['training']));
});

test.each([
  [['key', 'add', '--name', 'crm'], 'FEED_KEY_NAME'],
  [['key', 'add'], 'SERVER_USAGE'],
  [['key', 'add', '--name', 'x', '--entity', 'invoice'], 'FEED_ENTITY_UNKNOWN'],
  [['key', 'revoke', 'nothing'], 'FEED_KEY_GONE'],
])('answers %j with %s', async (words, code) => {
  await expect(server.command(...words)).rejects.toMatchObject({ code });
  expect(readWords(words).command).not.toBeNull();
});

test.each([
  ['no key', ''],
  ['a word', 'qdk_nothing'],
  ['a made-up key', makeKey('00000000-0000-7000-8000-000000000000', (count) => new Uint8Array(count))],
])('refuses %s before the body is read', async (_what, key) => {
  expect(await server.send('partner', row, { key })).toMatchObject({ status: 401, body: { code: 'FEED_KEY_UNKNOWN' } });
});

test('writes for the tenant of the key alone, and knows no key of another one', async () => {
  const other = await server.addTenant('Other');
  const key = makeKey(other, server.deps.randomBytes);
  await inTenant(server.db, { tenantId: other, memberId: null }, (tx) =>
    tx
      .insertInto('api_key')
      .values({ tenant_id: other, id: server.deps.newId(), name: 'crm', hash: hashOfKey(key), entities: null, created_at: 0 })
      .execute(),
  );
  // the secret of one tenant's key under the name of another
  const forged = key.replace(other.replaceAll('-', ''), server.tenantId.replaceAll('-', ''));
  expect((await server.send('partner', row, { key: forged })).status).toBe(401);
  expect((await server.send('partner', row, { key })).body).toMatchObject({ created: 1 });
  expect((await server.rowsOf('partner')).some(({ external_id }) => external_id === 'K-1')).toBe(false);
  const theirs = await inTenant(server.db, { tenantId: other, memberId: null }, (tx) =>
    tx.selectFrom('synced_row').select(sql<string>`fields->>'external_id'`.as('number')).where('tbl', '=', 'partner').execute(),
  );
  expect(theirs).toEqual([{ number: 'K-1' }]);
});
