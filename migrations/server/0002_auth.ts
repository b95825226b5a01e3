import { type Kysely, sql } from 'kysely';
import { guardTenantTable } from './tenant-table.ts';

const makeCredentials = async (db: Kysely<unknown>): Promise<void> => {
  const ofMember = sql`FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)`;
  await sql`CREATE TABLE credential (
    tenant_id uuid NOT NULL, member_id uuid NOT NULL, password text NOT NULL, changed_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, member_id), ${ofMember}
  )`.execute(db);
  await guardTenantTable(db, 'credential', ['select', 'insert', 'update', 'delete']);
  await sql`CREATE TABLE recovery_code (
    tenant_id uuid NOT NULL, hash text NOT NULL, member_id uuid NOT NULL, created_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, hash), ${ofMember}
  )`.execute(db);
  await sql`CREATE INDEX recovery_code_member ON recovery_code (tenant_id, member_id)`.execute(db);
  await guardTenantTable(db, 'recovery_code', ['select', 'insert', 'delete']);
  // last_step: the thirty seconds whose code was taken last; none is taken twice
  await sql`CREATE TABLE totp (
    tenant_id uuid NOT NULL, member_id uuid NOT NULL, secret text NOT NULL, confirmed_at bigint, last_step bigint,
    PRIMARY KEY (tenant_id, member_id), ${ofMember}
  )`.execute(db);
  await guardTenantTable(db, 'totp', ['select', 'insert', 'update', 'delete']);
  await sql`CREATE TABLE oidc_link (
    tenant_id uuid NOT NULL, issuer text NOT NULL, subject text NOT NULL, member_id uuid NOT NULL, created_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, issuer, subject), ${ofMember}
  )`.execute(db);
  await guardTenantTable(db, 'oidc_link', ['select', 'insert']);
  await sql`CREATE TABLE invitation (
    tenant_id uuid NOT NULL REFERENCES tenant (id), hash text NOT NULL, id uuid NOT NULL, email text NOT NULL, name text NOT NULL,
    role text NOT NULL CHECK (role IN ('viewer', 'cam', 'rep', 'manager', 'operations', 'admin')),
    manager_id uuid, created_by uuid NOT NULL, created_at bigint NOT NULL, expires_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, hash)
  )`.execute(db);
  await guardTenantTable(db, 'invitation', ['select', 'insert', 'delete']);
};

const makeSessions = async (db: Kysely<unknown>): Promise<void> => {
  // generation_seen: the newest refresh whose answer is known to have arrived
  await sql`CREATE TABLE session (
    tenant_id uuid NOT NULL, id uuid NOT NULL, member_id uuid NOT NULL, device_id uuid NOT NULL,
    created_at bigint NOT NULL, ends_at bigint NOT NULL, ended_at bigint, end_reason text, generation_seen integer NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, id)
  )`.execute(db);
  await sql`CREATE INDEX session_device ON session (tenant_id, device_id)`.execute(db);
  await sql`CREATE INDEX session_member ON session (tenant_id, member_id)`.execute(db);
  await guardTenantTable(db, 'session', ['select', 'insert', 'update']);
  await sql`CREATE TABLE refresh_token (
    tenant_id uuid NOT NULL, hash text NOT NULL, session_id uuid NOT NULL, generation integer NOT NULL,
    created_at bigint NOT NULL, used_at bigint, successor text,
    PRIMARY KEY (tenant_id, hash), FOREIGN KEY (tenant_id, session_id) REFERENCES session (tenant_id, id)
  )`.execute(db);
  await sql`CREATE INDEX refresh_token_session ON refresh_token (tenant_id, session_id, generation)`.execute(db);
  await guardTenantTable(db, 'refresh_token', ['select', 'insert', 'update', 'delete']);
  await sql`CREATE TABLE proof_seen (
    tenant_id uuid NOT NULL, device_key text NOT NULL, jti text NOT NULL, until bigint NOT NULL,
    PRIMARY KEY (tenant_id, device_key, jti)
  )`.execute(db);
  await guardTenantTable(db, 'proof_seen', ['select', 'insert', 'delete']);
  // a device that left the list is kept, so that an order to wipe it stays
  await sql`ALTER TABLE device ADD COLUMN removed_at bigint, ADD COLUMN wipe_receipt text`.execute(db);
  await sql`CREATE INDEX device_key ON device (tenant_id, public_key)`.execute(db);
};

const makeDoors = async (db: Kysely<unknown>): Promise<void> => {
  await sql`CREATE TABLE sign_in_attempt (
    tenant_id uuid NOT NULL, subject text NOT NULL, failures integer NOT NULL, last_at bigint NOT NULL, open_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, subject)
  )`.execute(db);
  await guardTenantTable(db, 'sign_in_attempt', ['select', 'insert', 'update', 'delete']);
  // a browser sign-in on its way: first known by the handle that the browser carries, then by the code that the app swaps
  await sql`CREATE TABLE auth_code (
    tenant_id uuid NOT NULL, hash text NOT NULL, stage text NOT NULL CHECK (stage IN ('asked', 'granted', 'swapped')),
    redirect_uri text NOT NULL, state text NOT NULL, challenge text NOT NULL, browser_hash text NOT NULL,
    oidc_nonce text, oidc_verifier text, member_id uuid, session_id uuid, expires_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, hash)
  )`.execute(db);
  await guardTenantTable(db, 'auth_code', ['select', 'insert', 'update', 'delete']);
  // the server's own keys: read by its owner at the start, never by a request
  await sql`CREATE TABLE signing_key (
    id uuid PRIMARY KEY, purpose text NOT NULL UNIQUE CHECK (purpose IN ('access', 'order')), private_key text NOT NULL, created_at bigint NOT NULL
  )`.execute(db);
};

/** Signing in: passwords and second factors, sessions of devices, and the ways in. Secrets are stored as hashes, but for keys. Times are milliseconds since 1970. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await makeCredentials(db);
  await makeSessions(db);
  await makeDoors(db);
};
