import { prepared } from '#core/db/statements.ts';
import { addToDigest, type DigestSum, digestText, emptyDigest } from '#shared/sync/digest.ts';
import type { ScopeDigest } from '#shared/sync/protocol.ts';
import type { Applying } from './apply.ts';
import { ownOr, scopeRows } from './leave.ts';
import { quoted, rowIdSql } from './table-shape.ts';

/** What this device holds of a scope, as the server counts it: rows that a person must decide about are deleted there, rows that this version cannot hold are here too. */
const sumOf = ({ sqlite, shapes }: Applying, scope: string): DigestSum => {
  const sum = emptyDigest();
  for (const { shape, where, values } of scopeRows(shapes, scope)) {
    const name = quoted(shape.table.name);
    const rows = prepared(
      sqlite,
      `SELECT ${rowIdSql(shape.table, name)} AS id, server_version AS ver FROM ${name} WHERE ${where} AND server_version IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM sync_held h WHERE h.tbl = ? AND h.row_id = ${rowIdSql(shape.table, name)})
       AND NOT EXISTS (SELECT 1 FROM sync_parked p WHERE p.tbl = ? AND p.row_id = ${rowIdSql(shape.table, name)})`,
    ).all(...values, shape.table.name, shape.table.name) as Array<{ id: string; ver: number }>;
    for (const { id, ver } of rows) addToDigest(sum, shape.table.name, id, ver);
  }
  const parked = prepared(sqlite, 'SELECT tbl, row_id, ver FROM sync_parked WHERE scope = ?').all(ownOr(scope)) as Array<{
    tbl: string;
    row_id: string;
    ver: number;
  }>;
  for (const { tbl, row_id, ver } of parked) addToDigest(sum, tbl, row_id, ver);
  return sum;
};

/** True when this device holds of a scope what the server says it has. */
export const agrees = (given: Applying, { scope, ...said }: ScopeDigest): boolean => {
  const here = digestText(sumOf(given, scope));
  return here.rows === said.rows && here.versions === said.versions && here.ids === said.ids;
};
