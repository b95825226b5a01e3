import type { Operation, PushAnswer } from '#shared/sync/protocol.ts';
import { type KeyedRow, keyText } from '../store.ts';
import type { VisibleTable } from '../visible.ts';

type Touched = Pick<PushAnswer, 'columns' | 'rows' | 'gone'>;

/**
 * The row of every touched id as it stands now, as far as the sender may see it; what is deleted or not his is `gone`. What he may not see is answered like what is not
 * there: with `head`, so that the device keeps nothing of it. Tables that this server does not know stay what they are on the device.
 */
export const touchedRows = (
  operations: readonly Operation[],
  rows: readonly KeyedRow[],
  seer: { visible: ReadonlyMap<string, VisibleTable>; isKnown(table: string): boolean; holds(scope: string): boolean },
  head: number,
): Touched => {
  const found = new Map(rows.map((keyed) => [keyText(keyed), keyed.row]));
  const byTable = new Map<string, Array<ReturnType<VisibleTable['toWire']>>>();
  const touched: Touched = { columns: {}, rows: [], gone: [] };
  const done = new Set<string>();
  for (const { t, r } of operations) {
    const key = keyText({ tbl: t, id: r });
    if (done.has(key) || !seer.isKnown(t)) continue;
    done.add(key);
    const seen = seer.visible.get(t);
    const row = found.get(key);
    if (!seen || !row || !seer.holds(row.scope)) touched.gone.push([t, r, head]);
    else if (row.deleted) touched.gone.push([t, r, row.ver]);
    else {
      const wire = byTable.get(t) ?? [];
      byTable.set(t, wire);
      touched.columns[t] = [...seen.columns];
      wire.push(seen.toWire(r, row.ver, row.fields));
    }
  }
  touched.rows.push(...byTable);
  return touched;
};
