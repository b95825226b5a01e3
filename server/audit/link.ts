import { createHash } from 'node:crypto';

/** One change as the chain of a tenant holds it. `before` and `after` are JSON texts; `at` is milliseconds since 1970. */
export type AuditLink = {
  seq: number;
  id: string;
  step: string;
  at: number;
  entity: string;
  record_id: string;
  partner_id: string | null;
  action: string;
  before: string | null;
  after: string | null;
  actor: string;
  device: string;
  prev_hash: string;
};

/** What the first link follows. */
export const noHash = '0'.repeat(64);

const order = [
  'prev_hash',
  'seq',
  'id',
  'step',
  'at',
  'entity',
  'record_id',
  'partner_id',
  'action',
  'before',
  'after',
  'actor',
  'device',
] as const satisfies ReadonlyArray<keyof AuditLink>;

/** The hash of a link: SHA-256 over its values in a fixed order, the tenant first and the hash of the link before among them. */
export const hashOf = (tenantId: string, link: AuditLink): string =>
  createHash('sha256')
    .update(JSON.stringify([tenantId, ...order.map((name) => link[name])]))
    .digest('hex');
