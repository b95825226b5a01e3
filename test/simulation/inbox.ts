import type { KeyedRow } from '#server/sync/store.ts';
import type { Fields } from '#shared/sync/table.ts';
import { markOf, slotsOf } from './sim-tables.ts';

/** An item of the inbox, with the marks of what lost and what stood. */
export type InboxItem = {
  id: string;
  tbl: string;
  row: string;
  /** Where the item itself belongs. */
  scope: string;
  loseDevice: string;
  kind: string;
  lost: ReadonlySet<number>;
  stood: ReadonlySet<number>;
  state: string;
};

const marksIn = (tbl: string, values: unknown): Set<number> => {
  const fields = (typeof values === 'string' ? (JSON.parse(values) as Fields) : {}) ?? {};
  return new Set(slotsOf(tbl).flatMap(({ tag }) => markOf(fields[tag]) ?? []));
};

export const itemOf = ({ id, row }: KeyedRow): InboxItem => {
  const { tbl, row_id, lose_device, kind, lose, win, state } = row.fields;
  const table = String(tbl);
  return {
    id,
    tbl: table,
    row: String(row_id),
    scope: row.scope,
    loseDevice: String(lose_device),
    kind: String(kind),
    lost: marksIn(table, lose),
    stood: marksIn(table, win),
    state: String(state),
  };
};

/** The items among rows of the server. */
export const itemsAmong = (rows: Iterable<KeyedRow>): InboxItem[] =>
  [...rows].filter(({ tbl, row }) => tbl === 'sync_conflict' && !row.deleted).map(itemOf);
