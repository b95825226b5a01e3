import type { Sqlite } from '#core/db/open.ts';
import { withholdColumns, withholdPartner } from '#core/audit/withhold.ts';
import { prepared } from '#core/db/statements.ts';
import type { OutboxRow } from '#core/db/sync-tables.ts';
import type { SyncTable } from '#shared/sync/table.ts';
import type { Applying } from './apply.ts';
import { outboxColumns, refuse } from './refuse.ts';
import { contentOf } from './row-content.ts';
import { readState, writeState } from './state.ts';
import { quoted, type TableShape } from './table-shape.ts';

/** A scope of the server as this device names it: it has one member. */
export const ownOr = (scope: string): string => (scope.startsWith('member:') ? 'own' : scope);

/** Rows of a scope: the condition on their table and its values; null when the table has none of them. `member:ID` is what is this person's own. */
const rowsOf = ({ scope }: SyncTable, name: string): { where: string; values: string[] } | null => {
  if (name === 'tenant') return scope.kind === 'tenant' ? { where: 'server_version IS NOT NULL', values: [] } : null;
  if (name.startsWith('member:')) {
    if (scope.kind === 'own') return { where: 'server_version IS NOT NULL', values: [] };
    return scope.kind === 'partner' ? { where: `${quoted(scope.column)} IS NULL AND server_version IS NOT NULL`, values: [] } : null;
  }
  const id = name.slice('partner:'.length);
  if (scope.kind === 'partner') return { where: `${quoted(scope.column)} = ?`, values: [id] };
  if (scope.kind === 'via')
    return {
      // a row that others hang on may go before them
      where: `${quoted(scope.column)} IN (SELECT id FROM ${quoted(scope.table)} WHERE partner_id = ?
        UNION ALL SELECT gone.key FROM json_each((SELECT value FROM sync_state WHERE key = 'parents')) gone WHERE gone.value = ?)`,
      values: [id, id],
    };
  return null;
};

/** The tables and conditions of the rows of a scope, children before the parents that name their partner. */
export const scopeRows = (
  shapes: ReadonlyMap<string, TableShape>,
  scope: string,
): Array<{ shape: TableShape; where: string; values: string[] }> =>
  [...shapes.values()]
    .flatMap((shape) => {
      const rows = rowsOf(shape.table, scope);
      return rows ? [{ shape, ...rows }] : [];
    })
    .sort((one, other) => Number(other.shape.table.scope.kind === 'via') - Number(one.shape.table.scope.kind === 'via'));

/** The partners of whom rows are here that the server gave up to this version, as scopes. */
export const partnersHere = ({ sqlite, shapes }: Applying, upTo: number): string[] => {
  const found = new Set<string>();
  for (const { table } of shapes.values()) {
    if (table.scope.kind !== 'partner') continue;
    const column = quoted(table.scope.column);
    const rows = prepared(
      sqlite,
      `SELECT DISTINCT ${column} AS id FROM ${quoted(table.name)} WHERE ${column} IS NOT NULL AND server_version <= ?`,
    ).all(upTo) as Array<{ id: string }>;
    for (const { id } of rows) found.add(`partner:${id}`);
  }
  return [...found];
};

const tablesBeside = new WeakMap<Sqlite, string[]>();

/** Tables of this device alone that hold rows of a partner. The links of the history stay without what they held: they hold each other, and say what was done on this device. */
const besideSync = ({ sqlite, shapes }: Applying): string[] => {
  const known = tablesBeside.get(sqlite);
  if (known) return known;
  const rows = prepared(
    sqlite,
    `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'partner_id' WHERE m.type = 'table' AND m.name NOT IN ('history', 'sync_refused')`,
  ).all() as Array<{ name: string }>;
  const found = rows.map(({ name }) => name).filter((name) => !shapes.has(name));
  tablesBeside.set(sqlite, found);
  return found;
};

