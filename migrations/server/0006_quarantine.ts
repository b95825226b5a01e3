import { type Kysely, sql } from 'kysely';
import { guardTenantTable } from './tenant-table.ts';

/**
 * What a member whose account has ended still had to send: the operations of one push, whole and in their order, applied by nobody. `operations` shrinks to what could
 * not be released; `state`: held, released or dropped. Times are milliseconds.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`CREATE TABLE quarantine (
    tenant_id uuid NOT NULL, id uuid NOT NULL, member_id uuid NOT NULL, device_id uuid NOT NULL, incarnation text NOT NULL,
    operations json NOT NULL, at bigint NOT NULL, state text NOT NULL CHECK (state IN ('held', 'released', 'dropped')), settled_by text, settled_at bigint,
    PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
  )`.execute(db);
  await sql`CREATE INDEX quarantine_at ON quarantine (tenant_id, state, at)`.execute(db);
  await guardTenantTable(db, 'quarantine', ['select', 'insert', 'update']);
};
