import { serverMember } from '../sync/push/writer.ts';
import { tick } from '#shared/sync/clock.ts';
import { decide, type Writer } from '#shared/sync/merge.ts';
import type { Cell } from '#shared/sync/table.ts';
import { syncTableOf } from '#shared/sync/tables.ts';
import type { ServerTx } from '../db/schema.ts';
import { takeNumber } from '../sync/counter.ts';
import { numbered } from '../sync/numbered.ts';
import { findRows, pgReads } from '../sync/pg-reads.ts';
import { writeRows } from '../sync/pg-rows.ts';
import type { KeyedRow } from '../sync/store.ts';

/** A row as the server itself wants it: the fields that are named are set, the others stay; null: the row is deleted. */
export type ServerChange = { tbl: string; id: string; scope: string; fields: Record<string, Cell> | null };

const server: Writer = { member: serverMember, device: 'server' };

/**
 * Writes rows that come from a command or a job of the server, by the same rule as those of devices: it has seen what is there, so its values stand, and an edit of
 * a device that has not seen them clashes with them. Rows are locked here; then comes `before` (assignments, the audit chain), then the counter.
 * Answers the number of the write.
 */
export const writeAsServer = async (tx: ServerTx, changes: readonly ServerChange[], before: () => Promise<void>): Promise<number> => {
  const there = await findRows(tx, changes, true);
  const { hlc: latest, now } = await pgReads(tx).head();
  const hlc = tick(latest === '' ? null : latest, now, server.device);
  const rows = changes.flatMap(({ tbl, id, scope, fields }): Array<KeyedRow & { isNew: boolean }> => {
    const table = syncTableOf(tbl);
    if (!table) throw new Error(`${tbl} does not sync`);
    const found = there.find((keyed) => keyed.tbl === tbl && keyed.id === id)?.row;
    const op = {
      i: 1,
      t: tbl,
      r: id,
      s: scope,
      o: fields === null ? ('d' as const) : found ? ('u' as const) : ('i' as const),
      b: found?.ver ?? null,
      h: hlc,
      f: fields ?? {},
      p: {},
    };
    const { row } = decide(table, found, op, scope, server);
    return row ? [{ tbl, id, row, isNew: !found }] : [];
  });
  await before();
  const ver = await takeNumber(tx, rows.length > 0 ? hlc : '');
  await writeRows(
    tx,
    rows.map((keyed) => ({ ...keyed, row: numbered(keyed.row, ver) })),
    ver,
  );
  return ver;
};
