import type { HistoryEntry } from './history-values.ts';

const isMirror = (a: HistoryEntry, b: HistoryEntry): boolean =>
  a.changes.length > 0 &&
  a.changes.length === b.changes.length &&
  a.changes.every(({ field, before, after }) =>
    b.changes.some((change) => change.field === field && change.before === after && change.after === before),
  );

const undoes = (newer: HistoryEntry, older: HistoryEntry): boolean => {
  if (newer.entity !== older.entity || newer.recordId !== older.recordId) return false;
  if (older.action === 'created') return newer.action === 'removed';
  if (older.action === 'removed') return newer.action === 'created';
  return newer.action === 'changed' && isMirror(newer, older);
};

/** The steps that have nothing left to take back: each of their entries was turned round by a newer one that still stands. `all`: newest first. */
export const stepsTakenBack = (all: readonly HistoryEntry[]): ReadonlySet<string> => {
  const standing: HistoryEntry[] = [];
  const open = new Set<string>();
  for (const entry of all) {
    if (standing.some((newer) => undoes(newer, entry))) continue;
    standing.push(entry);
    open.add(entry.id);
  }
  return new Set(all.map(({ id }) => id).filter((id) => !open.has(id)));
};
