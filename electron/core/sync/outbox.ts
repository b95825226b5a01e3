import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import type { OutboxRow } from '#core/db/sync-tables.ts';
import { type ErrorCode, type ErrorParams, isErrorCode } from '#shared/domain/errors.ts';
import { Operation, type OperationResult, pushLimit } from '#shared/sync/protocol.ts';
import type { Fields } from '#shared/sync/table.ts';
import { outboxColumns, refuse, type Refusing } from './refuse.ts';
import { contentOf } from './row-content.ts';
import { overlay } from './row-writer.ts';
import { readState, writeState } from './state.ts';
import type { TableShape } from './table-shape.ts';

const parse = (text: string | null): Fields => (text === null ? {} : (JSON.parse(text) as Fields));

/** What a row held that was inserted and deleted since: its deletion kept it. */
const lastContent = (sqlite: Sqlite, { tbl, row_id, seq }: OutboxRow): Fields | null => {
  const later = prepared(sqlite, `SELECT was FROM outbox WHERE tbl = ? AND row_id = ? AND seq > ? AND op = 'd' ORDER BY seq LIMIT 1`).get(
    tbl,
    row_id,
    seq,
  ) as { was: string | null } | undefined;
  return later?.was ? parse(later.was) : null;
};

const operationOf = (sqlite: Sqlite, shapes: ReadonlyMap<string, TableShape>, row: OutboxRow, i: number): Operation => {
  const common = { i, t: row.tbl, r: row.row_id, s: row.scope, b: row.base, h: row.hlc ?? '' };
  if (row.op === 'd') return { ...common, o: 'd', f: {}, p: {} };
  if (row.op !== 'i' || row.fields !== null) return { ...common, o: row.op, f: parse(row.fields), p: parse(row.was) };
  const shape = shapes.get(row.tbl);
  const content = (shape && contentOf(sqlite, shape, row.row_id)) ?? lastContent(sqlite, row);
  // its number was given and must be used: a deletion of what nobody has does nothing
  return content ? { ...common, o: 'i', f: content, p: {} } : { ...common, o: 'd', f: {}, p: {} };
};

/** No server takes a longer change, in bytes; a shorter one that is too long for a batch goes alone. */
const longestOperation = 4.5 * 1024 * 1024;
/** Bytes that the rest of a request takes. */
const roomOfHead = 4096;

/** Why no server would take an operation, which would hold up everything behind it; null when one would. */
const faultOf = (operation: Operation, size: number): { code: ErrorCode; params: ErrorParams } | null => {
  if (size > longestOperation) return { code: 'SYNC_TOO_LARGE', params: {} };
  const issue = Operation.safeParse(operation).error?.issues[0];
  if (!issue) return null;
  const [, field] = issue.path;
  const value = typeof field === 'string' ? (operation.f[field] ?? operation.p[field]) : null;
  if (typeof value === 'string') return { code: 'SYNC_TOO_LARGE', params: {} };
  return { code: 'SYNC_VALUE', params: { field: String(field ?? 'key') } };
};

export type BatchLimit = { operations: number; bytes: number };
/** What is sent next; `hasMore`: something waits behind it; `refused`: how many were refused here. */
export type Batch = { operations: Operation[]; hasMore: boolean; refused: number };

/**
 * Takes what is sent next, in order, and keeps the numbers under which it is sent. Inside a transaction. A change that no server takes is refused at once. Steps
 * that fit are not torn apart; one that does not fit goes as single changes.
 */
export const takeBatch = (given: Refusing, limit: BatchLimit = pushLimit): Batch => {
  const { sqlite, shapes } = given;
  const rows = prepared(sqlite, `SELECT ${outboxColumns} FROM outbox ORDER BY seq LIMIT ?`).all(limit.operations + 1) as OutboxRow[];
  const number = prepared(sqlite, 'UPDATE outbox SET mid = ? WHERE seq = ?');
  let mid = readState(sqlite, 'mid');
  let bytes = 0;
  let refused = 0;
  const taken: Array<{ row: OutboxRow; operation: Operation }> = [];
  let next: OutboxRow | null = null;
  for (const row of rows) {
    const operation = operationOf(sqlite, shapes, row, row.mid ?? mid + 1);
    const size = Buffer.byteLength(JSON.stringify(operation)) + 24;
    const fault = row.mid === null ? faultOf(operation, size) : null;
    if (fault) {
      refuse(given, row, fault.code, fault.params);
      refused += 1;
      continue;
    }
    if (taken.length >= limit.operations || (taken.length > 0 && bytes + size > limit.bytes - roomOfHead)) {
      next = row;
      break;
    }
    bytes += size;
    taken.push({ row, operation });
    if (row.mid === null) mid += 1;
  }
  const torn = next !== null && next.grp !== null && taken.at(-1)?.row.grp === next.grp ? next.grp : null;
  // a step that goes on behind this batch waits for the next one, unless it is all there is
  const whole = torn === null ? taken : taken.filter(({ row }) => row.grp !== torn);
  const sent = whole.length > 0 ? whole : taken;
  const steps = new Map<number, number>();
  for (const { row } of sent) if (row.grp !== null) steps.set(row.grp, (steps.get(row.grp) ?? 0) + 1);
  for (const { row, operation } of sent) {
    if (row.mid === null) number.run(operation.i, row.seq);
    if (row.grp !== null && row.grp !== torn && (steps.get(row.grp) ?? 0) > 1) operation.g = row.grp;
  }
  writeState(sqlite, { mid: Math.max(readState(sqlite, 'mid'), sent.at(-1)?.operation.i ?? 0) });
  return {
    operations: sent.map(({ operation }) => operation),
    hasMore: next !== null || sent.length < taken.length || rows.length > limit.operations,
    refused,
  };
};

