import { type Kysely, sql } from 'kysely';
import { clientMigrations } from '#migrations/client/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { applicationId, type Sqlite } from './open.ts';
import type { Db } from './schema.ts';

/** The schema that this version of the app writes. */
export const knownSchema = clientMigrations.length;

/** The schema of an open file: how many migrations it has seen. */
export const schemaOf = (sqlite: Sqlite): number => Number(sqlite.pragma('user_version', { simple: true }));

/**
 * Brings a file up to date, one transaction a step, its version bumped last, so that a cut anywhere leaves a whole older file.
 * `backup` runs once before the first step of a file that holds data and returns where it wrote.
 * Throws STORE_NEWER for a file from a newer app, MIGRATION_FAILED with the step and the backup.
 */
export const migrate = async (sqlite: Sqlite, db: Kysely<Db>, backup: () => Promise<string>): Promise<void> => {
  const found = schemaOf(sqlite);
  if (found > knownSchema) throw new AppError('STORE_NEWER', { found, known: knownSchema });
  if (found === knownSchema) return;
  const savedAt = found > 0 ? await backup() : '';
  for (let step = found; step < knownSchema; step++) {
    const entry = clientMigrations[step];
    if (!entry) return;
    try {
      await db.transaction().execute(async (trx) => {
        await entry.migration.up(trx);
        if (step === 0) await sql.raw(`PRAGMA application_id = ${applicationId}`).execute(trx);
        await sql.raw(`PRAGMA user_version = ${step + 1}`).execute(trx);
      });
    } catch (cause) {
      throw new AppError('MIGRATION_FAILED', { step: entry.name, backup: savedAt }, { cause });
    }
  }
};
