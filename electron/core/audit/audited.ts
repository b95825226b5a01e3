import { sql } from 'kysely';
import type { CommandCtx } from '#core/context.ts';
import { auditChange } from './append.ts';

type Row = Record<string, unknown>;

const readRow = async (ctx: CommandCtx, table: string, column: string, id: string): Promise<Row | null> => {
  const { rows } = await sql<Row>`SELECT * FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${id}`.execute(ctx.db);
  const [row] = rows;
  if (!row) return null;
  const { updated_at: _, ...values } = row;
  return values;
};

/**
 * Does work that changes one row of a table of the program, and notes in the audit chain what the row was and became. For rows that are no records of a
 * partner: settings, rates, entries of lists, profiles, thresholds. `column` holds `id`.
 */
export const audited = async <T>(ctx: CommandCtx, table: string, column: string, id: string, work: () => Promise<T>): Promise<T> => {
  const before = await readRow(ctx, table, column, id);
  const done = await work();
  auditChange(ctx, table, id, { before, after: await readRow(ctx, table, column, id) });
  return done;
};
