import { sql } from 'kysely';
import { AppError } from '#shared/domain/errors.ts';
import type { ServerDb } from './schema.ts';

/** Makes the first tenant of a database that has none; answers the id of the first there is. */
export const firstTenant = async (db: ServerDb, made: { id: string; name: string; now: number }): Promise<string> => {
  const { name, now } = made;
  return await db.transaction().execute(async (tx) => {
    // two servers that start together make one tenant
    await sql`SELECT name FROM server_step WHERE name = 'lock' FOR UPDATE`.execute(tx);
    const there = await tx.selectFrom('tenant').select('id').orderBy('created_at').orderBy('id').executeTakeFirst();
    if (there) return there.id;
    await tx.insertInto('tenant').values({ id: made.id, name, created_at: now, admin_code_hash: null }).execute();
    return made.id;
  });
};

/** The tenant that commands beside a server work in. Throws SERVER_NO_TENANT on a database that no server has used. */
export const onlyTenant = async (db: ServerDb): Promise<string> => {
  const { rows } = await sql<{ there: boolean }>`SELECT to_regclass('public.tenant') IS NOT NULL AS there`.execute(db);
  const tenant =
    rows[0]?.there === true ? await db.selectFrom('tenant').select('id').orderBy('created_at').orderBy('id').executeTakeFirst() : undefined;
  if (!tenant) throw new AppError('SERVER_NO_TENANT');
  return tenant.id;
};
