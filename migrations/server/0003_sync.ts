import { type Kysely, sql } from 'kysely';
import { guardTenantTable } from './tenant-table.ts';

/**
 * No row gets a number but the one that this transaction took from the tenant's counter: an import, a job or a command that forgot it would write rows that no
 * device ever fetches. A row that is not a tombstone cannot be removed.
 */
const guardNumbers = async (db: Kysely<unknown>): Promise<void> => {
  await sql`CREATE FUNCTION refuse_unnumbered() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'A row of % was written past the counter of its tenant', TG_TABLE_NAME USING ERRCODE = '23514'; END $$`.execute(
    db,
  );
  for (const table of ['synced_row', 'scope_grant'])
    await sql`CREATE TRIGGER numbered BEFORE INSERT OR UPDATE ON ${sql.table(table)} FOR EACH ROW
      WHEN (NEW.ver IS DISTINCT FROM NULLIF(current_setting('sync.seq', true), '')::bigint) EXECUTE FUNCTION refuse_unnumbered()`.execute(
      db,
    );
  await sql`CREATE TRIGGER tombstones_only BEFORE DELETE ON synced_row FOR EACH ROW WHEN (NOT OLD.deleted) EXECUTE FUNCTION refuse_unnumbered()`.execute(
    db,
  );
};

/**
 * What sync keeps. `sync_head`: the order of a tenant; `synced_row`: every row that syncs, whatever its table; `scope_grant`: who holds what; `sync_sender`: the
 * numbering of each device; `mutation_result`: what was answered to each push; `sync_bulk`: writes that deleted many rows on purpose. Times are milliseconds.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  // as the table of tenants: its owner reads the heads of all tenants whose devices listen, a request sees its own
  await sql`CREATE TABLE sync_head (
    id uuid PRIMARY KEY REFERENCES tenant (id), seq bigint NOT NULL, hlc text COLLATE "C" NOT NULL, epoch text NOT NULL,
    tomb_floor bigint NOT NULL DEFAULT 0, safe bigint NOT NULL DEFAULT 0, backup_seq bigint
  ) WITH (fillfactor = 10)`.execute(db);
  await sql`ALTER TABLE sync_head ENABLE ROW LEVEL SECURITY`.execute(db);
  await sql`CREATE POLICY own_head ON sync_head USING (id = NULLIF(current_setting('app.tenant', true), '')::uuid)
    WITH CHECK (id = NULLIF(current_setting('app.tenant', true), '')::uuid)`.execute(db);
  await sql`GRANT SELECT, INSERT, UPDATE ON sync_head TO quarterdeck_app`.execute(db);
  await sql`CREATE TABLE synced_row (
    tenant_id uuid NOT NULL, tbl text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, scope_id text COLLATE "C" NOT NULL,
    ver bigint NOT NULL, deleted boolean NOT NULL, deleted_at bigint, fields jsonb NOT NULL, clocks jsonb NOT NULL,
    PRIMARY KEY (tenant_id, tbl, id)
  )`.execute(db);
  await sql`CREATE INDEX synced_row_scope ON synced_row (tenant_id, scope_id, ver)`.execute(db);
  await sql`CREATE INDEX synced_row_tombstone ON synced_row (tenant_id, deleted_at) WHERE deleted`.execute(db);
  await guardTenantTable(db, 'synced_row', ['select', 'insert', 'update', 'delete']);
  await sql`CREATE TABLE scope_grant (
    tenant_id uuid NOT NULL, member_id uuid NOT NULL, scope_id text COLLATE "C" NOT NULL, role text NOT NULL, active boolean NOT NULL, ver bigint NOT NULL,
    PRIMARY KEY (tenant_id, member_id, scope_id), FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
  )`.execute(db);
  await sql`CREATE INDEX scope_grant_scope ON scope_grant (tenant_id, scope_id)`.execute(db);
  await guardTenantTable(db, 'scope_grant', ['select', 'insert', 'update']);
  await sql`CREATE TABLE sync_sender (
    tenant_id uuid NOT NULL, device_id uuid NOT NULL, incarnation text NOT NULL, last_mid bigint NOT NULL, hlc text, protocol integer NOT NULL, seen_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, device_id, incarnation), FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, id)
  )`.execute(db);
  await guardTenantTable(db, 'sync_sender', ['select', 'insert', 'update']);
  await sql`CREATE TABLE mutation_result (
    tenant_id uuid NOT NULL, device_id uuid NOT NULL, incarnation text NOT NULL, last_mid bigint NOT NULL, first_mid bigint NOT NULL,
    stamps json NOT NULL, results json NOT NULL, ver bigint NOT NULL, at bigint NOT NULL,
    PRIMARY KEY (tenant_id, device_id, incarnation, last_mid)
  )`.execute(db);
  await sql`CREATE INDEX mutation_result_at ON mutation_result (tenant_id, at)`.execute(db);
  await guardTenantTable(db, 'mutation_result', ['select', 'insert', 'delete']);
  await sql`CREATE TABLE sync_bulk (tenant_id uuid NOT NULL, ver bigint NOT NULL, PRIMARY KEY (tenant_id, ver))`.execute(db);
  await guardTenantTable(db, 'sync_bulk', ['select', 'insert', 'delete']);
  await guardNumbers(db);
};
