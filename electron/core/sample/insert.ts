import type { Insertable } from 'kysely';
import type { CommandCtx } from '#core/context.ts';
import type { Db, TableName } from '#core/db/schema.ts';

/** Inserts the few rows that are written one by one, in pieces: SQLite takes 32,766 values in one statement. */
export const insertAll = async <T extends TableName>(ctx: CommandCtx, table: T, rows: ReadonlyArray<Insertable<Db[T]>>): Promise<void> => {
  for (let at = 0; at < rows.length; at += 500)
    await ctx.db
      .insertInto(table)
      .values(rows.slice(at, at + 500) as never)
      .execute();
};
