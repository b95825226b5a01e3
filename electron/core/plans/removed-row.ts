import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import type { RecordTable } from '#core/records/history.ts';

/** An item as it was when it was last taken out of its plan, as columns; empty when another device took it out, or what it held has left this one. */
export const removedRow = ({ sqlite }: Pick<QueryCtx, 'sqlite'>, table: RecordTable, id: string): Readonly<Record<string, unknown>> => {
  const text =
    'SELECT before FROM history WHERE entity = ? AND record_id = ? AND after IS NULL AND before IS NOT NULL ORDER BY seq DESC LIMIT 1';
  const found = prepared(sqlite, text).get(table, id) as { before: string } | undefined;
  return found ? (JSON.parse(found.before) as Record<string, unknown>) : {};
};
