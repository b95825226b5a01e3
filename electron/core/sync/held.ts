import { prepared } from '#core/db/statements.ts';
import type { OutboxRow } from '#core/db/sync-tables.ts';
import { keyOfRowId } from '#shared/sync/table.ts';
import { type Applying, isMadeAgain, removeRow } from './apply.ts';
import { parkBeneath } from './park.ts';
import { keySql, quoted } from './table-shape.ts';

/** More deletions than this in one pull, or than this share of a table that has more rows than `smallTable`, wait for a person. */
const mostRows = 20;
const mostShare = 0.05;
const smallTable = 100;

/** Deletions are collected while a pull arrives, and decided together when it is whole; until then they carry this instant. */
const arriving = 0;

const isHere = (given: Applying, table: string, id: string): boolean => {
  const shape = given.shapes.get(table);
  if (!shape) return false;
  return (
    prepared(given.sqlite, `SELECT 1 FROM ${quoted(table)} WHERE ${keySql(shape.table)}`).get(...keyOfRowId(shape.table, id)) !== undefined
  );
};

/** Notes that the server deleted a row. Nothing is deleted before `settleArrived`. */
export const collectDeletion = (given: Applying, table: string, id: string, ver: number): void => {
  prepared(given.sqlite, 'DELETE FROM sync_parked WHERE tbl = ? AND row_id = ? AND ver <= ?').run(table, id, ver);
  const last = prepared(
    given.sqlite,
    'SELECT tbl, row_id, scope, op FROM outbox WHERE tbl = ? AND row_id = ? ORDER BY seq DESC LIMIT 1',
  ).get(table, id) as Pick<OutboxRow, 'tbl' | 'row_id' | 'scope' | 'op'> | undefined;
  if (last?.op === 'd') return parkBeneath(given.sqlite, last, ver, null);
  if (!isHere(given, table, id) || isMadeAgain(given, table, id)) return;
  prepared(
    given.sqlite,
    `INSERT INTO sync_held (tbl, row_id, ver, arrived_at) VALUES (?, ?, ?, ${arriving}) ON CONFLICT (tbl, row_id) DO UPDATE SET ver = max(ver, excluded.ver)`,
  ).run(table, id, ver);
};

type Arrived = { tbl: string; row_id: string; ver: number };

/** Deletes what one pull deleted when it is little; holds it back for a person when it is much. Returns how many were deleted and how many are held. */
export const settleArrived = (given: Applying): { removed: number; held: number } => {
  const { sqlite, shapes, touched } = given;
  const arrived = prepared(sqlite, `SELECT tbl, row_id, ver FROM sync_held WHERE arrived_at = ${arriving}`).all() as Arrived[];
  if (arrived.length === 0) return { removed: 0, held: 0 };
  const byTable = Map.groupBy(arrived, ({ tbl }) => tbl);
  const isMuch = (table: string, rows: number): boolean => {
    if (arrived.length > mostRows) return true;
    const shape = shapes.get(table);
    if (!shape) return false;
    const { n } = prepared(sqlite, `SELECT count(*) AS n FROM ${quoted(table)}`).get() as { n: number };
    return n > smallTable && rows > n * mostShare;
  };
  let removed = 0;
  let held = 0;
  for (const [table, rows] of byTable) {
    if (isMuch(table, rows.length)) {
      prepared(sqlite, `UPDATE sync_held SET arrived_at = ? WHERE tbl = ? AND arrived_at = ${arriving}`).run(given.now(), table);
      held += rows.length;
      continue;
    }
    for (const { row_id, ver } of rows) if (removeRow(given, table, row_id, ver)) removed += 1;
    prepared(sqlite, `DELETE FROM sync_held WHERE tbl = ? AND arrived_at = ${arriving}`).run(table);
  }
  if (held > 0) touched.touch('sync_held', undefined);
  return { removed, held };
};
