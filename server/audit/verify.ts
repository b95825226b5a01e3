import { type AuditLink, noHash } from '#shared/domain/audit-link.ts';
import type { ServerTx } from '../db/schema.ts';
import { hashOf } from './link.ts';

/** What became of a chain. `broken`: the first link that does not hold, by its place, with the reason. */
export type AuditReport = { links: number; broken: { seq: number; reason: string } | null };

const page = 1_000;

const brokenLink = (tenantId: string, row: AuditLink & { hash: string }, expected: number, previous: string): string | null => {
  if (row.seq !== expected) return `change ${expected} is missing`;
  if (row.prev_hash !== previous) return `change ${row.seq} does not follow the one before it`;
  return hashOf(tenantId, row) === row.hash ? null : `change ${row.seq} is not as it was written`;
};

/** Walks the chain of the tenant whose transaction this is, and names the first link that is missing, moved or altered. Read it in a snapshot. */
export const verifyAudit = async (tx: ServerTx, tenantId: string): Promise<AuditReport> => {
  let links = 0;
  let previous = noHash;
  for (;;) {
    const rows = await tx.selectFrom('audit').selectAll().where('seq', '>', links).orderBy('seq').limit(page).execute();
    for (const row of rows) {
      const reason = brokenLink(tenantId, row, links + 1, previous);
      if (reason !== null) return { links, broken: { seq: links + 1, reason } };
      previous = row.hash;
      links += 1;
    }
    if (rows.length < page) break;
  }
  const head = (await tx.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst()) ?? { seq: 0, hash: noHash };
  if (head.seq > links) return { links, broken: { seq: links + 1, reason: `change ${links + 1} is missing` } };
  if (head.seq < links || head.hash !== previous)
    return { links, broken: { seq: links, reason: `change ${links} is not the one that was written last` } };
  return { links, broken: null };
};
