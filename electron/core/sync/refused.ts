import type { CommandCtx, HandlersFor, QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import type { RefusedRow } from '#core/db/sync-tables.ts';
import { dropRow, isRecordTable, recordChanges } from '#core/records/history.ts';
import type { RefusedChange } from '#shared/api/sync.ts';
import { AppError, describeError, isErrorCode } from '#shared/domain/errors.ts';
import { type Fields, keyOfRowId } from '#shared/sync/table.ts';
import { syncTableOf } from '#shared/sync/tables.ts';
import { syncFieldWord, syncTableWord } from '#shared/sync/words.ts';
import { writeFields } from './conflicts.ts';
import { contentOf } from './row-content.ts';
import { keySql, quoted } from './table-shape.ts';

const parse = (text: string | null): Fields => (text === null ? {} : (JSON.parse(text) as Fields));

const describe = (row: RefusedRow): RefusedChange => {
  const fields = parse(row.fields);
  const was = parse(row.was);
  const columns = [...new Set([...Object.keys(fields), ...Object.keys(was)])];
  return {
    id: row.id,
    table: row.tbl,
    row: row.row_id,
    op: row.op,
    title: [syncTableWord(row.tbl), row.label].filter((part) => part !== '').join(' '),
    partner: row.partner,
    fields,
    was,
    labels: Object.fromEntries(columns.map((column) => [column, syncFieldWord(row.tbl, column)])),
    reason: describeError(isErrorCode(row.code) ? row.code : 'SYNC_ROLE', JSON.parse(row.params)),
    happenedAt: row.happened_at,
    state: row.state,
    canSend:
      row.code === 'SYNC_NOT_YOURS' && row.scope.startsWith('partner:') && (row.op === 'u' || row.op === 'i') && row.state === 'open',
  };
};

/** The refused changes, the latest first. */
export const readRefused = ({ sqlite, note }: Pick<QueryCtx, 'sqlite' | 'note'>, isOpen: boolean): RefusedChange[] => {
  note('sync_refused');
  const rows = prepared(sqlite, `SELECT * FROM sync_refused WHERE (state = 'open') = ? ORDER BY happened_at DESC, id LIMIT 20000`).all(
    isOpen ? 1 : 0,
  );
  return (rows as RefusedRow[]).map(describe);
};

const partnerIdOf = (row: RefusedRow): string | null => (row.scope.startsWith('partner:') ? row.scope.slice('partner:'.length) : null);

const queue = (ctx: CommandCtx, row: RefusedRow, op: RefusedRow['op'], fields: Fields): void => {
  prepared(ctx.sqlite, 'INSERT INTO outbox (tbl, row_id, scope, op, fields, was, base) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    row.tbl,
    row.row_id,
    row.scope,
    op,
    JSON.stringify(fields),
    row.was ?? '{}',
    row.base,
  );
  ctx.note('outbox');
};

/** What a person typed, without the times and names that go with it. */
const typedIn = (row: RefusedRow): Fields => {
  const { quiet = [], key = [] } = syncTableOf(row.tbl) ?? {};
  return Object.fromEntries(Object.entries(parse(row.fields)).filter(([column]) => !quiet.includes(column) && !key.includes(column)));
};

/** Sends a refused change once more, on the record as it is now. */
const retry = async (ctx: CommandCtx, row: RefusedRow, given: Fields): Promise<void> => {
  const table = syncTableOf(row.tbl);
  const shape = ctx.sync().engine().shapes.get(row.tbl);
  const { member } = ctx.sync().account.status();
  if (!table || !shape || !member) throw new AppError('SYNC_NOT_CONNECTED');
  const fields = { ...parse(row.fields), ...given };
  const here = contentOf(ctx.sqlite, shape, row.row_id);
  const partnerId = partnerIdOf(row);
  if (row.op === 'd') {
    if (!here) return;
    ctx.note(row.tbl as 'partner');
    prepared(ctx.sqlite, `DELETE FROM ${quoted(row.tbl)} WHERE ${keySql(table)}`).run(...keyOfRowId(table, row.row_id));
    return;
  }
  if (row.op !== 'i')
    return here && row.op === 'u' ? void (await writeFields(ctx, table, row.row_id, fields, partnerId)) : queue(ctx, row, row.op, fields);
  if (!here) return queue(ctx, row, 'i', fields);
  await writeFields(ctx, table, row.row_id, given, partnerId);
  prepared(ctx.sqlite, `INSERT INTO outbox (tbl, row_id, scope, op) VALUES (?, ?, ?, 'i')`).run(row.tbl, row.row_id, row.scope);
  // what was added to a refused partner since waited for it
  if (row.tbl === 'partner') ctx.sync().engine().bringAlong(member.role, row.row_id);
  ctx.note('outbox');
};

/** What was added here and nobody wants goes from here too; an edit is gone already, because the record is as the server has it. */
const drop = async (ctx: CommandCtx, row: RefusedRow): Promise<void> => {
  const shape = ctx.sync().engine().shapes.get(row.tbl);
  if (row.op !== 'i' || !shape || !isRecordTable(row.tbl) || !contentOf(ctx.sqlite, shape, row.row_id)) return;
  const found = prepared(ctx.sqlite, `SELECT server_version AS ver FROM ${quoted(row.tbl)} WHERE id = ?`).get(row.row_id) as {
    ver: number | null;
  };
  if (found.ver === null) await recordChanges(ctx, [await dropRow(ctx, row.tbl, row.row_id)]);
};

/** Changes that the server would not take. */
export const refusedHandlers: Pick<HandlersFor<'sync'>, 'sync.refused' | 'sync.settleRefused'> = {
  'sync.refused': async (ctx, { state }) => readRefused(ctx, state === 'open'),
  'sync.settleRefused': async (ctx, { id, action, fields = {} }) => {
    const row = prepared(ctx.sqlite, 'SELECT * FROM sync_refused WHERE id = ?').get(id) as RefusedRow | undefined;
    if (!row) throw new AppError('RECORD_NOT_FOUND', { entity: 'refused change' });
    if (row.state !== 'open') throw new AppError('CONFLICT_SETTLED');
    if (action === 'retry') await retry(ctx, row, fields);
    if (action === 'drop') await drop(ctx, row);
    if (action === 'send') queue(ctx, row, 'l', typedIn(row));
    const state = { retry: 'retried', drop: 'dropped', send: 'sent' }[action];
    prepared(ctx.sqlite, 'UPDATE sync_refused SET state = ?, settled_at = ? WHERE id = ?').run(state, ctx.now, id);
    ctx.note('sync_refused');
    return { id };
  },
};
