import { sql } from 'kysely';
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
