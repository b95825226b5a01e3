import Database from 'better-sqlite3';
import { kyselyOn, type Sqlite } from '#core/db/open.ts';
import { clientMigrations } from '#migrations/client/index.ts';
import { simTables } from './sim-tables.ts';

const ofSync = ['outbox', 'outbox_sent', 'sync_state', 'sync_account', 'sync_refused', 'sync_parked', 'sync_held', 'sync_log'];

/** The bytes of an empty store: the product's own migrations, of which only the tables of the histories are kept, so that one opens fast. */
export const emptyStore = async (): Promise<Buffer> => {
  const sqlite = new Database(':memory:');
  const db = kyselyOn(sqlite);
  for (const { migration } of clientMigrations) await db.transaction().execute((trx) => migration.up(trx));
  const kept = new Set([...ofSync, ...simTables.map(({ name }) => name)]);
  const views = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'").all() as Array<{ name: string }>;
  for (const { name } of views) sqlite.exec(`DROP VIEW ${name}`);
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all() as Array<{
    name: string;
  }>;
  for (const { name } of tables) if (!kept.has(name)) sqlite.exec(`DROP TABLE IF EXISTS ${name}`);
  sqlite.exec('VACUUM');
  const bytes = sqlite.serialize();
  sqlite.close();
  return bytes;
};

/** A store in memory from the bytes of another. */
export const openStore = (bytes: Buffer): Sqlite => {
  const sqlite = new Database(bytes);
  sqlite.pragma('foreign_keys = 1');
  return sqlite;
};
