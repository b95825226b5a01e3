import type { StoredRow } from '#shared/sync/merge.ts';
import { type KeyedRow, keyText, type RowKey } from '../store.ts';

/** The touched rows of one push as they stand after each operation, with a way back for groups that fail half-way. */
export type WorkingRows = {
  get(key: RowKey): StoredRow | undefined;
  set(key: RowKey, row: StoredRow): void;
  /** The rows that are to be written. */
  changed(): Array<KeyedRow & { isNew: boolean }>;
  /** Begins a step that can be undone. */
  mark(): void;
  undo(): void;
};

export const workingRows = (found: readonly KeyedRow[]): WorkingRows => {
  const before = new Map(found.map((keyed) => [keyText(keyed), keyed.row]));
  const after = new Map<string, KeyedRow>();
  let undone: Array<() => void> = [];
  return {
    get: (key) => after.get(keyText(key))?.row ?? before.get(keyText(key)),
    set: ({ tbl, id }, row) => {
      const text = keyText({ tbl, id });
      const last = after.get(text);
      undone.push(() => (last ? after.set(text, last) : after.delete(text)));
      after.set(text, { tbl, id, row });
    },
    changed: () => [...after.values()].map((keyed) => ({ ...keyed, isNew: !before.has(keyText(keyed)) })),
    mark: () => {
      undone = [];
    },
    undo: () => {
      for (const step of undone.reverse()) step();
      undone = [];
    },
  };
};
