import { hiddenColumns, isHiddenTable, type MemberRole } from '#shared/access/roles.ts';
import type { Cell, Fields, SyncTable } from '#shared/sync/table.ts';

/** A row on the wire, as protocol.ts has it. */
export type Wire = [id: string, ver: number, ...values: unknown[]];

/** One table as a role sees it. `hidden`: columns that are not sent to it. */
export type VisibleTable = {
  table: SyncTable;
  columns: readonly string[];
  hidden: readonly string[];
  toWire(id: string, ver: number, fields: Readonly<Fields>): Wire;
};

const visibleTable = (role: MemberRole, table: SyncTable): VisibleTable => {
  const hidden = hiddenColumns(role, table);
  const columns = table.columns.filter((column) => !hidden.includes(column));
  const known = new Set(table.columns);
  return {
    table,
    columns,
    hidden,
    toWire: (id, ver, fields) => {
      const values: Array<Cell | Fields> = columns.map((column) => fields[column] ?? null);
      // fields of a newer version of the app than this server travel along beside the columns
      const more = Object.keys(fields).filter((field) => !known.has(field));
      if (more.length > 0) values.push(Object.fromEntries(more.map((field) => [field, fields[field] ?? null])));
      return [id, ver, ...values];
    },
  };
};

/** The tables that a role may see, by name, in the order of `tables`. */
export const visibleTables = (role: MemberRole, tables: readonly SyncTable[]): Map<string, VisibleTable> =>
  new Map(tables.filter(({ name }) => !isHiddenTable(role, name)).map((table) => [table.name, visibleTable(role, table)]));
