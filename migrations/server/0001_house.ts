import { type Kysely, sql } from 'kysely';
import { guardTenantTable } from './tenant-table.ts';

/** The role that every request works as. It can do no more than what is granted to it, and it owns nothing. Roles belong to the whole cluster, so it may be there. */
const makeRole = async (db: Kysely<unknown>): Promise<void> => {
  const { rows } = await sql`SELECT 1 FROM pg_roles WHERE rolname = 'quarterdeck_app'`.execute(db);
  if (rows.length === 0) await sql`CREATE ROLE quarterdeck_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`.execute(db);
  // from version 16 on the one who makes a role does not have the right to work as it; before, the right has no name of its own
  const { rows: may } = await sql<{ yes: boolean }>`SELECT pg_has_role(current_user, 'quarterdeck_app',
    CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS yes`.execute(db);
  if (may[0]?.yes !== true) await sql`GRANT quarterdeck_app TO CURRENT_USER`.execute(db);
  await sql`GRANT USAGE ON SCHEMA public TO quarterdeck_app`.execute(db);
};

const makeTenant = async (db: Kysely<unknown>): Promise<void> => {
  await sql`CREATE TABLE tenant (
    id uuid PRIMARY KEY, name text NOT NULL, created_at bigint NOT NULL, admin_code_hash text
  )`.execute(db);
  // the one table without a tenant_id: its owner lists tenants before any is chosen, a request sees its own
  await sql`ALTER TABLE tenant ENABLE ROW LEVEL SECURITY`.execute(db);
  await sql`CREATE POLICY own_tenant ON tenant USING (id = NULLIF(current_setting('app.tenant', true), '')::uuid)`.execute(db);
  await sql`GRANT SELECT, UPDATE ON tenant TO quarterdeck_app`.execute(db);
};

const makeMembers = async (db: Kysely<unknown>): Promise<void> => {
  await sql`CREATE TABLE member (
    tenant_id uuid NOT NULL REFERENCES tenant (id), id uuid NOT NULL,
    email text NOT NULL, name text NOT NULL,
    role text NOT NULL CHECK (role IN ('viewer', 'cam', 'rep', 'manager', 'operations', 'admin')),
    manager_id uuid, is_active boolean NOT NULL DEFAULT true, permission_version bigint NOT NULL DEFAULT 1, created_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, id)
  )`.execute(db);
  await sql`CREATE UNIQUE INDEX member_email ON member (tenant_id, lower(email))`.execute(db);
  await sql`CREATE INDEX member_manager ON member (tenant_id, manager_id)`.execute(db);
  await guardTenantTable(db, 'member', ['select', 'insert', 'update']);
  await sql`CREATE TABLE device (
    tenant_id uuid NOT NULL, id uuid NOT NULL, member_id uuid NOT NULL, name text NOT NULL, public_key text, incarnation text,
    last_mid bigint NOT NULL DEFAULT 0, schema_version integer, last_seen bigint,
    revoked_at bigint, wipe_requested_at bigint, wiped_at bigint, created_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
  )`.execute(db);
  await sql`CREATE INDEX device_member ON device (tenant_id, member_id)`.execute(db);
  await guardTenantTable(db, 'device', ['select', 'insert', 'update']);
  await sql`CREATE TABLE assignment (
    tenant_id uuid NOT NULL, partner_id uuid NOT NULL, member_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('cam', 'rep', 'viewer')), created_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, partner_id, member_id, kind), FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
  )`.execute(db);
  await sql`CREATE INDEX assignment_member ON assignment (tenant_id, member_id)`.execute(db);
  await guardTenantTable(db, 'assignment', ['select', 'insert', 'update', 'delete']);
};

const makeAudit = async (db: Kysely<unknown>): Promise<void> => {
  await sql`CREATE TABLE audit (
    tenant_id uuid NOT NULL REFERENCES tenant (id), seq bigint NOT NULL, id uuid NOT NULL, step text NOT NULL, at bigint NOT NULL,
    entity text NOT NULL, record_id text NOT NULL, partner_id text, action text NOT NULL, before text, after text,
    actor text NOT NULL, device text NOT NULL, prev_hash text NOT NULL, hash text NOT NULL,
    PRIMARY KEY (tenant_id, seq)
  )`.execute(db);
  await sql`CREATE INDEX audit_record ON audit (tenant_id, entity, record_id, seq)`.execute(db);
  // the program can add to the chain and read it; nothing it does can change what was written
  await guardTenantTable(db, 'audit', ['select', 'insert']);
  await sql`CREATE TABLE audit_head (
    tenant_id uuid PRIMARY KEY REFERENCES tenant (id), seq bigint NOT NULL, hash text NOT NULL
  )`.execute(db);
  await guardTenantTable(db, 'audit_head', ['select', 'insert', 'update']);
};

/** The house: tenants, their members and devices, who works on which partner, and the chain of what was changed. Times are milliseconds since 1970. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await makeRole(db);
  await makeTenant(db);
  await makeMembers(db);
  await makeAudit(db);
};
