import type { Sqlite } from '#core/db/open.ts';
import type { SyncTable } from '#shared/sync/table.ts';

export type ColumnShape = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number };

/** A synced table as this store has it: `columns` are those of its list that exist here. */
export type TableShape = { table: SyncTable; columns: readonly string[]; all: ReadonlyMap<string, ColumnShape> };

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The shape of a table; null when this store does not have it. What exists is told by the store, never by the list. */
export const shapeOf = (sqlite: Sqlite, table: SyncTable): TableShape | null => {
  const found = sqlite.prepare(`PRAGMA table_info(${quoted(table.name)})`).all() as ColumnShape[];
  if (found.length === 0) return null;
  const all = new Map(found.map((column) => [column.name, column]));
  return { table, columns: table.columns.filter((column) => all.has(column)), all };
};

/** SQL for the id of a row on the wire. `row`: how its columns are reached, as `NEW`. */
export const rowIdSql = ({ key }: SyncTable, row: string): string => {
  const columns = key.map((column) => `${row}.${quoted(column)}`);
  return columns.length === 1 ? `CAST(${columns[0]} AS TEXT)` : `json_array(${columns.join(', ')})`;
};

/** SQL for the condition that names a row by the values of its key, in their order. */
export const keySql = ({ key }: SyncTable): string => key.map((column) => `${quoted(column)} = ?`).join(' AND ');

const ofPartner = (value: string): string => `CASE WHEN ${value} IS NULL THEN 'own' ELSE 'partner:' || ${value} END`;

/** SQL for the scope of a row as its device sees it: `tenant`, `own` or `partner:ID`. A row whose parent has just left takes the scope that its parent left under. */
export const scopeSql = ({ scope }: SyncTable, row: string): string => {
  if (scope.kind === 'tenant' || scope.kind === 'own') return textLiteral(scope.kind);
  const column = `${row}.${quoted(scope.column)}`;
  if (scope.kind === 'partner') return ofPartner(column);
  return `coalesce((SELECT ${ofPartner('p.partner_id')} FROM ${quoted(scope.table)} p WHERE p.id = ${column}),
    (SELECT o.scope FROM outbox o WHERE o.tbl = ${textLiteral(scope.table)} AND o.row_id = ${column} ORDER BY o.seq DESC LIMIT 1), 'own')`;
};
