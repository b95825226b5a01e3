import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import { type Fields, keyOfRowId } from '#shared/sync/table.ts';
import { keySql, quoted, type TableShape } from './table-shape.ts';

const listed = ({ columns }: TableShape): string => columns.map(quoted).join(', ');

/** Every column of a row that travels, as it stands now; null when the row is not here. */
export const contentOf = (sqlite: Sqlite, shape: TableShape, id: string): Fields | null => {
  const text = `SELECT ${listed(shape)} FROM ${quoted(shape.table.name)} WHERE ${keySql(shape.table)}`;
  return (prepared(sqlite, text).get(...keyOfRowId(shape.table, id)) as Fields | undefined) ?? null;
};

/** The version that the server gave a row; null when it has not seen it, undefined when the row is not here. */
export const versionOf = (sqlite: Sqlite, shape: TableShape, id: string): number | null | undefined => {
  const text = `SELECT server_version AS ver FROM ${quoted(shape.table.name)} WHERE ${keySql(shape.table)}`;
  return (prepared(sqlite, text).get(...keyOfRowId(shape.table, id)) as { ver: number | null } | undefined)?.ver;
};
