import type { ServerTx } from '../db/schema.ts';
import { type AuditLink, hashOf, noHash } from './link.ts';

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

/** The end of the tenant's chain, locked until the transaction ends: no two links get the same place. */
const lockedHead = async (tx: ServerTx, tenantId: string): Promise<{ seq: number; hash: string }> => {
  const first = { tenant_id: tenantId, seq: 0, hash: noHash };
  await tx
    .insertInto('audit_head')
    .values(first)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return await tx.selectFrom('audit_head').select(['seq', 'hash']).where('tenant_id', '=', tenantId).forUpdate().executeTakeFirstOrThrow();
};

/**
 * Adds changes to the end of the tenant's chain, in the transaction that makes them. Everybody who writes waits for the end of the chain, so this comes
 * after all other work of the transaction but the sync counter.
 */
export const appendAudit = async (tx: ServerTx, by: AuditBy, entries: readonly AuditEntry[]): Promise<void> => {
  if (entries.length === 0) return;
  const { tenantId } = by;
  let { seq, hash } = await lockedHead(tx, tenantId);
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
  await tx.insertInto('audit').values(rows).execute();
  await tx.updateTable('audit_head').set({ seq, hash }).where('tenant_id', '=', tenantId).execute();
};
