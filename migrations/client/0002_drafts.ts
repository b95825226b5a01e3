import { type Kysely, sql } from 'kysely';

/** What is typed into forms and not saved yet, so that it survives a crash. Never leaves this device. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`CREATE TABLE draft (key TEXT PRIMARY KEY, fields TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT`.execute(db);
};
