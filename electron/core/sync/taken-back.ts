import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import { type Fields, keyOfRowId } from '#shared/sync/table.ts';
import { uncapturedNow } from './capture.ts';
import { park } from './park.ts';
import { createRowWriter, overlay } from './row-writer.ts';
import { keySql, quoted, type TableShape } from './table-shape.ts';

/**
 * A row whose deletion was taken back before it was sent is the one that the server has. `base`: the version that the deletion had seen; `arrived`: what came meanwhile;
 * `edited`: what of the row waits to be sent.
 */
export const showAgain = (
  sqlite: Sqlite,
  shape: TableShape,
  { id, scope, base }: { id: string; scope: string; base: number },
  arrived: { ver: number; fields: Fields } | null,
  edited: Fields,
): void => {
  const { table } = shape;
  prepared(sqlite, `UPDATE ${quoted(table.name)} SET server_version = ? WHERE ${keySql(table)}`).run(base, ...keyOfRowId(table, id));
  if (!arrived) return;
  const columns = Object.keys(arrived.fields);
  uncapturedNow(sqlite, () => {
    const written = createRowWriter(
      sqlite,
      shape,
      columns,
      true,
    )([id, arrived.ver, ...columns.map((column) => arrived.fields[column] ?? null)]);
    if (typeof written === 'object')
      park(sqlite, {
        tbl: table.name,
        row_id: id,
        scope,
        ver: arrived.ver,
        fields: JSON.stringify(arrived.fields),
        reason: written.refused,
      });
    else overlay(sqlite, shape, id, edited);
  });
};
