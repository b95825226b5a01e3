import Database, { type Statement } from 'better-sqlite3';
import { type DatabaseConnection, Kysely, type SqliteDatabase, SqliteDialect, SqliteDriver } from 'kysely';
import { AppError } from '#shared/domain/errors.ts';
import type { Db } from './schema.ts';

export type Sqlite = Database.Database;

/** "QDK1": marks our files for `file` and for us. */
export const applicationId = 0x51444b31;

const busyTimeout = 5000;

/** The settings that every connection must have, and that are read back. */
const settings: ReadonlyArray<readonly [pragma: string, value: string | number, readBack: string | number]> = [
  ['synchronous', 'FULL', 2],
  ['temp_store', 'MEMORY', 2],
  ['foreign_keys', 1, 1],
  ['secure_delete', 1, 1],
  ['trusted_schema', 0, 0],
  ['cell_size_check', 1, 1],
  ['busy_timeout', busyTimeout, busyTimeout],
  ['journal_size_limit', 64 * 1024 * 1024, 64 * 1024 * 1024],
  // a page cache of at most 192 MB, filled as pages are read: an encrypted page costs a decryption each time it is read again, and a large network walks some 100 MB for its portfolio
  ['cache_size', -196_608, -196_608],
];

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Turns what SQLite says of an unreadable file into ours. The key was checked before, so an unreadable page is damage and not a wrong key. */
export const asStoreError = (error: unknown, dir: string): unknown => {
  const code = codeOf(error);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return new AppError('STORE_DAMAGED', {}, { cause: error });
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') return new AppError('STORE_IN_USE', {}, { cause: error });
  if (code === 'SQLITE_FULL') return new AppError('DISK_FULL', {}, { cause: error });
  if (code === 'SQLITE_CANTOPEN' || code.startsWith('SQLITE_READONLY')) return new AppError('STORE_READ_ONLY', { dir }, { cause: error });
  return error;
};

/** Sets the cipher and the raw key on a fresh handle. The key is used as it is; the passphrase was stretched before. */
export const setKey = (sqlite: Sqlite, key: Uint8Array): void => {
  sqlite.pragma(`cipher='sqlcipher'`);
  sqlite.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
};

/** Opens an encrypted file with the settings of the house, each read back. `readonly` handles cannot write, whatever runs on them. */
export const openSqlite = (file: string, key: Uint8Array, options: { readonly: boolean; mustExist: boolean }): Sqlite => {
  const sqlite = new Database(file, { readonly: options.readonly, fileMustExist: options.mustExist });
  try {
    setKey(sqlite, key);
    // the first read; throws when the key does not fit the file
    sqlite.pragma('user_version', { simple: true });
    sqlite.prepare('SELECT count(*) FROM sqlite_master').get();
    if (!options.readonly) {
      const mode = sqlite.pragma('journal_mode = WAL', { simple: true });
      if (mode !== 'wal') throw new AppError('STORE_SETTING', { setting: 'journal_mode', found: String(mode) });
      if (process.platform === 'darwin') {
        sqlite.pragma('fullfsync = 1');
        sqlite.pragma('checkpoint_fullfsync = 1');
      }
    }
    for (const [pragma, value, expected] of settings) {
      sqlite.pragma(`${pragma} = ${value}`);
      const found = sqlite.pragma(pragma, { simple: true });
      if (found !== expected) throw new AppError('STORE_SETTING', { setting: pragma, found: String(found) });
    }
    if (options.readonly) sqlite.pragma('query_only = 1');
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
};

/** So many statements stay prepared; the one that was used longest ago makes room. */
const keptStatements = 500;

/** Prepares a text once: nearly all of what Kysely adds to a small read is preparing it again. A statement that is still being read row by row is not shared. */
const preparingOnce = (sqlite: Sqlite): SqliteDatabase => {
  const kept = new Map<string, Statement>();
  return {
    close: () => sqlite.close(),
    prepare: (text) => {
      const found = kept.get(text);
      if (found?.busy) return sqlite.prepare(text);
      const statement = found ?? sqlite.prepare(text);
      kept.delete(text);
      kept.set(text, statement);
      const [oldest] = kept.keys();
      if (kept.size > keptStatements && oldest !== undefined) kept.delete(oldest);
      return statement;
    },
  };
};

/**
 * SQLite ends the transaction itself when the disk is full or a page is damaged. A second ROLLBACK would then fail with an error of its own,
 * and hide the one that matters.
 */
class RollbackOnceDriver extends SqliteDriver {
  readonly #sqlite: Sqlite;
  constructor(sqlite: Sqlite, database: SqliteDatabase) {
    super({ database });
    this.#sqlite = sqlite;
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Kysely over an open handle whose schema stays as it is; `isChanging`: a migration is to run on it. */
export const kyselyOn = (sqlite: Sqlite, { isChanging = false }: { isChanging?: boolean } = {}): Kysely<Db> => {
  const database = isChanging ? sqlite : preparingOnce(sqlite);
  const dialect = new SqliteDialect({ database });
  return new Kysely<Db>({
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (db) => dialect.createIntrospector(db),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver: () => new RollbackOnceDriver(sqlite, database),
    },
  });
};
