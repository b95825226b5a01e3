import { type Kysely, sql } from 'kysely';
import { guardTenantTable } from './tenant-table.ts';

/**
 * The bytes of files. `blob`: content that is whole, by the hash of it; `blob_place`: the scopes in which somebody has sent all of it, for a hash alone is no proof that one
 * may read what it names; `blob_upload`: content on its way, of each member apart; `blob_chunk`: the bytes, of what is whole (`owner` empty) and of uploads (`owner` the member).
 * Times are milliseconds.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`CREATE TABLE blob (
    tenant_id uuid NOT NULL REFERENCES tenant (id), sha256 text COLLATE "C" NOT NULL, bytes bigint NOT NULL, created_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, sha256)
  )`.execute(db);
  await guardTenantTable(db, 'blob', ['select', 'insert', 'delete']);
  await sql`CREATE TABLE blob_place (
    tenant_id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, sha256 text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant_id, scope_id, sha256), FOREIGN KEY (tenant_id, sha256) REFERENCES blob (tenant_id, sha256)
  )`.execute(db);
  await guardTenantTable(db, 'blob_place', ['select', 'insert', 'delete']);
  await sql`CREATE TABLE blob_upload (
    tenant_id uuid NOT NULL, member_id uuid NOT NULL, sha256 text COLLATE "C" NOT NULL, received bigint NOT NULL, touched_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, member_id, sha256), FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
  )`.execute(db);
  await guardTenantTable(db, 'blob_upload', ['select', 'insert', 'update', 'delete']);
  await sql`CREATE TABLE blob_chunk (
    tenant_id uuid NOT NULL REFERENCES tenant (id), sha256 text COLLATE "C" NOT NULL, owner text COLLATE "C" NOT NULL, start bigint NOT NULL, data bytea NOT NULL,
    PRIMARY KEY (tenant_id, sha256, owner, start)
  )`.execute(db);
  // sealed and packed already where it matters
  await sql`ALTER TABLE blob_chunk ALTER COLUMN data SET STORAGE EXTERNAL`.execute(db);
  await guardTenantTable(db, 'blob_chunk', ['select', 'insert', 'update', 'delete']);
  await sql`CREATE INDEX synced_row_content ON synced_row (tenant_id, (fields ->> 'sha256')) WHERE tbl = 'attachment'`.execute(db);
  // the updates of one note, to be made one
  await sql`CREATE INDEX synced_row_note ON synced_row (tenant_id, (fields ->> 'note_id')) WHERE tbl = 'note_update' AND NOT deleted`.execute(
    db,
  );
};
