import { z } from 'zod';
import { query } from './define.ts';

/** One link of the audit chain (M64): who changed what, when and on which device, what it was and what it became. */
const AuditLink = z.object({
  /** Place in the chain, from 1; null for changes older than the chain. */
  seq: z.int().nullable(),
  at: z.int(),
  actor: z.string().nullable(),
  device: z.string().nullable(),
  /** The table, or `import`, `sample`, `setting`, `qbr_section`. */
  entity: z.string(),
  recordId: z.string(),
  partnerId: z.string().nullable(),
  partner: z.string().nullable(),
  action: z.string(),
  before: z.record(z.string(), z.json()).nullable(),
  after: z.record(z.string(), z.json()).nullable(),
  hash: z.string().nullable(),
});

export const auditApi = {
  /**
   * The audit trail, newest first; everything that was ever changed, records and settings alike. What an import or a sample created has one link together, with counts (and the
   * digest of the files), and so has its removal; the records themselves are not in the chain. `below`: only links before this place.
   */
  'audit.list': query(
    z.object({
      partnerId: z.string().optional(),
      entity: z.string().max(60).optional(),
      below: z.int().min(1).optional(),
      limit: z.int().min(1).max(1000).default(200),
    }),
    z.object({ links: z.array(AuditLink), total: z.int() }),
  ),
} as const;
