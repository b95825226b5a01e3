import { sql } from 'kysely';
import type { OperationResult } from '#shared/sync/protocol.ts';
import { recomputeGrants } from '../access/grants.ts';
import { type AuditEnd, appendAudit, lockAudit } from '../audit/append.ts';
import { inTenant } from '../db/in-tenant.ts';
import type { ServerDb, ServerTx } from '../db/schema.ts';
import { takeNumber } from './counter.ts';
import { findRows, pgReads, tenant } from './pg-reads.ts';
import { writeRows } from './pg-rows.ts';
import type { Principal, Receipt, Sender, SyncStore, SyncWrites } from './store.ts';

const lockSender = async (tx: ServerTx, deviceId: string, incarnation: string): Promise<Sender> => {
  const { rows } = await sql<Sender>`
    INSERT INTO sync_sender AS s (tenant_id, device_id, incarnation, last_mid, hlc, protocol, seen_at) VALUES (${tenant}, ${deviceId}, ${incarnation}, 0, NULL, 0, 0)
    ON CONFLICT (tenant_id, device_id, incarnation) DO UPDATE SET last_mid = s.last_mid RETURNING last_mid AS last, hlc`.execute(tx);
  const [sender] = rows;
  if (!sender) throw new Error('the numbering could not be locked');
  return sender;
};

const finish = async (
  tx: ServerTx,
  { deviceId, incarnation, last, hlc, protocol, receipt, ver, now }: Parameters<SyncWrites['finish']>[0],
): Promise<void> => {
  const first = receipt.stamps[0]?.[0] ?? last;
  await sql`WITH moved AS (
      UPDATE sync_sender SET last_mid = ${last}, hlc = ${hlc}, protocol = ${protocol}, seen_at = ${now}
      WHERE tenant_id = ${tenant} AND device_id = ${deviceId} AND incarnation = ${incarnation})
    INSERT INTO mutation_result (tenant_id, device_id, incarnation, first_mid, last_mid, stamps, results, ver, at)
    VALUES (${tenant}, ${deviceId}, ${incarnation}, ${first}, ${last}, ${JSON.stringify(receipt.stamps)}, ${JSON.stringify(receipt.results)}, ${ver}, ${now})`.execute(
    tx,
  );
};

const receiptsOf = async (tx: ServerTx, deviceId: string, incarnation: string, from: number, to: number): Promise<Receipt[]> => {
  const rows = await tx
    .selectFrom('mutation_result')
    .select(['stamps', 'results'])
    .where('tenant_id', '=', tenant)
    .where('device_id', '=', deviceId)
    .where('incarnation', '=', incarnation)
    .where('last_mid', '>=', from)
    .where('first_mid', '<=', to)
    .orderBy('last_mid')
    .execute();
  return rows.map(({ stamps, results }) => ({ stamps: stamps as Array<[number, string]>, results: results as OperationResult[] }));
};

const assignAll = async (tx: ServerTx, owners: ReadonlyMap<string, string | null>, now: number): Promise<void> => {
  const partners = [...owners.keys()].sort();
  const members = partners.map((partner) => owners.get(partner) ?? null);
  await sql`DELETE FROM assignment WHERE tenant_id = ${tenant} AND kind = 'cam' AND partner_id = ANY(${partners}::uuid[])`.execute(tx);
  await sql`INSERT INTO assignment (tenant_id, partner_id, member_id, kind, created_at)
    SELECT ${tenant}, given.partner, given.member, 'cam', ${now}::bigint FROM unnest(${partners}::uuid[], ${members}::uuid[]) AS given (partner, member)
    WHERE given.member IS NOT NULL ON CONFLICT DO NOTHING`.execute(tx);
};

/** The chain of the tenant, whose end is locked first and added to once. */
const auditOf = (tx: ServerTx): Pick<SyncWrites, 'holdAudit' | 'audit'> => {
  let end: AuditEnd | null = null;
  return {
    holdAudit: async ({ tenantId }) => {
      end = await lockAudit(tx, tenantId);
    },
    audit: async ({ principal: { tenantId, memberId, deviceId }, now, newId }, entries) => {
      if (!end) throw new Error('the end of the chain is not held');
      await appendAudit(tx, { tenantId, actor: memberId, device: deviceId, now, newId }, entries, end);
      end = null;
    },
  };
};

/** What one push does, inside a transaction of its tenant. */
export const pgWrites = (tx: ServerTx, reads: ReturnType<typeof pgReads> = pgReads(tx)): SyncWrites => ({
  ...reads,
  ...auditOf(tx),
  sender: (deviceId, incarnation) => lockSender(tx, deviceId, incarnation),
  receipts: (deviceId, incarnation, from, to) => receiptsOf(tx, deviceId, incarnation, from, to),
  lock: (keys) => findRows(tx, keys, true),
  members: async (ids) => {
    if (ids.length === 0) return new Map();
    const rows = await tx
      .selectFrom('member')
      .select(['id', 'role', 'is_active'])
      .where(sql<boolean>`id::text = ANY(${[...ids]}::text[])`)
      .execute();
    return new Map(rows.map(({ id, role, is_active }) => [id, { role, isActive: is_active }]));
  },
  assign: (owners, now) => assignAll(tx, owners, now),
  quarantine: async ({ id, principal: { memberId, deviceId }, incarnation, operations, now }) => {
    const about = { id, member_id: memberId, device_id: deviceId, incarnation, at: now, state: 'held' as const };
    await tx
      .insertInto('quarantine')
      .values({ tenant_id: tenant, ...about, operations: JSON.stringify(operations) })
      .execute();
  },
  next: (hlc) => takeNumber(tx, hlc),
  regrant: async (partnerIds, ver) => {
    await recomputeGrants(tx, { partnerIds }, ver);
    reads.forget();
  },
  write: (rows, ver) => writeRows(tx, rows, ver),
  markBulk: async (ver) => {
    await tx.insertInto('sync_bulk').values({ tenant_id: tenant, ver }).execute();
  },
  finish: (wanted) => finish(tx, wanted),
});

/** The data of one tenant on PostgreSQL. */
export const pgStore = (db: ServerDb, { tenantId, memberId }: Principal): SyncStore => ({
  write: (work) => inTenant(db, { tenantId, memberId }, (tx) => work(pgWrites(tx, pgReads(tx, memberId, true)))),
  read: (work) => inTenant(db, { tenantId, memberId }, (tx) => work(pgReads(tx, memberId)), { snapshot: true, readOnly: true }),
});
