import { sql } from 'kysely';
import { addToDigest, type DigestSum, digestText, emptyDigest } from '#shared/sync/digest.ts';
import type { StoredRow } from '#shared/sync/merge.ts';
import type { ServerTx } from '../db/schema.ts';
import type { DeltaPlace, KeyedRow, PulledRow, RowKey, SyncReads } from './store.ts';

/** The tenant of the transaction: row-level security asks for it as well, and the index begins with it. */
export const tenant = sql<string>`current_setting('app.tenant')::uuid`;
/** The database's clock, in milliseconds. */
const nowMs = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

type FoundRow = { tbl: string; id: string; scope_id: string; ver: number; deleted: boolean } & Pick<StoredRow, 'fields' | 'clocks'>;

const keyed = ({ tbl, id, scope_id, ver, deleted, fields, clocks }: FoundRow): KeyedRow => ({
  tbl,
  id,
  row: { scope: scope_id, ver, deleted, fields, clocks },
});

/** Whole rows of these keys, in the order of table and id; `lock` keeps them from others until the transaction ends. */
export const findRows = async (tx: ServerTx, keys: readonly RowKey[], lock: boolean): Promise<KeyedRow[]> => {
  if (keys.length === 0) return [];
  const tables = keys.map(({ tbl }) => tbl);
  const ids = keys.map(({ id }) => id);
  const { rows } = await sql<FoundRow>`
    SELECT r.tbl, r.id, r.scope_id, r.ver, r.deleted, r.fields, r.clocks
    FROM synced_row r WHERE r.tenant_id = ${tenant} AND (r.tbl, r.id) IN (SELECT * FROM unnest(${tables}::text[], ${ids}::text[]))
    ORDER BY r.tbl, r.id ${lock ? sql`FOR UPDATE` : sql``}`.execute(tx);
  return rows.map(keyed);
};

/** What no one has written yet: the tenant's own id is its first epoch, so that reading needs no row. */
const headOf = async (tx: ServerTx): ReturnType<SyncReads['head']> => {
  const { rows } = await sql<{ seq: number; hlc: string; epoch: string; tomb_floor: number; safe: number; now: number }>`
    SELECT coalesce(h.seq, 0) AS seq, coalesce(h.hlc, '') AS hlc, coalesce(h.epoch, t.id::text) AS epoch,
      coalesce(h.tomb_floor, 0) AS tomb_floor, coalesce(h.safe, 0) AS safe, ${nowMs} AS now
    FROM tenant t LEFT JOIN sync_head h ON h.id = t.id WHERE t.id = ${tenant}`.execute(tx);
  const [head] = rows;
  if (!head) throw new Error('the transaction has no tenant');
  const { tomb_floor, ...rest } = head;
  return { ...rest, tombFloor: tomb_floor };
};

const pulled = ({ scope_id, ...row }: Omit<PulledRow, 'scope'> & { scope_id: string }): PulledRow => ({ ...row, scope: scope_id });

const deltaRows = async (tx: ServerTx, { scopes, after, to, limit }: Parameters<SyncReads['delta']>[0]): Promise<PulledRow[]> => {
  if (scopes.length === 0) return [];
  const place: DeltaPlace = after;
  const rows = await tx
    .selectFrom('synced_row')
    .select(['tbl', 'id', 'scope_id', 'ver', 'deleted', 'fields'])
    .where('tenant_id', '=', tenant)
    .where(sql<boolean>`scope_id = ANY(${[...scopes]}::text[])`)
    .where('ver', '>=', place.ver)
    .where('ver', '<=', to)
    .where(sql<boolean>`(ver, tbl, id) > (${place.ver}::bigint, ${place.tbl}, ${place.id})`)
    .orderBy('ver')
    .orderBy('tbl')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(pulled);
};

const snapshotRows = async (tx: ServerTx, { scopes, tables, after, limit }: Parameters<SyncReads['snapshot']>[0]): Promise<PulledRow[]> => {
  if (scopes.length === 0) return [];
  let query = tx
    .selectFrom('synced_row')
    .select(['tbl', 'id', 'scope_id', 'ver', 'deleted', 'fields'])
    .where('tenant_id', '=', tenant)
    .where(sql<boolean>`scope_id = ANY(${[...scopes]}::text[])`)
    .where(sql<boolean>`tbl = ANY(${[...tables]}::text[])`)
    .where('deleted', '=', false);
  if (after) query = query.where(sql<boolean>`(scope_id, tbl, id) > (${after.scope}, ${after.tbl}, ${after.id})`);
  return (await query.orderBy('scope_id').orderBy('tbl').orderBy('id').limit(limit).execute()).map(pulled);
};

const digestsOf = async (tx: ServerTx, scopes: readonly string[], tables: readonly string[]): ReturnType<SyncReads['digests']> => {
  const rows = await tx
    .selectFrom('synced_row')
    .select(['scope_id', 'tbl', 'id', 'ver'])
    .where('tenant_id', '=', tenant)
    .where(sql<boolean>`scope_id = ANY(${[...scopes]}::text[])`)
    .where(sql<boolean>`tbl = ANY(${[...tables]}::text[])`)
    .where('deleted', '=', false)
    .execute();
  const sums = new Map<string, DigestSum>();
  for (const { scope_id, tbl, id, ver } of rows) {
    const sum = sums.get(scope_id) ?? emptyDigest();
    sums.set(scope_id, sum);
    addToDigest(sum, tbl, id, ver);
  }
  return new Map([...sums].map(([scope, sum]) => [scope, digestText(sum)]));
};

/** What a transaction inside a tenant can read of sync. */
export const pgReads = (tx: ServerTx): SyncReads => ({
  head: () => headOf(tx),
  member: async (id) => {
    const row = await tx.selectFrom('member').select(['role', 'is_active']).where('id', '=', id).executeTakeFirst();
    return row ? { role: row.role, isActive: row.is_active } : null;
  },
  grants: async (memberId) => {
    const rows = await tx
      .selectFrom('scope_grant')
      .select(['scope_id', 'active', 'ver'])
      .where('tenant_id', '=', tenant)
      .where('member_id', '=', memberId)
      .orderBy('scope_id')
      .execute();
    return rows.map(({ scope_id, active, ver }) => ({ scope: scope_id, active, ver }));
  },
  rows: (keys) => findRows(tx, keys, false),
  snapshot: (wanted) => snapshotRows(tx, wanted),
  delta: (wanted) => deltaRows(tx, wanted),
  counts: async (scopes) => {
    const rows = await tx
      .selectFrom('synced_row')
      .select(['scope_id', 'tbl', sql<number>`count(*)::int`.as('rows')])
      .where('tenant_id', '=', tenant)
      .where(sql<boolean>`scope_id = ANY(${[...scopes]}::text[])`)
      .where('deleted', '=', false)
      .groupBy(['scope_id', 'tbl'])
      .execute();
    return rows.map(({ scope_id, tbl, rows: count }) => ({ scope: scope_id, tbl, rows: count }));
  },
  digests: (scopes, tables) => digestsOf(tx, scopes, tables),
  bulkDeletions: async (after) => {
    const rows = await tx.selectFrom('sync_bulk').select('ver').where('tenant_id', '=', tenant).where('ver', '>', after).execute();
    return new Set(rows.map(({ ver }) => ver));
  },
});
