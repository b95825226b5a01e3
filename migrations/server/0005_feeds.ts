import { type Kysely, sql } from 'kysely';
import { guardTenantTable } from './tenant-table.ts';

/**
 * Feeds from other systems. `api_key`: who may send them (a key's hash alone); `feed_turn`: feeds of a tenant write one after the other; `feed_said`: what each source
 * last said of a record, so that only what it changed counts as its change; `feed_attention`: rows that could not be placed, whole. Times are milliseconds since 1970.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`CREATE TABLE api_key (
    tenant_id uuid NOT NULL REFERENCES tenant (id), id uuid NOT NULL, name text NOT NULL, hash text NOT NULL, entities jsonb,
    created_at bigint NOT NULL, revoked_at bigint, used_at bigint, uses bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, id)
  )`.execute(db);
  await sql`CREATE UNIQUE INDEX api_key_hash ON api_key (tenant_id, hash)`.execute(db);
  await sql`CREATE UNIQUE INDEX api_key_name ON api_key (tenant_id, name) WHERE revoked_at IS NULL`.execute(db);
  await guardTenantTable(db, 'api_key', ['select', 'insert', 'update']);
  await sql`CREATE TABLE feed_turn (tenant_id uuid PRIMARY KEY REFERENCES tenant (id))`.execute(db);
  await guardTenantTable(db, 'feed_turn', ['select', 'insert', 'update']);
  await sql`CREATE TABLE feed_said (
    tenant_id uuid NOT NULL, source text NOT NULL, tbl text NOT NULL, id text NOT NULL, said jsonb NOT NULL,
    PRIMARY KEY (tenant_id, source, tbl, id)
  )`.execute(db);
  await guardTenantTable(db, 'feed_said', ['select', 'insert', 'update', 'delete']);
  await sql`CREATE TABLE feed_attention (
    tenant_id uuid NOT NULL, id uuid NOT NULL, source text NOT NULL, file text NOT NULL, row_number integer NOT NULL, entity text NOT NULL,
    row_key text NOT NULL, print text NOT NULL, mapping jsonb NOT NULL, cells text NOT NULL, code text NOT NULL, field text, params jsonb NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'placed', 'dismissed')), record_id text, created_at bigint NOT NULL, updated_at bigint NOT NULL,
    PRIMARY KEY (tenant_id, id)
  )`.execute(db);
  await sql`CREATE INDEX feed_attention_key ON feed_attention (tenant_id, entity, row_key)`.execute(db);
  await sql`CREATE INDEX feed_attention_open ON feed_attention (tenant_id, id) WHERE state = 'open'`.execute(db);
  await guardTenantTable(db, 'feed_attention', ['select', 'insert', 'update']);
};
