import { type AuditLink, noHash } from '#shared/domain/audit-link.ts';
import type { ServerTx } from '../db/schema.ts';
import { hashOf } from './link.ts';

/** Who changes, on what device and when; `actor` is the member's id, or `server` for a command of the one who runs it. */
export type AuditBy = { tenantId: string; actor: string; device: string; now: number; newId(): string };

/** One change for the chain; `before` null: made, `after` null: gone. Changes of one step belong together. Never passwords or keys. */
export type AuditEntry = {
  step: string;
  entity: string;
  recordId: string;
  partnerId: string | null;
  before: unknown;
  after: unknown;
};

const isNothing = (value: unknown): boolean => value === null || value === undefined;
/** As PostgreSQL keeps a text: without the character that ends one in C, and without half characters. */
const asKept = (text: string): string => text.toWellFormed().replaceAll('\0', '');
const asJson = (value: unknown): string | null => (isNothing(value) ? null : asKept(JSON.stringify(value)));
const actionOf = ({ before, after }: AuditEntry): string => (isNothing(before) ? 'created' : isNothing(after) ? 'removed' : 'changed');

/** The end of a tenant's chain. */
export type AuditEnd = { seq: number; hash: string };

/**
 * The end of the tenant's chain, locked until the transaction ends: no two links get the same place. Everybody who writes waits here, so take it after every other
 * lock of the transaction but the sync counter, and always before that.
 */
export const lockAudit = async (tx: ServerTx, tenantId: string): Promise<AuditEnd> => {
  const locked = () => tx.selectFrom('audit_head').select(['seq', 'hash']).where('tenant_id', '=', tenantId).forUpdate();
  const end = await locked().executeTakeFirst();
  if (end) return end;
  await tx
    .insertInto('audit_head')
    .values({ tenant_id: tenantId, seq: 0, hash: noHash })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return await locked().executeTakeFirstOrThrow();
};

/** Adds changes to the end of the tenant's chain, in the transaction that makes them. `end`: where it ends, when that is locked already; good for one call. */
export const appendAudit = async (tx: ServerTx, by: AuditBy, entries: readonly AuditEntry[], end?: AuditEnd): Promise<void> => {
  if (entries.length === 0) return;
  const { tenantId } = by;
  let { seq, hash } = end ?? (await lockAudit(tx, tenantId));
  const rows = entries.map((entry) => {
    seq += 1;
    const link: AuditLink = {
      seq,
      id: by.newId(),
      step: asKept(entry.step),
      at: by.now,
      entity: asKept(entry.entity),
      record_id: asKept(entry.recordId),
      partner_id: entry.partnerId === null ? null : asKept(entry.partnerId),
      action: actionOf(entry),
      before: asJson(entry.before),
      after: asJson(entry.after),
      actor: asKept(by.actor),
      device: asKept(by.device),
      prev_hash: hash,
    };
    hash = hashOf(tenantId, link);
    return { tenant_id: tenantId, ...link, hash };
  });
  await tx
    .with('added', (add) => add.insertInto('audit').values(rows))
    .updateTable('audit_head')
    .set({ seq, hash })
    .where('tenant_id', '=', tenantId)
    .execute();
};
