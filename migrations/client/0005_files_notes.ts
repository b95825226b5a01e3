import { type Kysely, sql } from 'kysely';

/**
 * Files that hang on a partner or on one of its records, what this device knows of their bytes, and notes: a row of their own, and the updates of their text, which only
 * ever are added.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const origin =
  'import_id TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, server_version INTEGER';

const statements = [
  `CREATE TABLE attachment (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, entity TEXT, record_id TEXT, name TEXT NOT NULL, media_type TEXT NOT NULL, bytes INTEGER NOT NULL,
     sha256 TEXT NOT NULL, note TEXT, ${origin}) STRICT`,
  `CREATE INDEX attachment_partner ON attachment (partner_id, created_at)`,
  `CREATE INDEX attachment_content ON attachment (sha256)`,
  // wanted: asked for and not whole yet; here: whole on this device alone; uploading: on its way to the server; uploaded: in both places. No row: not on this device
  `CREATE TABLE blob (sha256 TEXT PRIMARY KEY, bytes INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('here', 'wanted', 'uploading', 'uploaded')),
     received INTEGER NOT NULL DEFAULT 0, sent INTEGER NOT NULL DEFAULT 0, problem TEXT) STRICT`,
  `CREATE INDEX blob_state ON blob (state)`,
  // partners whose files are kept on this device as they come
  `CREATE TABLE files_kept (partner_id TEXT PRIMARY KEY) STRICT`,
  // text and merged (how many updates it was made from) are derived on this device
  `CREATE TABLE note (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', merged INTEGER NOT NULL DEFAULT 0,
     pinned INTEGER NOT NULL DEFAULT 0, written_on TEXT NOT NULL, author_id TEXT, ${origin}) STRICT`,
  `CREATE INDEX note_partner ON note (partner_id, written_on)`,
  `CREATE TABLE note_update (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, note_id TEXT NOT NULL, data TEXT NOT NULL, created_at INTEGER NOT NULL, server_version INTEGER) STRICT`,
  `CREATE INDEX note_update_note ON note_update (note_id, created_at)`,
  `CREATE INDEX note_update_partner ON note_update (partner_id)`,
];
