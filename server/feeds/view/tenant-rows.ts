import { sql } from 'kysely';
import type { ServerTx } from '#server/db/schema.ts';
import type { Fields } from '#shared/sync/table.ts';
import { shippedRows } from './program-rows.ts';

/** A synced row as a feed reads it. */
export type TenantRow = { id: string; ver: number; deleted: boolean; fields: Fields };

/** Rows of some tables of a tenant in memory, as they stood when they were last read. */
export type TenantRows = {
  /** Rows that are not deleted, in the order of their ids. */
  of(table: string): readonly TenantRow[];
  get(table: string, id: string): TenantRow | undefined;
  /** A deleted row with this number in its source. */
  deletedByNumber(table: string, externalId: string, partnerId: string | null): TenantRow | null;
  put(table: string, row: TenantRow): void;
  /** Reads what changed since the last time; everything at the first. */
  refresh(tx: ServerTx): Promise<void>;
};

/** `sorted` and `deleted` (by number in the source) are made when they are asked for, and again after a row came. */
type Table = { rows: Map<string, TenantRow>; sorted: TenantRow[] | null; deleted: Map<string, TenantRow[]> | null; shipped: TenantRow[] };

const deletedIn = (rows: Iterable<TenantRow>): Map<string, TenantRow[]> =>
  Map.groupBy(
    [...rows].filter(({ deleted }) => deleted),
    ({ fields }) => String(fields['external_id'] ?? ''),
  );

const keyColumn = (table: string): string => (table === 'type_profile' ? 'type' : 'key');

/** `tables`: those that are read. */
export const createTenantRows = (tables: readonly string[]): TenantRows => {
  const known = new Map<string, Table>(
    tables.map((table) => {
      const shipped = (shippedRows[table] ?? []).map((fields) => ({
        id: String(fields[keyColumn(table)]),
        ver: 0,
        deleted: false,
        fields,
      }));
      return [table, { rows: new Map(), sorted: null, deleted: null, shipped }];
    }),
  );
  let upTo = -1;
  const tableOf = (name: string): Table => {
    const table = known.get(name);
    if (!table) throw new RangeError(`${name} was not read`);
    return table;
  };
  const put: TenantRows['put'] = (name, row) => {
    const table = known.get(name);
    if (!table) return;
    table.rows.set(row.id, row);
    table.sorted = null;
    table.deleted = null;
  };
  return {
    of: (name) => {
      const table = tableOf(name);
      table.sorted ??= [...table.shipped.filter(({ id }) => !table.rows.has(id)), ...table.rows.values()]
        .filter(({ deleted }) => !deleted)
        .sort((one, other) => (one.id < other.id ? -1 : 1));
      return table.sorted;
    },
    get: (name, id) => tableOf(name).rows.get(id),
    deletedByNumber: (name, externalId, partnerId) => {
      const table = tableOf(name);
      table.deleted ??= deletedIn(table.rows.values());
      const found = table.deleted.get(externalId) ?? [];
      return found.find(({ fields }) => partnerId === null || fields['partner_id'] === partnerId) ?? null;
    },
    put,
    refresh: async (tx) => {
      const { rows: heads } = await sql<{ seq: number }>`SELECT seq FROM sync_head`.execute(tx);
      const head = heads[0]?.seq ?? 0;
      if (head === upTo) return;
      const { rows } = await sql<TenantRow & { tbl: string }>`SELECT tbl, id, ver, deleted, fields FROM synced_row
        WHERE tenant_id = current_setting('app.tenant')::uuid AND tbl = ANY(${[...tables]}::text[]) AND ver > ${upTo}`.execute(tx);
      for (const { tbl, ...row } of rows) put(tbl, row);
      upTo = head;
    },
  };
};
