import type { Sqlite } from '#core/db/open.ts';
import { hiddenColumns, isHiddenTable, type MemberRole } from '#shared/access/roles.ts';
import type { KeyedRow } from '#server/sync/store.ts';
import { type Cell, type Fields, keyOfRowId, rowIdOf, type SyncTable } from '#shared/sync/table.ts';
import { itemsAmong } from './inbox.ts';
import type { Journal, Typed } from './journal.ts';
import { scopesOf } from './memory-store.ts';
import { hold } from './property-error.ts';
import type { ServerState } from './server-state.ts';
import { markOf, simTable, simTables, slotOfColumn, slotsOf } from './sim-tables.ts';

/** A device as the checks see it. */
export type Seen = { name: string; memberId: string; sqlite: Sqlite };

/** Times of change may run ahead on a device that changed something and took it back. */
const textOf = (table: SyncTable, fields: Readonly<Fields>, hidden: readonly string[]): string =>
  JSON.stringify(
    table.columns.map((column) => (hidden.includes(column) || table.quiet.includes(column) ? null : (fields[column] ?? null))),
  );

/** Rows of a table of a device by id, as text, hidden columns as they are. */
const rowsOn = (sqlite: Sqlite, table: SyncTable): Map<string, { text: string; fields: Fields; ver: number | null }> => {
  const rows = sqlite.prepare(`SELECT ${table.columns.join(', ')}, server_version AS ver FROM ${table.name}`).all() as Array<
    Record<string, Cell>
  >;
  return new Map(
    rows
      .filter((row) => table.only === null || table.only.in.includes(String(row[table.only.column])))
      .map((row) => [rowIdOf(table, row), { text: textOf(table, row, []), fields: row, ver: row['ver'] as number | null }]),
  );
};

/** An item of the inbox shows nothing of another table that its reader may not see there. */
const shownTo = (role: MemberRole, table: SyncTable, fields: Fields): Fields => {
  if (table.name !== 'sync_conflict') return fields;
  const hidden = hiddenColumns(role, simTable(String(fields['tbl'])));
  const without = (json: Cell | undefined): Cell =>
    JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(String(json)) as Fields).filter(([column]) => !hidden.includes(column))));
  return hidden.length === 0
    ? fields
    : { ...fields, base: without(fields['base']), win: without(fields['win']), lose: without(fields['lose']) };
};

const visibleRows = (state: ServerState, memberId: string, role: MemberRole): Map<string, KeyedRow[]> => {
  const scopes = scopesOf(state, memberId);
  const byTable = new Map<string, KeyedRow[]>(simTables.map(({ name }) => [name, []]));
  for (const row of state.rows.values())
    if (!row.row.deleted && scopes.has(row.row.scope) && !isHiddenTable(role, row.tbl)) byTable.get(row.tbl)?.push(row);
  return byTable;
};

const differing = (table: SyncTable, found: string | undefined, wanted: string): string => {
  const [is, should] = [found, wanted].map((text) => JSON.parse(text ?? '[]') as Cell[]);
  return table.columns
    .flatMap((column, at) => (is?.[at] === should?.[at] ? [] : [`${column} is ${is?.[at]} and should be ${should?.[at]}`]))
    .join(', ');
};

const isRefusedHere = (sqlite: Sqlite, table: string, id: string): boolean =>
  sqlite.prepare("SELECT 1 FROM sync_refused WHERE tbl = ? AND row_id = ? AND op = 'i'").get(table, id) !== undefined;

/** A device holds exactly what its member may see. */
export const checkDevice = (state: ServerState, { name, memberId, sqlite }: Seen): void => {
  const role = state.members.get(memberId)?.role ?? 'viewer';
  const visible = visibleRows(state, memberId, role);
  for (const table of simTables) {
    const hidden = hiddenColumns(role, table);
    const here = rowsOn(sqlite, table);
    for (const { id, row } of visible.get(table.name) ?? []) {
      const key = Object.fromEntries(table.key.map((column, at) => [column, keyOfRowId(table, id)[at] ?? null]));
      const wanted = textOf(table, { ...key, ...shownTo(role, table, row.fields) }, hidden);
      const found = here.get(id);
      hold('convergence', found !== undefined, () => `${name}: ${table.name} ${id} is missing (server has version ${row.ver})`);
      hold('convergence', found?.text === wanted, () => `${name}: ${table.name} ${id} ${differing(table, found?.text, wanted)}`);
      hold(
        'convergence',
        found?.ver === row.ver,
        () => `${name}: ${table.name} ${id} has version ${found?.ver} and should have ${row.ver}`,
      );
      here.delete(id);
    }
    for (const [id, { fields, ver }] of here) {
      // a row whose making was refused stays on the device that made it until somebody decides
      if (ver === null && isRefusedHere(sqlite, table.name, id)) continue;
      const there = state.rows.get(`${table.name} ${id}`)?.row;
      const scope = there?.scope;
      const isForbidden = scope !== undefined && !scopesOf(state, memberId).has(scope);
      hold(
        isForbidden ? 'access' : 'convergence',
        false,
        () => `${name}: ${table.name} ${id} should not be there: ${JSON.stringify(fields)}; server: ${JSON.stringify(there)}`,
      );
    }
  }
};

