import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inTenant } from '#server/db/in-tenant.ts';
import { makeServer, sharedCluster } from '#test/support/make-server.ts';

test('every table with a tenant is shut by row-level security, also against its owner', async () => {
  const server = await makeServer();
  const cluster = await sharedCluster();
  const tables = await cluster.asSuperuser<{ name: string; on: boolean; forced: boolean; policies: number; loose: number }>(
    server.databaseUrl,
    `SELECT c.relname AS name, c.relrowsecurity AS on, c.relforcerowsecurity AS forced,
       (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
       (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND (p.polqual IS NULL
          OR pg_get_expr(p.polqual, p.polrelid) NOT LIKE '%tenant_id = (NULLIF(current_setting(''app.tenant''::text, true), ''''::text))::uuid%'
          OR pg_get_expr(p.polwithcheck, p.polrelid) NOT LIKE '%tenant_id = (NULLIF(current_setting(''app.tenant''::text, true), ''''::text))::uuid%')) AS loose
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['assignment', 'audit', 'audit_head', 'device', 'member']));
  for (const table of tables)
    expect({ ...table, policies: table.policies > 0 }).toMatchObject({ on: true, forced: true, policies: true, loose: 0 });
  await server.close();
});

test('of the tables without a tenant a request reaches those alone that are named by their tenant, and its own row of them', async () => {
  const server = await makeServer();
  const cluster = await sharedCluster();
  const reached = await cluster.asSuperuser<{ name: string; on: boolean; rules: string[] }>(
    server.databaseUrl,
    `SELECT c.relname AS name, c.relrowsecurity AS on,
       (SELECT array_agg(DISTINCT pg_get_expr(p.polqual, p.polrelid)) FROM pg_policy p WHERE p.polrelid = c.oid) AS rules
     FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')
       AND (SELECT bool_or(has_table_privilege('quarterdeck_app', c.oid, right_to)) FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS right_to)
     ORDER BY 1`,
  );
  expect(reached.map(({ name }) => name)).toEqual(['sync_head', 'tenant']);
  for (const table of reached)
    expect(table).toMatchObject({ on: true, rules: ["(id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid)"] });
  await server.close();
});

test("the program's role owns nothing and is above no wall", async () => {
  const server = await makeServer();
  const cluster = await sharedCluster();
  const [role] = await cluster.asSuperuser<Record<string, boolean | number>>(
    server.databaseUrl,
    `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin,
       (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
       (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
     FROM pg_roles r WHERE rolname = 'quarterdeck_app'`,
  );
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreatedb: false,
    rolcreaterole: false,
    rolcanlogin: false,
    owned: 0,
    memberships: 0,
  });
  await server.close();
});

test('a transaction sees and writes its own tenant alone', async () => {
  const server = await makeServer();
  const other = await server.addTenant('Other');
  const here = await server.addMember({ role: 'cam' });
  const there = await server.addMember({ role: 'cam', tenantId: other });
  const seen = await inTenant(server.db, { tenantId: server.tenantId, memberId: here.id }, (tx) =>
    tx.selectFrom('member').select('id').execute(),
  );
  expect(seen).toEqual([{ id: here.id }]);
  const foreign = { id: server.deps.newId(), email: 'x@example.com', name: 'X', role: 'admin' as const, manager_id: null, created_at: 0 };
  await expect(
    inTenant(server.db, { tenantId: server.tenantId, memberId: here.id }, (tx) =>
      tx
        .insertInto('member')
        .values({ ...foreign, tenant_id: other })
        .execute(),
    ),
  ).rejects.toThrow('row-level security');
  const touched = await inTenant(server.db, { tenantId: server.tenantId, memberId: here.id }, (tx) =>
    tx.updateTable('member').set({ role: 'admin' }).where('id', '=', there.id).executeTakeFirst(),
  );
  expect(touched.numUpdatedRows).toBe(0n);
  await server.close();
});

test('without a tenant there are no rows, also for the owner of the tables', async () => {
  const server = await makeServer();
  await server.addMember({ role: 'cam' });
  expect(await server.db.selectFrom('member').selectAll().execute()).toEqual([]);
  await server.close();
});

test('what was written to the audit chain cannot be changed or removed by the program', async () => {
  const server = await makeServer();
  const inside = { tenantId: server.tenantId, memberId: null };
  for (const text of [
    "UPDATE audit SET actor = 'nobody'",
    'DELETE FROM audit',
    'TRUNCATE audit',
    'DROP TABLE audit',
    'DELETE FROM audit_head',
  ])
    await expect(inTenant(server.db, inside, (tx) => sql.raw(text).execute(tx))).rejects.toThrow(/permission denied|must be owner/);
  await server.close();
});
