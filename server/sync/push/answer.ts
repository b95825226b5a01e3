import type { Operation, PushAnswer } from '#shared/sync/protocol.ts';
import { type KeyedRow, keyText } from '../store.ts';
import type { VisibleTable, Wire } from '../visible.ts';

type Touched = Pick<PushAnswer, 'columns' | 'rows' | 'gone'>;

/**
 * The row of every touched id as it stands now, as far as the sender may see it; what is deleted or not his is `gone`, and what he may not see is answered like
 * what is not there: with version 0.
 */
export const touchedRows = (
  operations: readonly Operation[],
  rows: readonly KeyedRow[],
  visible: ReadonlyMap<string, VisibleTable>,
  holds: (scope: string) => boolean,
): Touched => {
  const found = new Map(rows.map((keyed) => [keyText(keyed), keyed.row]));
  const byTable = new Map<string, Wire[]>();
  const touched: Touched = { columns: {}, rows: [], gone: [] };
  const done = new Set<string>();
  for (const { t, r } of operations) {
    const key = keyText({ tbl: t, id: r });
    if (done.has(key)) continue;
    done.add(key);
    const seen = visible.get(t);
    const row = found.get(key);
    if (!seen || !row || !holds(row.scope)) touched.gone.push([t, r, 0]);
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
