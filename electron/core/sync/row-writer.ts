import type { Statement } from 'better-sqlite3';
import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import { type Cell, type Fields, keyOfRowId } from '#shared/sync/table.ts';
import type { WireRow } from '#shared/sync/protocol.ts';
import { keySql, quoted, type TableShape } from './table-shape.ts';

/** `applied`: the row is now as the server has it; `older`: what is here is as new; otherwise why this version of the app cannot hold it. */
export type Written = 'applied' | 'older' | { refused: string };

type Plan = { statement: Statement; take: readonly number[] };

const neutral = (type: string): string => (type === 'TEXT' ? `''` : '0');

/** One row in or up to date, whole. `rewrites`: also when what is here is as new. */
const upsertSql = ({ table, all }: TableShape, columns: readonly string[], rewrites: boolean): string => {
  // columns of this store alone, and those that the server keeps to itself, get something neutral
  const others = [...all.values()].filter(
    ({ name, notnull, dflt_value, type }) => notnull === 1 && dflt_value === null && type !== '' && !columns.includes(name),
  );
  const names = [...columns, ...others.map(({ name }) => name), 'server_version'];
  const values = [...columns.map(() => '?'), ...others.map(({ type }) => neutral(type)), '?'];
  const edited = columns.filter((column) => !table.key.includes(column));
  const set = edited.map((column) => `${quoted(column)} = excluded.${quoted(column)}`);
  const name = quoted(table.name);
  // what comes back as it was sent is no change by somebody else: it can still be undone
  const differs = edited
    .filter((column) => !table.quiet.includes(column))
    .map((column) => `${name}.${quoted(column)} IS NOT excluded.${quoted(column)}`);
  const version = all.has('version') && differs.length > 0 ? [`version = version + (${differs.join(' OR ')})`] : [];
  return `INSERT INTO ${name} (${names.map(quoted).join(', ')}) VALUES (${values.join(', ')})
    ON CONFLICT (${table.key.map(quoted).join(', ')}) DO UPDATE SET ${[...set, ...version].map((part) => `${part}, `).join('')}
    server_version = excluded.server_version ${rewrites ? '' : `WHERE ${name}.server_version IS NULL OR ${name}.server_version <= excluded.server_version`}`;
};

const failed = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && /^SQLITE_(CONSTRAINT|MISMATCH)/.test(String(error.code))
    ? error.message.slice(0, 200)
    : null;

/** Writes rows of one table as they come: values stand in the order of `named`, what `named` does not name in a last object. `rewrites`: whatever version is here. */
export const createRowWriter = (
  sqlite: Sqlite,
  shape: TableShape,
  named: readonly string[],
  rewrites: boolean,
): ((row: WireRow) => Written) => {
  const known = named.map((column, at) => ({ column, at: at + 2 })).filter(({ column }) => shape.columns.includes(column));
  const plan: Plan = {
    statement: prepared(
      sqlite,
      upsertSql(
        shape,
        known.map(({ column }) => column),
        rewrites,
      ),
    ),
    take: known.map(({ at }) => at),
  };
  const width = named.length + 2;
  return (row) => {
    try {
      if (row.length <= width)
        return run(
          plan.statement,
          plan.take.map((at) => (row[at] ?? null) as Cell),
          row[1],
        );
      const more = row[width] as Fields;
      const extra = Object.keys(more).filter((column) => shape.columns.includes(column) && !named.includes(column));
      if (extra.length === 0)
        return run(
          plan.statement,
          plan.take.map((at) => (row[at] ?? null) as Cell),
          row[1],
        );
      const statement = prepared(sqlite, upsertSql(shape, [...known.map(({ column }) => column), ...extra], rewrites));
      return run(statement, [...plan.take.map((at) => (row[at] ?? null) as Cell), ...extra.map((column) => more[column] ?? null)], row[1]);
    } catch (error) {
      const refused = failed(error);
      if (refused === null) throw error;
      return { refused };
    }
  };
};

const run = (statement: Statement, values: Cell[], ver: number): Written =>
  statement.run(...values, ver).changes > 0 ? 'applied' : 'older';

/** The values of a wire row by column. */
export const wireFields = (row: WireRow, named: readonly string[]): Fields => ({
  ...Object.fromEntries(named.map((column, at) => [column, (row[at + 2] ?? null) as Cell])),
  ...(row.length > named.length + 2 ? (row[named.length + 2] as Fields) : {}),
});

/** Puts values that wait to be sent back over what the server has. */
export const overlay = (sqlite: Sqlite, shape: TableShape, id: string, fields: Fields): void => {
  const columns = Object.keys(fields).filter((column) => shape.columns.includes(column) && !shape.table.key.includes(column));
  if (columns.length === 0) return;
  prepared(
    sqlite,
    `UPDATE ${quoted(shape.table.name)} SET ${columns.map((column) => `${quoted(column)} = ?`).join(', ')} WHERE ${keySql(shape.table)}`,
  ).run(...columns.map((column) => fields[column] ?? null), ...keyOfRowId(shape.table, id));
};
