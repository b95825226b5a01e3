import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { inTenant } from '#server/db/in-tenant.ts';
import { isMigrated, migrate } from '#server/db/migrate.ts';
import { openDatabase } from '#server/db/open.ts';
import { makeServer, sharedCluster } from '#test/support/make-server.ts';

vi.setConfig({ testTimeout: 60_000 });

test('many servers that start at the same moment on an empty database bring it up to date once', async () => {
  const cluster = await sharedCluster();
  const url = await cluster.newDatabase({ empty: true });
  const all = Array.from({ length: 5 }, () => openDatabase({ url, poolSize: 2 }).db);
  await Promise.all(all.map(migrate));
  for (const db of all) expect(await isMigrated(db)).toBe(true);
  for (const db of all) await db.destroy();
  await cluster.drop(url);
});

test('leaves the database of a newer server untouched', async () => {
  const cluster = await sharedCluster();
  const url = await cluster.newDatabase();
  await cluster.asSuperuser(url, "INSERT INTO server_step VALUES ('9999_future')");
  const { db } = openDatabase({ url, poolSize: 1 });
  await expect(migrate(db)).rejects.toMatchObject({ code: 'SERVER_DATABASE_NEWER', params: { step: '9999_future' } });
  await db.destroy();
  await cluster.drop(url);
});

test('a step that fails leaves nothing of itself behind and is named', async () => {
  const cluster = await sharedCluster();
  const url = await cluster.newDatabase({ empty: true });
  // the second half of the first step finds its name taken
  await cluster.asSuperuser(url, 'CREATE TABLE audit (mine text)');
  const { db } = openDatabase({ url, poolSize: 1 });
  await expect(migrate(db)).rejects.toMatchObject({ code: 'SERVER_MIGRATION', params: { step: '0001_house' } });
  const { rows } = await sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`.execute(db);
  expect(rows).toEqual([{ name: 'audit' }, { name: 'server_step' }]);
  await db.destroy();
  await cluster.drop(url);
});

test('requests go on after the database has ended every connection', async () => {
  const server = await makeServer();
  const inside = { tenantId: server.tenantId, memberId: null };
  const read = () => inTenant(server.db, inside, (tx) => tx.selectFrom('tenant').select('name').execute());
  await Promise.all([read(), read(), read()]);
  const cluster = await sharedCluster();
  await cluster.asSuperuser(
    server.databaseUrl,
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  // the pool may hand out each connection once that it does not know yet to be dead; none after that
  for (let dead = 0; dead < 3; dead++) await read().catch(() => undefined);
  expect(await read()).toEqual([{ name: 'Test' }]);
  expect((await server.app.inject('/ready')).statusCode).toBe(200);
  await server.close();
});
