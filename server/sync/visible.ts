import { hiddenColumns, isHiddenTable, type MemberRole } from '#shared/access/roles.ts';
import type { Cell, Fields, SyncTable } from '#shared/sync/table.ts';
import { conflictTable } from '#shared/sync/tables.ts';

/** A row on the wire, as protocol.ts has it. */
type Wire = [id: string, ver: number, ...values: unknown[]];

/** One table as a role sees it. `hidden`: columns that are not sent to it. */
export type VisibleTable = {
  table: SyncTable;
  columns: readonly string[];
  hidden: readonly string[];
  toWire(id: string, ver: number, fields: Readonly<Fields>): Wire;
};

const wireOf = (table: SyncTable, columns: readonly string[]): VisibleTable['toWire'] => {
  const known = new Set(table.columns);
  return (id, ver, fields) => {
    const row: Wire = [id, ver];
    for (const column of columns) row.push(fields[column] ?? null);
    // fields of a newer version of the app than this server travel along beside the columns
    let more: Fields | null = null;
    for (const field in fields)
      if (!known.has(field)) {
        more ??= {};
        more[field] = fields[field] ?? null;
      }
    if (more) row.push(more);
    return row;
  };
};

const without = (json: Cell, hidden: readonly string[]): Cell =>
  typeof json === 'string'
    ? JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(json) as Fields).filter(([column]) => !hidden.includes(column))))
    : json;

/** An item of the inbox shows values of another table: those that the role may not see there it may not see here either. */
const conflictsFor = (role: MemberRole, tables: readonly SyncTable[], { toWire, ...rest }: VisibleTable): VisibleTable => {
  const hidden = new Map(tables.map((table) => [table.name, isHiddenTable(role, table.name) ? table.columns : hiddenColumns(role, table)]));
  const seen = (fields: Readonly<Fields>): Readonly<Fields> => {
    const columns = hidden.get(String(fields['tbl'])) ?? [];
    if (columns.length === 0) return fields;
    const values = ['base', 'win', 'lose'].map((name) => [name, without(fields[name] ?? null, columns)]);
    return { ...fields, ...Object.fromEntries(values) };
  };
  return { ...rest, toWire: (id, ver, fields) => toWire(id, ver, seen(fields)) };
};

const seenTables = (role: MemberRole, tables: readonly SyncTable[]): ReadonlyMap<string, VisibleTable> =>
  new Map(
    tables
      .filter(({ name }) => !isHiddenTable(role, name))
      .map((table) => {
        const hidden = hiddenColumns(role, table);
        const columns = table.columns.filter((column) => !hidden.includes(column));
        const seen: VisibleTable = { table, columns, hidden, toWire: wireOf(table, columns) };
        return [table.name, table.name === conflictTable.name ? conflictsFor(role, tables, seen) : seen];
      }),
  );

const known = new WeakMap<readonly SyncTable[], Map<MemberRole, ReadonlyMap<string, VisibleTable>>>();

/** The tables that a role may see, by name, in the order of `tables`; worked out once for each list of tables. */
export const visibleTables = (role: MemberRole, tables: readonly SyncTable[]): ReadonlyMap<string, VisibleTable> => {
  const byRole = known.get(tables) ?? new Map<MemberRole, ReadonlyMap<string, VisibleTable>>();
  known.set(tables, byRole);
  const found = byRole.get(role) ?? seenTables(role, tables);
  byRole.set(role, found);
  return found;
};
