import { sql } from 'kysely';
import { conflictTable } from '#shared/sync/tables.ts';
import { inTenant } from '../db/in-tenant.ts';
import type { ServerDb, ServerTx } from '../db/schema.ts';
import { takeNumber } from './counter.ts';
import { tenant } from './pg-reads.ts';

const day = 24 * 3600 * 1000;
/** Deleted rows are remembered so long that a device which was away for half a year still learns of them. */
const tombstoneDays = 180;
/** What was answered to pushes, and items of the inbox that were settled. */
const settledDays = 90;

/** Forgets old deletions. A device that has not seen them fetches everything anew: that is what the floor says. */
const forgetTombstones = async (tx: ServerTx, now: number): Promise<void> => {
  const { rows } = await sql<{ floor: number | null }>`
    WITH gone AS (
      DELETE FROM synced_row WHERE tenant_id = ${tenant} AND deleted AND deleted_at < ${now - tombstoneDays * day} RETURNING ver)
    SELECT max(ver) AS floor FROM gone`.execute(tx);
  const floor = rows[0]?.floor ?? null;
  if (floor === null) return;
  await sql`UPDATE sync_head SET tomb_floor = greatest(tomb_floor, ${floor}::bigint) WHERE id = ${tenant}`.execute(tx);
  await sql`DELETE FROM sync_bulk WHERE tenant_id = ${tenant} AND ver <= ${floor}::bigint`.execute(tx);
};

const forgetAnswers = async (tx: ServerTx, now: number): Promise<void> => {
  await sql`DELETE FROM mutation_result WHERE tenant_id = ${tenant} AND at < ${now - settledDays * day}`.execute(tx);
};

/** Settled items of the inbox go on every device, as a deletion that is meant. */
const dropSettled = async (tx: ServerTx, now: number): Promise<void> => {
  const old = sql`tenant_id = ${tenant} AND tbl = ${conflictTable.name} AND NOT deleted AND (fields ->> 'settled_at')::bigint < ${now - settledDays * day}`;
  const { rows } = await sql<{ id: string }>`SELECT id FROM synced_row WHERE ${old} ORDER BY id FOR UPDATE`.execute(tx);
  if (rows.length === 0) return;
  const ver = await takeNumber(tx);
  await sql`UPDATE synced_row SET deleted = true, deleted_at = ${now}, ver = ${ver} WHERE ${old}`.execute(tx);
  await tx.insertInto('sync_bulk').values({ tenant_id: tenant, ver }).execute();
};

/** Throws away what has been kept long enough, in every tenant, each step in a transaction of its own. `now`: milliseconds since 1970. */
export const cleanUp = async (db: ServerDb, now: number): Promise<void> => {
  const tenants = await db.selectFrom('tenant').select('id').execute();
  for (const { id } of tenants)
    for (const step of [forgetTombstones, forgetAnswers, dropSettled])
      await inTenant(db, { tenantId: id, memberId: null }, (tx) => step(tx, now));
};
