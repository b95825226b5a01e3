import { sql, type Transaction } from 'kysely';
import { serverMigrations } from '#migrations/server/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { sqlStateOf } from './retry.ts';
import type { ServerDb, ServerTables } from './schema.ts';

type Step = (typeof serverMigrations)[number];

const leastVersion = 150_000;
const nameTaken = new Set(['23505', '42P07', '42710']);

const checkVersion = async (db: ServerDb): Promise<void> => {
  const { rows } = await sql<{ server_version_num: string; server_version: string }>`
    SELECT current_setting('server_version_num') AS server_version_num, current_setting('server_version') AS server_version`.execute(db);
  const [found] = rows;
  if (found && Number(found.server_version_num) < leastVersion) throw new AppError('SERVER_DATABASE_OLD', { found: found.server_version });
};

const stepsDone = async (db: ServerDb | Transaction<ServerTables>): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`SELECT name FROM server_step WHERE name <> 'lock' ORDER BY name`.execute(db);
  return rows.map(({ name }) => name);
};

const takeStep = (db: ServerDb, { name, migration }: Step): Promise<void> =>
  db.transaction().execute(async (tx) => {
    // servers that start at the same moment wait for each other here; the later one finds the step done
    await sql`SELECT name FROM server_step WHERE name = 'lock' FOR UPDATE`.execute(tx);
    if ((await stepsDone(tx)).includes(name)) return;
    await sql`SELECT set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)`.execute(tx);
    await migration.up(tx);
    await sql`INSERT INTO server_step (name) VALUES (${name})`.execute(tx);
  });

/** True when the database has seen every step that this server knows. */
export const isMigrated = async (db: ServerDb): Promise<boolean> => {
  const done = new Set(await stepsDone(db));
  return serverMigrations.every(({ name }) => done.has(name));
};

/**
 * Brings the database up to date, one transaction a step. Throws SERVER_DATABASE_OLD for a PostgreSQL before 15, SERVER_DATABASE_NEWER for a database of a newer
 * server, SERVER_MIGRATION with the step that failed.
 */
export const migrate = async (db: ServerDb): Promise<void> => {
  await checkVersion(db);
  // two servers that start on an empty database at once: the second is told that the table's name is taken, which is all it wanted
  await sql`CREATE TABLE IF NOT EXISTS server_step (name text PRIMARY KEY)`.execute(db).catch((error: unknown) => {
    if (!nameTaken.has(sqlStateOf(error) ?? '')) throw error;
  });
  await sql`INSERT INTO server_step (name) VALUES ('lock') ON CONFLICT DO NOTHING`.execute(db);
  const known = new Set(serverMigrations.map(({ name }) => name));
  const unknown = (await stepsDone(db)).find((name) => !known.has(name));
  if (unknown !== undefined) throw new AppError('SERVER_DATABASE_NEWER', { step: unknown });
  for (const step of serverMigrations) {
    try {
      await takeStep(db, step);
    } catch (cause) {
      throw new AppError(
        'SERVER_MIGRATION',
        { step: step.name, detail: cause instanceof Error ? cause.message : String(cause) },
        { cause },
      );
    }
  }
};
