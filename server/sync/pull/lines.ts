import { blockRows, type PullLine } from '#shared/sync/protocol.ts';
import type { PulledRow } from '../store.ts';
import type { VisibleTable } from '../visible.ts';

const inBlocks = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / blockRows) }, (_, at) => rows.slice(at * blockRows, (at + 1) * blockRows));

const byTable = (rows: readonly PulledRow[]): Map<string, PulledRow[]> => {
  const tables = new Map<string, PulledRow[]>();
  for (const row of rows) {
    const there = tables.get(row.tbl);
    if (there) there.push(row);
    else tables.set(row.tbl, [row]);
  }
  return tables;
};

/**
 * The rows of one page as lines: deletions first, then blocks, tables in the order of `visible`. Rows of a table that the role may not see are left out. `bulk`: the writes
 * that deleted many rows on purpose.
 */
export const pageLines = (
  rows: readonly PulledRow[],
  visible: ReadonlyMap<string, VisibleTable>,
  bulk: ReadonlySet<number>,
): PullLine[] => {
  const tables = byTable(rows);
  const gone: PullLine[] = [];
  const there: PullLine[] = [];
  for (const [name, { toWire }] of visible) {
    const ofTable = tables.get(name);
    if (!ofTable) continue;
    const deleted = ofTable.filter((row) => row.deleted);
    const meant = deleted.filter(({ ver }) => bulk.has(ver));
    const single = deleted.filter(({ ver }) => !bulk.has(ver));
    for (const block of inBlocks(single)) gone.push({ d: name, rows: block.map(({ id, ver }) => [id, ver]) });
    for (const block of inBlocks(meant)) gone.push({ d: name, rows: block.map(({ id, ver }) => [id, ver]), m: true });
    const kept = ofTable.filter((row) => !row.deleted);
    for (const block of inBlocks(kept)) there.push({ b: name, rows: block.map(({ id, ver, fields }) => toWire(id, ver, fields)) });
  }
  return [...gone, ...there];
};
