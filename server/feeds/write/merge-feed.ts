import type { Hlc } from '#shared/sync/clock.ts';
import { type Clash, decide, type StoredRow, type Writer } from '#shared/sync/merge.ts';
import type { Operation } from '#shared/sync/protocol.ts';
import { syncTableOf } from '#shared/sync/tables.ts';
import { conflictRow } from '#server/sync/push/conflict-row.ts';
import { workingRows } from '#server/sync/push/working-rows.ts';
import type { KeyedRow, RowKey } from '#server/sync/store.ts';
import type { FeedOp } from './feed-op.ts';

/** The rows that a feed writes: those that it touches as they become, and the inbox items of what clashed. */
export type Merged = { rows: Array<KeyedRow & { isNew: boolean }>; conflicts: KeyedRow[] };

const asOperation = ({ tbl, id, scope, o, b, f, p }: FeedOp, h: Hlc): Operation => ({ i: 1, t: tbl, r: id, s: scope, o, b, h, f, p });

/** A clash in which the feed's value stands and nothing else stood there needs nobody. */
const matters = ({ kind, lose }: Clash): boolean => kind !== 'field' || Object.values(lose).some((value) => value !== null);

/** Merges the operations of a feed into the rows as they stand, by the rule of devices. `writer`: the feed; `stamp`: of its writes. */
export const mergeFeed = (
  found: readonly KeyedRow[],
  ops: readonly FeedOp[],
  env: { writer: Writer; stamp: Hlc; now: number; newId(): string },
): Merged => {
  const rows = workingRows(found);
  const conflicts: KeyedRow[] = [];
  const keep = (clash: Clash, about: RowKey & { scope: string }): void => {
    if (!matters(clash)) return;
    const item = conflictRow(clash, about, { id: env.newId(), now: env.now, hlc: env.stamp });
    // of what belongs to nobody's partner the one hears whose value stood against the feed's: a feed has no inbox
    const hears = clash.loseBy.member === env.writer.member ? clash.winBy : clash.loseBy;
    conflicts.push(
      item.row.fields['partner_id'] === null && hears ? { ...item, row: { ...item.row, scope: `member:${hears.member}` } } : item,
    );
  };
  for (const op of ops) {
    const table = syncTableOf(op.tbl);
    if (!table) throw new RangeError(`${op.tbl} does not sync`);
    const key = { tbl: op.tbl, id: op.id };
    const before: StoredRow | undefined = rows.get(key);
    const { row, clashes } = decide(table, before, asOperation(op, env.stamp), op.scope, env.writer);
    if (row) rows.set(key, row);
    for (const clash of clashes) keep(clash, { ...key, scope: before?.scope ?? op.scope });
  }
  return { rows: rows.changed(), conflicts };
};
