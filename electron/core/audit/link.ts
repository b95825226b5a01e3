import { createHash } from 'node:crypto';

/** One change as the chain holds it. `before` and `after` are JSON texts. */
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

/**
 * The hash of a link: SHA-256 over its values in a fixed order, the hash of the link before among them. JSON of a list is one text for one list of values,
 * so no two links share a text.
 */
export const hashOf = (link: AuditLink): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        link.prev_hash,
        link.seq,
        link.id,
        link.step,
        link.at,
        link.entity,
        link.record_id,
        link.partner_id,
        link.action,
        link.before,
        link.after,
        link.actor,
        link.device,
      ]),
    )
    .digest('hex');
