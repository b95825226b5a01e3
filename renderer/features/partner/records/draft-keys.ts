import type { RecordKey } from '#shared/domain/records/record-kinds.ts';

/** The name of the draft of a stored record's form. */
export const entryDraftKey = (kind: RecordKey, id: string): string => `entry.${kind}.${id}`;
/** The name of the draft of a new record: one for each partner, and for each record under which it begins. */
export const newDraftKey = (kind: RecordKey, partnerId: string, given: Readonly<Record<string, string>> = {}): string =>
  ['entry', kind, 'new', partnerId, ...Object.values(given)].join('.');
