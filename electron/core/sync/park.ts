import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import type { SyncStoreTables } from '#core/db/sync-tables.ts';
import type { Fields } from '#shared/sync/table.ts';

type Parked = SyncStoreTables['sync_parked'];

/** Keeps what arrived of a row beside its table, the latest of it. */
export const park = (sqlite: Sqlite, { tbl, row_id, scope, ver, fields, reason }: Parked): void => {
  prepared(
    sqlite,
    `INSERT INTO sync_parked (tbl, row_id, scope, ver, fields, reason) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (tbl, row_id) DO UPDATE SET scope = excluded.scope, ver = excluded.ver, fields = excluded.fields, reason = excluded.reason WHERE excluded.ver >= ver`,
  ).run(tbl, row_id, scope, ver, fields, reason);
};

/** Why something is parked that arrived while the deletion of its row waits here: should the deletion be taken back, the row is as the server has it. */
export const deletedHere = 'deleted here';

/** Keeps what arrived of a row whose deletion waits. `fields` null: the server has deleted it too. */
export const parkBeneath = (
  sqlite: Sqlite,
  { tbl, row_id, scope }: Pick<Parked, 'tbl' | 'row_id' | 'scope'>,
  ver: number,
  fields: Fields | null,
): void => park(sqlite, { tbl, row_id, scope, ver, fields: JSON.stringify(fields), reason: deletedHere });

/** Takes out what arrived while the deletion of a row waited; null when nothing did. */
export const takeBeneath = (sqlite: Sqlite, table: string, id: string): { ver: number; fields: Fields | null } | null => {
  const found = prepared(sqlite, 'DELETE FROM sync_parked WHERE tbl = ? AND row_id = ? AND reason = ? RETURNING ver, fields').get(
    table,
    id,
    deletedHere,
  ) as Pick<Parked, 'ver' | 'fields'> | undefined;
  return found ? { ver: found.ver, fields: JSON.parse(found.fields) as Fields | null } : null;
};
