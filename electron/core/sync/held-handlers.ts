import type { HandlersFor } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import { uncaptured } from './capture.ts';
import { queueRestore, titleOf } from './conflicts.ts';
import { keyOfRowId } from '#shared/sync/table.ts';
import { syncTableOf } from '#shared/sync/tables.ts';
import { syncTableWord } from '#shared/sync/words.ts';
import { keySql, quoted } from './table-shape.ts';

type Held = { tbl: string; row_id: string; ver: number };

const examplesOf = 5;

const partnerOf = (tbl: string, row: Record<string, unknown> | undefined): string | null => {
  const scope = syncTableOf(tbl)?.scope;
  const id = scope?.kind === 'partner' ? row?.[scope.column] : null;
  return typeof id === 'string' ? id : null;
};

/** Many deletions at once, held back for a person. */
export const heldHandlers: Pick<HandlersFor<'sync'>, 'sync.held' | 'sync.settleHeld'> = {
  'sync.held': async (ctx) => {
    ctx.note('sync_held');
    const rows = prepared(ctx.sqlite, 'SELECT tbl, row_id, ver FROM sync_held WHERE arrived_at > 0 ORDER BY tbl, row_id').all() as Held[];
    return [...Map.groupBy(rows, ({ tbl }) => tbl)].map(([table, held]) => ({
      table: syncTableWord(table),
      rows: held.length,
      examples: held.slice(0, examplesOf).map(({ row_id }) => titleOf(ctx, table, row_id)),
    }));
  },
  'sync.settleHeld': async (ctx, { action }) => {
    const rows = prepared(ctx.sqlite, 'SELECT tbl, row_id, ver FROM sync_held WHERE arrived_at > 0').all() as Held[];
    const work = async (): Promise<void> => {
      for (const { tbl, row_id, ver } of rows) {
        const table = syncTableOf(tbl);
        if (!table) continue;
        const key = keyOfRowId(table, row_id);
        if (action === 'restore') {
          const row = prepared(ctx.sqlite, `SELECT * FROM ${quoted(tbl)} WHERE ${keySql(table)}`).get(...key) as
            | Record<string, unknown>
            | undefined;
          if (row) queueRestore(ctx, tbl, row_id, partnerOf(tbl, row), {});
          continue;
        }
        ctx.note(tbl as 'partner');
        prepared(ctx.sqlite, `DELETE FROM ${quoted(tbl)} WHERE ${keySql(table)} AND (server_version IS NULL OR server_version <= ?)`).run(
          ...key,
          ver,
        );
      }
    };
    await uncaptured(ctx.sqlite, work);
    prepared(ctx.sqlite, 'DELETE FROM sync_held WHERE arrived_at > 0').run();
    ctx.note('sync_held');
    return { rows: rows.length };
  },
};