const codeOf = ({ code }: OperationResult): ErrorCode => (code !== undefined && isErrorCode(code) ? code : 'SYNC_ROLE');

/** The first edit of a row that ships with the program travels as an insert and keeps what it replaced, for when it is refused. */
const isEditOfShipped = ({ op, was }: Pick<OutboxRow, 'op' | 'was'>): boolean => op === 'i' && was !== null;
const asEdit = ({ sqlite, shapes }: Refusing, row: OutboxRow): OutboxRow => {
  const shape = shapes.get(row.tbl);
  const content = (shape && contentOf(sqlite, shape, row.row_id)) ?? parse(row.fields);
  const fields = Object.fromEntries(Object.keys(parse(row.was)).map((column) => [column, content[column] ?? null]));
  return { ...row, op: 'u', fields: JSON.stringify(fields) };
};
const putBack = ({ sqlite, shapes }: Refusing, row: OutboxRow): void => {
  const shape = shapes.get(row.tbl);
  if (shape) overlay(sqlite, shape, row.row_id, parse(row.was));
};

/** The rows that ship with the program whose edits this answer deals with: that the server does not have them is no reason to take them away. */
export const shippedRows = (sqlite: Sqlite, last: number): Set<string> => {
  const rows = prepared(sqlite, `SELECT tbl, row_id FROM outbox WHERE mid <= ? AND op = 'i' AND was IS NOT NULL`).all(last);
  return new Set((rows as Array<Pick<OutboxRow, 'tbl' | 'row_id'>>).map(({ tbl, row_id }) => `${tbl} ${row_id}`));
};

/**
 * Ends what the server has dealt with, inside a transaction: it is kept until a backup of the server holds it; what was refused goes to the refused changes. A number that was
 * refused stays as a change of nothing, so that the numbering has no hole when it is sent again. Returns how many were refused.
 */
export const acknowledge = (given: Refusing, answer: { last: number; head: number; results: readonly OperationResult[] }): number => {
  const { sqlite } = given;
  const refusals = new Map(answer.results.filter(({ status }) => status === 'refused').map((result) => [result.i, result]));
  const done = prepared(sqlite, `SELECT ${outboxColumns} FROM outbox WHERE mid <= ? ORDER BY seq`).all(answer.last) as OutboxRow[];
  const keep = prepared(
    sqlite,
    `INSERT OR IGNORE INTO outbox_sent (seq, mid, head, tbl, row_id, scope, op, fields, was, base, hlc, grp) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = prepared(sqlite, 'DELETE FROM outbox WHERE seq = ?');
  for (const row of done) {
    const result = refusals.get(row.mid ?? 0);
    if (result) {
      // an edit of nothing says nothing when it is refused again
      if (row.op !== 'u' || (row.fields ?? '{}') !== '{}')
        refuse(given, isEditOfShipped(row) ? asEdit(given, row) : row, codeOf(result), result.params ?? {});
      if (isEditOfShipped(row)) putBack(given, row);
      keep.run(row.seq, row.mid, answer.head, row.tbl, row.row_id, row.scope, 'u', '{}', '{}', row.base, row.hlc, null);
    } else keep.run(row.seq, row.mid, answer.head, row.tbl, row.row_id, row.scope, row.op, row.fields, row.was, row.base, row.hlc, row.grp);
    remove.run(row.seq);
  }
  return refusals.size;
};

/** Forgets what a backup of the server holds. */
export const forgetSafe = (sqlite: Sqlite, safe: number): void => {
  prepared(sqlite, 'DELETE FROM outbox_sent WHERE head <= ?').run(safe);
};

/** After the server came back from a backup: what it may have lost goes out again, under the numbers that it had, before what waits. What anybody had seen is at most what the backup holds. */
export const sendAgain = (sqlite: Sqlite, safe: number): void => {
  // a step of which a part was refused is no longer whole, so each change stands for itself now
  const columns = 'seq, mid, tbl, row_id, scope, op, fields, was, base, hlc';
  prepared(sqlite, `INSERT OR IGNORE INTO outbox (${columns}) SELECT ${columns} FROM outbox_sent WHERE head > ? ORDER BY seq`).run(safe);
  prepared(sqlite, 'DELETE FROM outbox_sent').run();
  prepared(sqlite, 'UPDATE outbox SET base = ? WHERE base > ?').run(safe, safe);
  writeState(sqlite, { resend: true });
};

/** Another copy of this store has used its numbers: this one counts anew under a name of its own. */
export const takeNewIncarnation = (sqlite: Sqlite, incarnation: string): void => {
  prepared(sqlite, 'UPDATE outbox SET mid = NULL WHERE mid IS NOT NULL').run();
  writeState(sqlite, { incarnation, mid: 0 });
};

/** How many changes wait. */
export const countWaiting = (sqlite: Sqlite): number => (prepared(sqlite, 'SELECT count(*) AS n FROM outbox').get() as { n: number }).n;

/** Refuses the change that was to be sent next and that nothing on the way takes; the numbers given after it are given anew. Inside a transaction. */
export const refuseUnsent = (given: Refusing, code: ErrorCode): void => {
  const { sqlite } = given;
  const row = prepared(sqlite, `SELECT ${outboxColumns} FROM outbox ORDER BY seq LIMIT 1`).get() as OutboxRow | undefined;
  if (!row) return;
  refuse(given, row, code);
  if (row.mid === null) return;
  prepared(sqlite, 'UPDATE outbox SET mid = NULL WHERE mid IS NOT NULL').run();
  writeState(sqlite, { mid: row.mid - 1 });
};
