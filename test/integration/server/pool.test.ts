import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inTenant } from '#server/db/in-tenant.ts';
import { makeServer, type TestMember, type TestServer } from '#test/support/make-server.ts';

/** How many requests; QUARTERDECK_POOL_REQUESTS=100000 for the long run. */
const requests = Number(process.env['QUARTERDECK_POOL_REQUESTS'] ?? 10_000);
const atOnce = 40;

type Seen = { foreign: number; own: number; failed: number; outside: number };

const read = async (server: TestServer, member: TestMember, seen: Seen): Promise<void> => {
  const rows = await inTenant(server.db, { tenantId: member.tenantId, memberId: member.id }, async (tx) => {
    const members = await tx.selectFrom('member').select(['tenant_id', 'id']).execute();
    const { rows: told } = await sql<{ tenant: string; member: string; role: string }>`
      SELECT current_setting('app.tenant') AS tenant, current_setting('app.member') AS member, current_user AS role`.execute(tx);
    expect(told).toEqual([{ tenant: member.tenantId, member: member.id, role: 'quarterdeck_app' }]);
    return members;
  });
  seen.own += rows.length;
  seen.foreign += rows.filter(({ tenant_id }) => tenant_id !== member.tenantId).length;
};

/** Requests as they come: most read, some write, some fail in the database or in the program, some come before a tenant is chosen. */
const oneRequest = async (server: TestServer, member: TestMember, at: number, seen: Seen): Promise<void> => {
  const inside = { tenantId: member.tenantId, memberId: member.id };
  if (at % 10 === 7) {
    await inTenant(server.db, inside, (tx) => sql`SELECT 1 / 0`.execute(tx)).catch(() => (seen.failed += 1));
  } else if (at % 10 === 8) {
    await inTenant(server.db, inside, () => Promise.reject(new Error('in the program'))).catch(() => (seen.failed += 1));
  } else if (at % 10 === 9) {
    seen.outside += (await server.db.selectFrom('member').select('id').execute()).length;
  } else if (at % 10 === 6) {
    const touched = await inTenant(server.db, inside, (tx) =>
      tx
        .updateTable('member')
        .set((row) => ({ permission_version: sql<number>`${row.ref('permission_version')} + 1` }))
        .executeTakeFirst(),
    );
    seen.own += Number(touched.numUpdatedRows);
  } else await read(server, member, seen);
};

test('no request ever sees a row of another tenant over a pool of four connections', async () => {
  const server = await makeServer({ config: { poolSize: 4 } });
  const other = await server.addTenant('Other');
  const here = [await server.addMember({ role: 'cam' }), await server.addMember({ role: 'manager' })];
  const there = [await server.addMember({ role: 'cam', tenantId: other })];
  const everybody = [...here, ...there];
  const seen: Seen = { foreign: 0, own: 0, failed: 0, outside: 0 };
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < requests; at = next++) await oneRequest(server, everybody[at % everybody.length] as TestMember, at, seen);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  expect(seen).toMatchObject({ foreign: 0, outside: 0, failed: requests / 5 });
  // two members are here and one is there: seven of ten requests saw what is theirs
  expect(seen.own).toBeGreaterThan(requests * 0.7);
  expect(server.deps.pool.totalCount).toBeLessThanOrEqual(4);
  await server.close();
}, 900_000);

test('a deadlock between two requests is settled without either of them noticing', async () => {
  const server = await makeServer();
  const [one, two] = [await server.addMember({ role: 'cam' }), await server.addMember({ role: 'cam' })];
  const inside = { tenantId: server.tenantId, memberId: null };
  let tries = 0;
  const both = (first: string, second: string) =>
    inTenant(server.db, inside, async (tx) => {
      tries += 1;
      const rename = (id: string) =>
        tx
          .updateTable('member')
          .set({ name: `by ${first}` })
          .where('id', '=', id)
          .execute();
      await rename(first);
      await sql`SELECT pg_sleep(0.2)`.execute(tx);
      await rename(second);
    });
  await Promise.all([both(one.id, two.id), both(two.id, one.id)]);
  expect(tries).toBe(3);
  await server.close();
});