const hasTable = ({ sqlite }: Applying, name: string): boolean =>
  prepared(sqlite, `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(name) !== undefined;

/** What was made here and may have to be sent again, should the server come back from a backup, is kept when its row leaves. */
const keepSentInserts = ({ sqlite, shapes }: Applying, scope: string): void => {
  const sent = prepared(sqlite, `SELECT seq, tbl, row_id FROM outbox_sent WHERE scope = ? AND op = 'i' AND fields IS NULL`).all(
    scope,
  ) as Array<{ seq: number; tbl: string; row_id: string }>;
  for (const { seq, tbl, row_id } of sent) {
    const shape = shapes.get(tbl);
    const content = shape ? contentOf(sqlite, shape, row_id) : null;
    if (content) prepared(sqlite, 'UPDATE outbox_sent SET fields = ? WHERE seq = ?').run(JSON.stringify(content), seq);
  }
};

/**
 * A scope that is no longer this member's leaves the device, inside a transaction in which nothing is captured: first what still waits in it goes to the refused changes, named
 * and whole, then its rows go. Returns how many rows left.
 */
export const leaveScope = (given: Applying, scope: string): number => {
  const { sqlite, shapes, touched } = given;
  const name = ownOr(scope);
  const waiting = prepared(sqlite, `SELECT ${outboxColumns} FROM outbox WHERE scope = ? ORDER BY seq`).all(name) as OutboxRow[];
  for (const row of waiting) refuse(given, row, 'SYNC_NOT_YOURS');
  if (waiting.length > 0) touched.touch('sync_refused', undefined);
  keepSentInserts(given, name);
  const id = scope.startsWith('partner:') ? scope.slice('partner:'.length) : null;
  let left = 0;
  for (const { shape, where, values } of scopeRows(shapes, scope)) {
    const gone = prepared(sqlite, `DELETE FROM ${quoted(shape.table.name)} WHERE ${where}`).run(...values).changes;
    if (gone > 0) touched.touch(shape.table.name, id ?? undefined);
    left += gone;
  }
  prepared(sqlite, 'DELETE FROM sync_parked WHERE scope = ?').run(name);
  if (id === null) return left;
  const others = Object.entries(readState(sqlite, 'parents')).filter(([, partner]) => partner !== id);
  writeState(sqlite, { parents: Object.fromEntries(others) });
  for (const table of besideSync(given)) prepared(sqlite, `DELETE FROM ${quoted(table)} WHERE partner_id = ?`).run(id);
  if (hasTable(given, 'history')) withholdPartner(sqlite, id);
  if (hasTable(given, 'import_change'))
    prepared(sqlite, `DELETE FROM import_change WHERE record_id = ? OR before LIKE ? OR after LIKE ?`).run(id, `%${id}%`, `%${id}%`);
  if (hasTable(given, 'draft')) prepared(sqlite, `DELETE FROM draft WHERE key LIKE ? OR fields LIKE ?`).run(`%${id}%`, `%${id}%`);
  return left;
};

/** What the history holds of columns that this member may no longer see. Inside a transaction. */
export const hideHistory = (given: Applying, hidden: Readonly<Record<string, readonly string[]>>): void => {
  if (hasTable(given, 'history')) for (const [table, columns] of Object.entries(hidden)) withholdColumns(given.sqlite, table, columns);
};

/** Columns that this member may no longer see become empty; a table of which nothing may be seen loses its rows. Inside a transaction in which nothing is captured. */
export const hideColumns = (given: Applying, hidden: Readonly<Record<string, readonly string[]>>): void => {
  for (const [name, columns] of Object.entries(hidden)) {
    const shape = given.shapes.get(name);
    if (!shape) continue;
    const table = quoted(name);
    if (shape.table.key.every((column) => columns.includes(column))) {
      if (prepared(given.sqlite, `DELETE FROM ${table} WHERE server_version IS NOT NULL`).run().changes > 0)
        given.touched.touch(name, undefined);
      continue;
    }
    for (const column of columns) {
      const found = shape.all.get(column);
      if (!found || shape.table.key.includes(column)) continue;
      const empty = found.notnull === 0 ? 'NULL' : found.type === 'TEXT' ? `''` : '0';
      const { changes } = prepared(
        given.sqlite,
        `UPDATE ${table} SET ${quoted(column)} = ${empty} WHERE ${quoted(column)} IS NOT ${empty} AND server_version IS NOT NULL`,
      ).run();
      if (changes > 0) given.touched.touch(name, undefined);
    }
  }
};
