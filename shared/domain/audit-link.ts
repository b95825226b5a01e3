/** One change as a chain holds it. `before` and `after` are JSON texts; `at` is milliseconds since 1970. */
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

// chains that exist were hashed in this order
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

/**
 * The text of a link that is hashed: its values in a fixed order, the hash of the link before first, and the tenant before that where a chain belongs to one (null: a
 * chain of a device). JSON of a list is one text for one list of values, so no two links share a text.
 */
export const linkText = (tenantId: string | null, link: AuditLink): string =>
  JSON.stringify([...(tenantId === null ? [] : [tenantId]), ...order.map((name) => link[name])]);
