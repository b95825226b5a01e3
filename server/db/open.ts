import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { ServerDb, ServerTables } from './schema.ts';

/** `poolSize`: connections at most; the times are milliseconds that one statement, one wait for a lock and one idle transaction may take. */
export type OpenWanted = {
  url: string;
  poolSize: number;
  statementTimeout?: number;
  lockTimeout?: number;
  idleTimeout?: number;
  /** Told of a connection that broke while nobody used it. */
  onLost?: (error: Error) => void;
};

/** The pool beside the query builder: its counts for the metrics. */
export type OpenDatabase = { db: ServerDb; pool: pg.Pool };

const int8 = 20;
// numbers of this database are counters and times, far below 2^53
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format ?? 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/** Opens a pool on PostgreSQL. Nothing is connected before the first query. Close with `db.destroy()`. */
export const openDatabase = (wanted: OpenWanted): OpenDatabase => {
  const pool = new pg.Pool({
    connectionString: wanted.url,
    max: wanted.poolSize,
    types,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: wanted.statementTimeout ?? 15_000,
    lock_timeout: wanted.lockTimeout ?? 5_000,
    idle_in_transaction_session_timeout: wanted.idleTimeout ?? 15_000,
    application_name: 'quarterdeck',
  });
  // without a listener a broken idle connection would end the process
  pool.on('error', (error) => wanted.onLost?.(error));
  // so would one that breaks between two statements of a transaction; the next statement says so to who waits
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { db: new Kysely<ServerTables>({ dialect: new PostgresDialect({ pool }) }), pool };
};
