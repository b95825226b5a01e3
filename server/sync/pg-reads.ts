import { sql } from 'kysely';
import type { MemberRole } from '#shared/access/roles.ts';
import { addToDigest, type DigestSum, digestText, emptyDigest } from '#shared/sync/digest.ts';
import type { StoredRow } from '#shared/sync/merge.ts';
import type { ServerTx } from '../db/schema.ts';
import type { Grant, Head, KeyedRow, Member, PulledRow, RowKey, SyncReads } from './store.ts';

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

type Opening = { head: Head; member: Member | null; grants: Grant[] | null };

/**
 * What every request reads first, in one question: the order of the tenant, the member and, for a request that writes, what he holds. What no one has written yet needs no
 * row: the tenant's own id is its first epoch.
 */
const opening = async (tx: ServerTx, memberId: string, withGrants: boolean): Promise<Opening> => {
  const grantsOf = sql`(SELECT coalesce(json_agg(json_build_object('scope', g.scope_id, 'active', g.active, 'ver', g.ver)), '[]')
    FROM scope_grant g WHERE g.tenant_id = t.id AND g.member_id = ${memberId})`;
  const { rows } = await sql<
    Omit<Head, 'tombFloor'> & { tomb_floor: number; role: MemberRole | null; is_active: boolean; grants: Grant[] | null }
  >`
    SELECT coalesce(h.seq, 0) AS seq, coalesce(h.hlc, '') AS hlc, coalesce(h.epoch, t.id::text) AS epoch,
      coalesce(h.tomb_floor, 0) AS tomb_floor, coalesce(h.safe, 0) AS safe, ${nowMs} AS now, m.role, m.is_active,
      ${withGrants ? grantsOf : sql`NULL`} AS grants
    FROM tenant t LEFT JOIN sync_head h ON h.id = t.id LEFT JOIN member m ON m.tenant_id = t.id AND m.id = ${memberId}
    WHERE t.id = ${tenant}`.execute(tx);
  const [found] = rows;
  if (!found) throw new Error('the transaction has no tenant');
  const { tomb_floor, role, is_active, grants, ...head } = found;
  return { head: { ...head, tombFloor: tomb_floor }, member: role === null ? null : { role, isActive: is_active }, grants };
};

const grantsOfMember = async (tx: ServerTx, memberId: string): Promise<Grant[]> => {
  const { rows } =
    await sql<Grant>`SELECT scope_id AS scope, active, ver FROM scope_grant WHERE tenant_id = ${tenant} AND member_id = ${memberId}`.execute(
      tx,
    );
  return rows;
};

const pulled = ({ scope_id, ...row }: Omit<PulledRow, 'scope'> & { scope_id: string }): PulledRow => ({ ...row, scope: scope_id });

const deltaRows = async (tx: ServerTx, { scopes, after, to, limit }: Parameters<SyncReads['delta']>[0]): Promise<PulledRow[]> => {
  if (scopes.length === 0) return [];
  // as a join: for a long list of constants the planner would weigh each of them
  const { rows } = await sql<Omit<PulledRow, 'scope'> & { scope_id: string }>`
    SELECT r.tbl, r.id, r.scope_id, r.ver, r.deleted, r.fields
    FROM unnest(${[...scopes]}::text[]) AS held (scope) JOIN synced_row r ON r.tenant_id = ${tenant} AND r.scope_id = held.scope COLLATE "C"
    WHERE r.ver >= ${after.ver}::bigint AND r.ver <= ${to}::bigint AND (r.ver, r.tbl, r.id) > (${after.ver}::bigint, ${after.tbl}, ${after.id})
    ORDER BY r.ver, r.tbl, r.id LIMIT ${limit}`.execute(tx);
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

const nobody = '00000000-0000-0000-0000-000000000000';

/** What a transaction can read of sync. What it reads of the member `reader`, and of the tenant's order, it asks for once, `withGrants` together with what he holds; `forget` makes it ask again. */
export const pgReads = (tx: ServerTx, reader: string = nobody, withGrants = false): SyncReads & { forget(): void } => {
  let asked: Promise<Opening> | null = null;
  const opened = (memberId: string): Promise<Opening> => {
    if (memberId !== reader) return opening(tx, memberId, false);
    return (asked ??= opening(tx, reader, withGrants));
  };
  return {
    forget: () => {
      asked = null;
    },
    head: async () => (await opened(reader)).head,
    member: async (id) => (await opened(id)).member,
    grants: async (id) => (await opened(id)).grants ?? (await grantsOfMember(tx, id)),
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
  };
};
