import { type Kysely, sql } from 'kysely';

/** What the program's own role may do with the rows of a table. */
export type Allowed = 'select' | 'insert' | 'update' | 'delete';

/**
 * Shuts a table that has a `tenant_id` off by row-level security, also against its owner: only rows of the tenant named by `app.tenant` are seen, and only such
 * rows can be written. Without a tenant there are no rows. The program's role gets the rights in `allowed` and no others.
 */
export const guardTenantTable = async (db: Kysely<unknown>, table: string, allowed: readonly Allowed[]): Promise<void> => {
  const own = sql.raw(`tenant_id = NULLIF(current_setting('app.tenant', true), '')::uuid`);
  await sql`ALTER TABLE ${sql.table(table)} ENABLE ROW LEVEL SECURITY`.execute(db);
  await sql`ALTER TABLE ${sql.table(table)} FORCE ROW LEVEL SECURITY`.execute(db);
  await sql`CREATE POLICY tenant_only ON ${sql.table(table)} USING (${own}) WITH CHECK (${own})`.execute(db);
  if (allowed.length > 0) await sql`GRANT ${sql.raw(allowed.join(', '))} ON ${sql.table(table)} TO quarterdeck_app`.execute(db);
};
