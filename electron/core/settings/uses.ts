import { type Kysely, sql } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import { usersOf } from '#core/entries/targets.ts';

/** How many rows of the store name each entry of a list of the program, by key. */
export const countUses = async (db: Kysely<Db>, list: string): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  for (const { table, column } of usersOf(list)) {
    const { rows } = await sql<{ key: string; uses: number }>`
      SELECT ${sql.ref(column)} AS key, count(*) AS uses FROM ${sql.table(table)} WHERE ${sql.ref(column)} IS NOT NULL GROUP BY ${sql.ref(column)}`.execute(
      db,
    );
    for (const { key, uses } of rows) counts.set(key, (counts.get(key) ?? 0) + uses);
  }
  return counts;
};
