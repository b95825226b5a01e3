import type { ImportEntity } from '../mapping.ts';

/** Entries of the "needs attention" list by what they are known again by. */
export type KnownEntry = { id: string; print: string; state: 'open' | 'placed' | 'dismissed'; record_id: string | null };
/** True for an entry whose row came again with other cells and still waits, under an entry of its own. */
export const isReplaced = (entry: KnownEntry): boolean => entry.state === 'dismissed' && entry.record_id !== null;
export type AttentionIndex = {
  isEmpty: boolean;
  /** Entries for a row of this identity. */
  of(entity: ImportEntity, key: string): readonly KnownEntry[];
  has(entryId: string): boolean;
};

type Row = KnownEntry & { entity: string; row_key: string };

/** Indexes entries that lie in the store, oldest first. */
export const indexAttention = (rows: readonly Row[]): AttentionIndex => {
  const byKey = new Map<string, KnownEntry[]>();
  const ids = new Set<string>();
  for (const { entity, row_key, ...entry } of rows) {
    const key = `${entity} ${row_key}`;
    const known = byKey.get(key);
    if (known) known.push(entry);
    else byKey.set(key, [entry]);
    ids.add(entry.id);
  }
  return { isEmpty: rows.length === 0, of: (entity, key) => byKey.get(`${entity} ${key}`) ?? [], has: (id) => ids.has(id) };
};
