import type { Entry } from '#shared/api/partner-records.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';

/** A record as the contract gives it; a value that is not named is not there. */
export const entryRow = (kind: RecordKey, id: string, values: Entry['values'], more: Partial<Entry> = {}): Entry => ({
  id,
  kind,
  partnerId: 'p1',
  partner: 'Acme',
  externalId: null,
  values,
  note: null,
  version: 1,
  updatedAt: 0,
  standing: null,
  needsAttention: false,
  ...more,
});
export const usd = (minor: number): { minor: number; currency: string } => ({ minor, currency: 'USD' });
export const refer = (id: string, title = id): { id: string; title: string } => ({ id, title });
