import type { WireRow } from '#shared/sync/protocol.ts';
import { prepared } from '#core/db/statements.ts';
import type { OutboxRow } from '#core/db/sync-tables.ts';
import { type Fields, keyOfRowId } from '#shared/sync/table.ts';
import { park, parkBeneath } from './park.ts';
import { outboxColumns, type Refusing } from './refuse.ts';
import { contentOf } from './row-content.ts';
import { createRowWriter, overlay, wireFields, type Written } from './row-writer.ts';
import { readState, writeState } from './state.ts';
import { keySql, quoted, type TableShape } from './table-shape.ts';
import type { TouchLog } from './touched.ts';

/** What applying works with. */
export type Applying = Refusing & { touched: TouchLog };

/** Takes rows of the server in, one at a time, inside a transaction in which nothing is captured. */
export type RowApplier = {
  /** True when the row is now here as the server has it, with what waits to be sent over it. */
  row(table: string, row: WireRow): boolean;
};

const waitingOf = ({ sqlite }: Applying, table: string, id: string): OutboxRow[] =>
  prepared(sqlite, `SELECT ${outboxColumns} FROM outbox WHERE tbl = ? AND row_id = ? ORDER BY seq`).all(table, id) as OutboxRow[];

/** An insert that waits holds what its row holds; before another row comes over it, that is kept beside it. */
const keepInserts = ({ sqlite }: Applying, shape: TableShape, id: string, waiting: readonly OutboxRow[]): void => {
  for (const entry of waiting) {
    if (entry.op !== 'i' || entry.fields !== null) continue;
    entry.fields = JSON.stringify(contentOf(sqlite, shape, id) ?? {});
    prepared(sqlite, 'UPDATE outbox SET fields = ? WHERE seq = ?').run(entry.fields, entry.seq);
  }
};

/** Where a parked row belongs, so that it leaves with its scope; empty when this version cannot tell. */
const scopeOfParked = ({ sqlite, shapes }: Applying, name: string, fields: Fields): string => {
  const rule = shapes.get(name)?.table.scope;
  if (rule?.kind === 'tenant' || rule?.kind === 'own') return rule.kind;
  const parent =
    rule?.kind === 'via' ? prepared(sqlite, `SELECT partner_id FROM ${quoted(rule.table)} WHERE id = ?`).get(fields[rule.column]) : null;
  const partner =
    parent === null ? fields[rule?.column ?? 'partner_id'] : (parent as { partner_id: string | null } | undefined)?.partner_id;
  if (typeof partner === 'string') return `partner:${partner}`;
  return rule?.kind === 'partner' ? 'own' : '';
};

const parkRow = (given: Applying, table: string, row: WireRow, fields: Fields, reason: string): void => {
  const scope = scopeOfParked(given, table, fields);
  park(given.sqlite, { tbl: table, row_id: row[0], scope, ver: row[1], fields: JSON.stringify(fields), reason });
};

const isEmpty = ({ sqlite }: Applying, table: 'outbox' | 'sync_parked' | 'sync_held'): boolean =>
  prepared(sqlite, `SELECT 1 FROM ${table} LIMIT 1`).get() === undefined;

