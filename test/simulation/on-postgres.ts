import { sql } from 'kysely';
import { recomputeGrants } from '#server/access/grants.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import type { ServerTx } from '#server/db/schema.ts';
import { takeNumber } from '#server/sync/counter.ts';
import { writeRows } from '#server/sync/pg-rows.ts';
import { pgStore } from '#server/sync/pg-store.ts';
import { type KeyedRow, keyText } from '#server/sync/store.ts';
import type { TestServer } from '#test/support/make-server.ts';
import { createLocks } from './locks.ts';
import { deviceIds, deviceOwners, people } from './people.ts';
import { seedState } from './seed-state.ts';
import { keep, type ServerState } from './server-state.ts';
import type { MakeBackend } from './sim-server.ts';
import type { Elsewhere } from './world.ts';

/** Everything that the tenant's database holds, as the checks read it. */
const readAll = async (tx: ServerTx, before: ServerState): Promise<ServerState> => {
  const head = await tx.selectFrom('sync_head').selectAll().executeTakeFirstOrThrow();
  const rows = await tx.selectFrom('synced_row').selectAll().execute();
  const members = await tx.selectFrom('member').select(['id', 'role', 'is_active', 'manager_id']).execute();
  const grants = await tx.selectFrom('scope_grant').selectAll().execute();
  const assignments = await tx.selectFrom('assignment').select(['partner_id', 'member_id', 'kind']).execute();
  const sameOr = (row: KeyedRow): KeyedRow => {
    const known = before.rows.get(keyText(row));
    return known && JSON.stringify(known) === JSON.stringify(row) ? known : row;
  };
  const keyed = rows.map(({ tbl, id, scope_id, ver, deleted, fields, clocks }) =>
    sameOr({ tbl, id, row: { scope: scope_id, ver: Number(ver), deleted, fields, clocks } }),
  );
  return {
    ...before,
    seq: Number(head.seq),
    hlc: head.hlc,
    epoch: head.epoch,
    tombFloor: Number(head.tomb_floor),
    safe: Number(head.safe),
    rows: new Map(keyed.map((row) => [keyText(row), row])),
    members: new Map(members.map(({ id, role, is_active, manager_id }) => [id, { role, isActive: is_active, managerId: manager_id }])),
    assignments: assignments.map(({ partner_id, member_id, kind }) => ({ partnerId: partner_id, memberId: member_id, kind })),
    grants: new Map(
      grants.map(({ member_id, scope_id, role, active, ver }) => [
        `${member_id} ${scope_id}`,
        { memberId: member_id, scope: scope_id, role, active, ver: Number(ver) },
      ]),
    ),
  };
};

/** Brings the database from one state to the other, under the number of this write. */
const bring = async (tx: ServerTx, tenantId: string, before: ServerState, after: ServerState, ver: number): Promise<void> => {
  for (const [id, { role, isActive }] of after.members)
    if (before.members.get(id) !== after.members.get(id))
      await tx.updateTable('member').set({ role, is_active: isActive }).where('id', '=', id).execute();
  const changed = [...after.rows]
    .filter(([key, row]) => before.rows.get(key) !== row)
    .map(([key, row]) => ({ ...row, isNew: !before.rows.has(key) }));
  await writeRows(tx, changed, ver);
  for (const [key, { tbl, id }] of before.rows)
    if (!after.rows.has(key)) await tx.deleteFrom('synced_row').where('tbl', '=', tbl).where('id', '=', id).execute();
  await tx.deleteFrom('assignment').execute();
  const assignments = after.assignments.map(({ partnerId, memberId, kind }) => ({
    tenant_id: tenantId,
    partner_id: partnerId,
    member_id: memberId,
    kind,
    created_at: 1,
  }));
  if (assignments.length > 0) await tx.insertInto('assignment').values(assignments).execute();
  await sql`UPDATE sync_head SET tomb_floor = ${after.tombFloor}::bigint WHERE id = ${tenantId}`.execute(tx);
  await recomputeGrants(
    tx,
    { memberIds: [...after.members.keys()], partnerIds: [...new Set(after.assignments.map(({ partnerId }) => partnerId))] },
    ver,
  );
};

/** The server's data in a real PostgreSQL: one call after the other, so that a seed stays one history. */
export const onPostgres = (server: TestServer): Elsewhere => {
  const { db, tenantId } = server;
  const inside = { tenantId, memberId: null };
  let busy = 0;
  const locks = createLocks();
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    busy += 1;
    const release = await locks.take('database');
    try {
      return await work();
    } finally {
      release();
      busy -= 1;
    }
  };

  const makeBackend: MakeBackend = async ({ newId, committed }) => {
    const wanted = seedState(newId(), Date.now());
    let state: ServerState = { ...keep(wanted), rows: new Map(), assignments: [] };
    const readState = async (): Promise<void> => {
      const before = state;
      state = await inTenant(db, inside, (tx) => readAll(tx, before));
      if (state.seq !== before.seq) committed(before, state);
    };
    await inTenant(db, inside, async (tx) => {
      const ids = Object.entries(people);
      await tx
        .insertInto('member')
        .values(
          ids.map(([name, { id, role }]) => ({
            tenant_id: tenantId,
            id,
            email: `${name}@example.com`,
            name,
            role,
            manager_id: null,
            is_active: true,
            created_at: 1,
          })),
        )
        .execute();
      for (const { id, manager } of Object.values(people))
        if (manager) await tx.updateTable('member').set({ manager_id: people[manager].id }).where('id', '=', id).execute();
      for (const [name, owner] of Object.entries(deviceOwners))
        await tx
          .insertInto('device')
          .values({ tenant_id: tenantId, id: deviceIds[name] ?? '', member_id: people[owner].id, name, created_at: 1 })
          .execute();
      await bring(tx, tenantId, state, wanted, await takeNumber(tx));
    });
    state = await inTenant(db, inside, (tx) => readAll(tx, state));
    return {
      tenantId,
      state: () => state,
      replace: () => {
        throw new Error('a restore needs a database of its own');
      },
      store: (principal) => {
        const store = pgStore(db, principal);
        return {
          read: (work) => alone(() => store.read(work)),
          write: (work) =>
            alone(async () => {
              const answer = await store.write(work);
              await readState();
              return answer;
            }),
        };
      },
      administer: (change) =>
        alone(async () => {
          await inTenant(db, inside, async (tx) => {
            const ver = await takeNumber(tx);
            const after = { ...keep(state), seq: ver };
            change(after, ver);
            await bring(tx, tenantId, state, after, ver);
          });
          await readState();
        }),
    };
  };

  const settle = async (): Promise<void> => {
    do await new Promise((resolve) => setImmediate(resolve));
    while (busy > 0);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { makeBackend, settle, start: Date.now() };
};
