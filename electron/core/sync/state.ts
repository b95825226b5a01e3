import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';

/**
 * What sync remembers beside the data, by key.
 * - `cursor`: everything up to this head is here; `token`: where a pull that was cut goes on; `epoch`: of the server; `safe`: the head that a backup of the server holds
 * - `incarnation` and `mid`: the numbering of this copy of the store and its last number
 * - `hlc`: the last stamp; `offset`: the server's clock minus this one, in milliseconds
 * - `schema`: of the app that synced last; `hidden`: columns that this member may not see; `again`: scopes to ask for whole; `rewrite`: the next
 *   pull counts whatever versions are here; `resend`: acknowledged changes go out again
 * - `brings`: what is here is to be sent as this member's own, after the first pull
 * - `parents`: the partner of rows that are gone while rows that hang on them are still here, by id
 * - `syncedAt`: when everything was exchanged last
 */
export type SyncState = {
  cursor: number;
  token: string | null;
  epoch: string | null;
  safe: number;
  incarnation: string;
  mid: number;
  hlc: string | null;
  offset: number;
  schema: number;
  hidden: Record<string, string[]>;
  again: string[];
  rewrite: boolean;
  resend: boolean;
  brings: boolean;
  parents: Record<string, string>;
  syncedAt: number | null;
};

const initial: SyncState = {
  cursor: 0,
  token: null,
  epoch: null,
  safe: 0,
  incarnation: '',
  mid: 0,
  hlc: null,
  offset: 0,
  schema: 0,
  hidden: {},
  again: [],
  rewrite: false,
  resend: false,
  brings: false,
  parents: {},
  syncedAt: null,
};

/** One remembered value, or how a new store has it. */
export const readState = <K extends keyof SyncState>(sqlite: Sqlite, key: K): SyncState[K] => {
  const row = prepared(sqlite, 'SELECT value FROM sync_state WHERE key = ?').get(key) as { value: string } | undefined;
  return row ? (JSON.parse(row.value) as SyncState[K]) : initial[key];
};

/** Remembers values; in the transaction that is open, if one is. */
export const writeState = (sqlite: Sqlite, values: Partial<SyncState>): void => {
  const write = prepared(
    sqlite,
    'INSERT INTO sync_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value',
  );
  for (const [key, value] of Object.entries(values)) write.run(key, JSON.stringify(value));
};
