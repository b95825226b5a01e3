import Database from 'better-sqlite3';
import { kyselyOn, type Sqlite } from '#core/db/open.ts';
import { migrate } from '#core/db/migrate.ts';
import { createEngine, type Engine, type EngineDeps } from '#core/sync/engine.ts';
import type { Remote } from '#core/sync/remote.ts';
import { syncTables } from '#shared/sync/tables.ts';

/** A store in memory with the engine on it, without the app around: `act` is one user action, one transaction. */
export type MemoryStore = {
  sqlite: Sqlite;
  engine: Engine;
  act(work: () => void): void;
  get(text: string, ...values: unknown[]): unknown;
  close(): void;
};

let stores = 0;

/** Opens a store that is connected to `remote` as a device of its own. */
export const openMemoryStore = async (remote: Remote, given: Partial<EngineDeps> = {}, file = ':memory:'): Promise<MemoryStore> => {
  const sqlite = new Database(file);
  const db = kyselyOn(sqlite);
  await migrate(sqlite, db, async () => '');
  stores += 1;
  let ids = 0;
  const store = stores;
  const engine = createEngine({
    sqlite,
    tables: syncTables,
    remote,
    device: `device-${store}`,
    schema: 4,
    newId: () => `id-${store}-${(ids += 1)}`,
    now: () => 1_800_000_000_000,
    elapsed: () => 0,
    transact: async (work) => {
      sqlite.exec('BEGIN');
      try {
        const result = await work();
        sqlite.exec('COMMIT');
        return result;
      } catch (error) {
        if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
        throw error;
      }
    },
    breathe: async () => undefined,
    ...given,
  });
  return {
    sqlite,
    engine,
    act: (work) => {
      sqlite.exec('BEGIN');
      work();
      engine.stamp();
      sqlite.exec('COMMIT');
    },
    get: (text, ...values) => sqlite.prepare(text).get(...values),
    close: () => sqlite.close(),
  };
};
