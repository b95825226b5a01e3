import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import type { OutboxRow } from '#core/db/sync-tables.ts';
import type { ErrorCode, ErrorParams } from '#shared/domain/errors.ts';
import type { Fields } from '#shared/sync/table.ts';
import { contentOf } from './row-content.ts';
import { quoted, type TableShape } from './table-shape.ts';

/** What of a waiting change is read. */
export const outboxColumns = 'seq, mid, tbl, row_id, scope, op, fields, was, base, hlc, grp';

export type Refusing = { sqlite: Sqlite; shapes: ReadonlyMap<string, TableShape>; newId(): string; now(): number };

/** Columns that say what a row is, the best first. */
const naming = ['name', 'label', 'title', 'description', 'customer', 'subject', 'summary', 'key', 'alias', 'value'];

/** What people call a row, from its values; empty when nothing in it says so. */
export const nameIn = (fields: Fields): string => {
  for (const column of naming) {
    const value = fields[column];
    if (typeof value === 'string' && value.trim() !== '') return value.slice(0, 200);
  }
  return '';
};

/** The name of the partner of a scope while it is here. */
export const partnerNameOf = (sqlite: Sqlite, shapes: ReadonlyMap<string, TableShape>, scope: string): string | null => {
  if (!shapes.get('partner')?.all.has('name') || !scope.startsWith('partner:')) return null;
  const row = prepared(sqlite, `SELECT name FROM ${quoted('partner')} WHERE id = ?`).get(scope.slice('partner:'.length)) as
    | { name: string }
    | undefined;
  return row?.name ?? null;
};

/** Keeps a change that cannot be taken, whole and named, until a person decides; it waits no more. */
export const refuse = ({ sqlite, shapes, newId, now }: Refusing, row: OutboxRow, code: ErrorCode, params: ErrorParams = {}): void => {
  const shape = shapes.get(row.tbl);
  const content = shape ? contentOf(sqlite, shape, row.row_id) : null;
  const was = row.was === null ? null : (JSON.parse(row.was) as Fields);
  // what an insert holds stands in its row, which may leave the device
  const fields = row.op === 'i' && content ? JSON.stringify(content) : row.fields;
  prepared(
    sqlite,
    `INSERT INTO sync_refused (id, tbl, row_id, scope, op, fields, was, base, hlc, grp, code, params, label, partner, happened_at, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')`,
  ).run(
    newId(),
    row.tbl,
    row.row_id,
    row.scope,
    row.op,
    fields,
    row.was,
    row.base,
    row.hlc,
    row.grp,
    code,
    JSON.stringify(params),
    nameIn(content ?? was ?? {}),
    partnerNameOf(sqlite, shapes, row.scope),
    now(),
  );
  prepared(sqlite, 'DELETE FROM outbox WHERE seq = ?').run(row.seq);
};