const count = (sqlite: Sqlite, table: string): number => (sqlite.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

/** Nothing waits any more on a device. */
export const checkQueues = ({ name, sqlite }: Seen): void => {
  for (const queue of ['outbox', 'sync_held', 'sync_parked'])
    hold(
      'queues',
      count(sqlite, queue) === 0,
      () => `${name}: ${queue} holds ${JSON.stringify(sqlite.prepare(`SELECT * FROM ${queue} LIMIT 3`).all())}`,
    );
};

const refusedMarks = (devices: readonly Seen[]): Set<number> => {
  const found = new Set<number>();
  for (const { sqlite } of devices) {
    const rows = sqlite.prepare('SELECT tbl, fields FROM sync_refused UNION ALL SELECT tbl, fields FROM outbox').all() as Array<{
      tbl: string;
      fields: string | null;
    }>;
    for (const { tbl, fields } of rows)
      for (const [column, value] of Object.entries(JSON.parse(fields ?? '{}') as Fields)) {
        const mark = slotOfColumn(tbl, column)?.tag === column ? markOf(value) : null;
        if (mark !== null) found.add(mark);
      }
  }
  return found;
};

/** `landed`: marks that were once the server's value of their cell; `wentBack`: the server came back from a backup. */
export const checkNoLoss = (
  state: ServerState,
  journal: Journal,
  devices: readonly Seen[],
  { landed, wentBack }: { landed: ReadonlySet<number>; wentBack: boolean },
): void => {
  const standing = new Set<number>();
  const inRow = new Set<number>();
  for (const { tbl, row } of state.rows.values())
    for (const { tag } of slotsOf(tbl)) {
      const mark = markOf(row.fields[tag]);
      if (mark !== null) (row.deleted ? inRow : standing).add(mark);
    }
  const kept = new Set(itemsAmong(state.rows.values()).flatMap(({ lost }) => [...lost]));
  const refused = refusedMarks(devices);
  const after = new Map<number, Typed[]>();
  for (const typed of journal.typings()) if (typed.saw !== null) after.set(typed.saw, [...(after.get(typed.saw) ?? []), typed]);
  // what was typed over before it was sent reached the server as what was typed over it
  const reached = (typed: Typed): boolean =>
    landed.has(typed.mark) ||
    kept.has(typed.mark) ||
    (after.get(typed.mark) ?? []).some((later) => later.device === typed.device && later !== typed && reached(later));

  // to a server that went back a device sends all its values of a cell again, and what once stood between them is not there yet: its later one replaces its earlier one
  const isOverOwn = (earlier: Typed, at: number): boolean =>
    wentBack &&
    journal.typings().some((typed, then) => then > at && typed.cell === earlier.cell && typed.device === earlier.device && reached(typed));

  for (const [at, typed] of journal.typings().entries()) {
    const { mark, cell, device } = typed;
    const isReplaced = (after.get(mark) ?? []).some((later) => later.device === device || reached(later));
    const [table, row] = cell.split(' ');
    const isDeleted = journal
      .removals()
      .some(
        (removed) =>
          removed.table === table &&
          removed.row === row &&
          (removed.saw.has(mark) || [...removed.saw].some((seen) => journal.hadSeen(seen, mark))),
      );
    hold(
      'noLoss',
      standing.has(mark) ||
        kept.has(mark) ||
        refused.has(mark) ||
        isReplaced ||
        isDeleted ||
        journal.isExcused(mark) ||
        isOverOwn(typed, at),
      () => `t${mark}, typed by ${device} in ${cell}, is nowhere${inRow.has(mark) ? ' but in a deleted row' : ''}`,
    );
  }
};

/** Of a step that was refused as a whole, nothing took effect. */
export const checkSteps = (devices: readonly Seen[], landed: ReadonlySet<number>): void => {
  for (const { name, sqlite } of devices) {
    const rows = sqlite.prepare("SELECT tbl, fields FROM sync_refused WHERE code = 'SYNC_GROUP'").all() as Array<{
      tbl: string;
      fields: string | null;
    }>;
    for (const { tbl, fields } of rows)
      for (const [column, value] of Object.entries(JSON.parse(fields ?? '{}') as Fields)) {
        const mark = slotOfColumn(tbl, column)?.tag === column ? markOf(value) : null;
        hold('whole', mark === null || !landed.has(mark), () => `${name}: t${mark} was refused with its step, and took effect`);
      }
  }
};