/** `columns`: what the values of a wire row are, by table. `rewrites`: rows are taken in whatever version is here. One applier serves one transaction. */
export const createRowApplier = (given: Applying, columns: Readonly<Record<string, readonly string[]>>, rewrites = false): RowApplier => {
  const { sqlite, shapes, touched } = given;
  const writers = new Map<string, (row: WireRow) => Written>();
  const writerOf = (shape: TableShape, named: readonly string[]): ((row: WireRow) => Written) => {
    const known = writers.get(shape.table.name);
    if (known) return known;
    const made = createRowWriter(sqlite, shape, named, rewrites);
    writers.set(shape.table.name, made);
    return made;
  };
  const nothingWaits = isEmpty(given, 'outbox');
  const mayBeParked = !isEmpty(given, 'sync_parked');
  const mayBeHeld = !isEmpty(given, 'sync_held');
  const partnerAt = new Map<string, number>();
  for (const [name, named] of Object.entries(columns)) {
    const scope = shapes.get(name)?.table.scope;
    partnerAt.set(name, scope?.kind === 'partner' ? named.indexOf(scope.column) : -1);
  }
  const noteTouch = (table: string, row: WireRow): void => {
    const at = partnerAt.get(table) ?? -1;
    const partner = at < 0 ? undefined : row[at + 2];
    touched.touch(table, typeof partner === 'string' ? partner : undefined);
  };
  const done = (table: string, row: WireRow): boolean => {
    if (mayBeParked) prepared(sqlite, 'DELETE FROM sync_parked WHERE tbl = ? AND row_id = ?').run(table, row[0]);
    if (mayBeHeld) prepared(sqlite, 'DELETE FROM sync_held WHERE tbl = ? AND row_id = ? AND ver < ?').run(table, row[0], row[1]);
    noteTouch(table, row);
    return true;
  };
  return {
    row: (table, row) => {
      const shape = shapes.get(table);
      const named = columns[table];
      if (!named) return false;
      if (!shape) {
        parkRow(given, table, row, wireFields(row, named), 'table');
        return false;
      }
      const waiting = nothingWaits ? [] : waitingOf(given, table, row[0]);
      const last = waiting.at(-1);
      // it was deleted here, and the server has not heard of it
      if (last?.op === 'd') {
        parkBeneath(sqlite, last, row[1], wireFields(row, named));
        return false;
      }
      if (waiting.length > 0) keepInserts(given, shape, row[0], waiting);
      const written = writerOf(shape, named)(row);
      if (written === 'older') return false;
      if (written !== 'applied') {
        parkRow(given, table, row, wireFields(row, named), written.refused);
        touched.touch('sync_parked', undefined);
        return false;
      }
      for (const { op, fields } of waiting)
        if ((op === 'i' || op === 'u') && fields !== null) overlay(sqlite, shape, row[0], JSON.parse(fields) as Fields);
      return done(table, row);
    },
  };
};

/** Whose row it is, before it goes; undefined when it is not known. */
const partnerOf = ({ sqlite }: Applying, { table }: TableShape, id: string): string | undefined => {
  if (table.scope.kind !== 'partner') return undefined;
  const text = `SELECT ${quoted(table.scope.column)} AS id FROM ${quoted(table.name)} WHERE ${keySql(table)}`;
  return (prepared(sqlite, text).get(...keyOfRowId(table, id)) as { id: string | null } | undefined)?.id ?? undefined;
};

/** True when rows of another table hang on this one. */
const hasChildren = ({ sqlite, shapes }: Applying, parent: string, id: string): boolean =>
  [...shapes.values()].some(
    ({ table: { name, scope } }) =>
      scope.kind === 'via' &&
      scope.table === parent &&
      prepared(sqlite, `SELECT 1 FROM ${quoted(name)} WHERE ${quoted(scope.column)} = ? LIMIT 1`).get(id) !== undefined,
  );

/** True when an insert of this row waits: it was made here again, and stays. */
export const isMadeAgain = ({ sqlite }: Applying, table: string, id: string): boolean =>
  prepared(sqlite, `SELECT 1 FROM outbox WHERE tbl = ? AND row_id = ? AND op = 'i'`).get(table, id) !== undefined;

/**
 * Takes one row away that the server no longer has, unless it was made here again or what is here is newer than `ver`. `ver` 0: the server does not show it to this member; a row that
 * it never had stays. True when it was here.
 */
export const removeRow = (given: Applying, table: string, id: string, ver: number): boolean => {
  const shape = given.shapes.get(table);
  prepared(given.sqlite, 'DELETE FROM sync_parked WHERE tbl = ? AND row_id = ? AND (ver <= ? OR ? = 0)').run(table, id, ver, ver);
  if (!shape || isMadeAgain(given, table, id)) return false;
  const partner = partnerOf(given, shape, id);
  const isOlder = ver === 0 ? 'server_version IS NOT NULL AND ? = 0' : '(server_version IS NULL OR server_version <= ?)';
  const text = `DELETE FROM ${quoted(table)} WHERE ${keySql(shape.table)} AND ${isOlder}`;
  if (prepared(given.sqlite, text).run(...keyOfRowId(shape.table, id), ver).changes === 0) return false;
  if (partner !== undefined && hasChildren(given, table, id))
    writeState(given.sqlite, { parents: { ...readState(given.sqlite, 'parents'), [id]: partner } });
  given.touched.touch(table, partner);
  return true;
};
