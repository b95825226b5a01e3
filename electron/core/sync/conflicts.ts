import type { CommandCtx, HandlersFor, QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import { isRecordTable, recordChanges, changeRow } from '#core/records/history.ts';
import type { Conflict } from '#shared/api/sync.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Fields, keyOfRowId, type SyncTable } from '#shared/sync/table.ts';
import { syncTableOf } from '#shared/sync/tables.ts';
import { syncFieldWord, syncTableWord } from '#shared/sync/words.ts';
import { columnsOf, type ConflictRow, type Sides, sidesOf, valueOf } from './conflict-sides.ts';
import { nameIn } from './refuse.ts';
import { keySql, quoted } from './table-shape.ts';

type Reader = Pick<QueryCtx, 'sqlite' | 'sync' | 'note'>;

const readerOf = ({ sync }: Reader): { device: string; member: string } => {
  const { deviceId, member } = sync().account.status();
  return { device: deviceId ?? '', member: member?.id ?? '' };
};

const rowOf = ({ sqlite }: Reader, table: SyncTable, id: string): Fields | null =>
  (prepared(sqlite, `SELECT * FROM ${quoted(table.name)} WHERE ${keySql(table)}`).get(...keyOfRowId(table, id)) as Fields | undefined) ??
  null;

/** What people call a row: the name that it has, or that the clash holds. */
export const titleOf = (ctx: Reader, tbl: string, id: string, known: Fields = {}): string => {
  const table = syncTableOf(tbl);
  const row = table ? rowOf(ctx, table, id) : null;
  return [syncTableWord(tbl), nameIn({ ...known, ...row })].filter((part) => part !== '').join(' ');
};

const nameOf = ({ sqlite }: Reader, table: 'person' | 'partner', id: string | null): string | null =>
  id === null ? null : ((prepared(sqlite, `SELECT name FROM ${table} WHERE id = ?`).get(id) as { name: string } | undefined)?.name ?? null);

const same = (row: Fields, fields: Fields): boolean => Object.entries(fields).every(([column, value]) => (row[column] ?? null) === value);

/** Whose value is in the record now; when neither is, the side that won. */
const standing = (ctx: Reader, row: ConflictRow, sides: Sides): 'mine' | 'theirs' => {
  const table = syncTableOf(row.tbl);
  const now = table ? rowOf(ctx, table, row.row_id) : null;
  if (row.kind === 'deleted') return (now === null) === sides.isMineLost ? 'theirs' : 'mine';
  if (now && same(now, sides.mine)) return 'mine';
  if (now && same(now, sides.theirs)) return 'theirs';
  return sides.isMineLost ? 'theirs' : 'mine';
};

const canKeepBoth = ({ tbl, kind, field }: ConflictRow, { mine, theirs }: Sides): boolean =>
  kind !== 'deleted' &&
  (syncTableOf(tbl)?.text.includes(field) ?? false) &&
  typeof mine[field] === 'string' &&
  typeof theirs[field] === 'string';

const describe = (ctx: Reader, row: ConflictRow): Conflict => {
  const sides = sidesOf(row, readerOf(ctx));
  const columns = columnsOf(sides);
  return {
    id: row.id,
    table: row.tbl,
    row: row.row_id,
    field: row.field,
    kind: row.kind,
    title: titleOf(ctx, row.tbl, row.row_id, { ...sides.mine, ...sides.theirs }),
    partnerId: row.partner_id,
    partner: nameOf(ctx, 'partner', row.partner_id),
    fieldLabel: row.field === '*' ? columns.map((column) => syncFieldWord(row.tbl, column)).join(', ') : syncFieldWord(row.tbl, row.field),
    base: valueOf(sides.base, columns),
    mine: valueOf(sides.mine, columns),
    theirs: valueOf(sides.theirs, columns),
    mineBy: nameOf(ctx, 'person', sides.mineBy),
    theirsBy: nameOf(ctx, 'person', sides.theirsBy),
    stands: standing(ctx, row, sides),
    happenedAt: row.happened_at,
    canKeepBoth: canKeepBoth(row, sides),
    state: row.state,
  };
};

/** What a person chose, by column; null: the row stays deleted. */
const chosen = (
  row: ConflictRow,
  sides: Sides,
  keep: 'mine' | 'theirs' | 'both' | 'edit',
  value: Conflict['mine'] | undefined,
): Fields | null => {
  const { mine, theirs } = sides;
  if (keep === 'mine' || keep === 'theirs') {
    const fields = keep === 'mine' ? mine : theirs;
    return row.kind === 'deleted' && Object.keys(fields).length === 0 ? null : fields;
  }
  const columns = columnsOf(sides);
  const [only] = columns;
  if (keep === 'both' && value === undefined) {
    if (!canKeepBoth(row, sides)) throw new AppError('SYNC_VALUE', { field: row.field });
    return { [row.field]: `${String(mine[row.field])}\n\n${String(theirs[row.field])}` };
  }
  if (value === undefined) throw new AppError('SYNC_VALUE', { field: row.field });
  if (value !== null && typeof value === 'object') {
    if (Object.keys(value).some((column) => !columns.includes(column))) throw new AppError('SYNC_VALUE', { field: row.field });
    return value;
  }
  if (columns.length !== 1 || only === undefined) throw new AppError('SYNC_VALUE', { field: row.field });
  return { [only]: value };
};

/** Writes columns of a row of any table that syncs, with its history where it is a record. Returns the undo step. */
export const writeFields = async (
  ctx: CommandCtx,
  table: SyncTable,
  id: string,
  fields: Fields,
  partnerId: string | null,
): Promise<string | null> => {
  const known = Object.fromEntries(
    Object.entries(fields).filter(([column]) => table.columns.includes(column) && !table.key.includes(column)),
  );
  const { name } = table;
  try {
    if (isRecordTable(name)) {
      const change = await changeRow(ctx, name, id, known, partnerId);
      return await recordChanges(ctx, change ? [change] : []);
    }
    const columns = Object.keys(known);
    if (columns.length === 0) return null;
    ctx.note(name as 'qbr_section');
    ctx.sqlite
      .prepare(`UPDATE ${quoted(name)} SET ${columns.map((column) => `${quoted(column)} = ?`).join(', ')} WHERE ${keySql(table)}`)
      .run(...columns.map((column) => known[column] ?? null), ...keyOfRowId(table, id));
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT'))
      throw new AppError('SYNC_VALUE', { field: Object.keys(known).join(', ') }, { cause: error });
    throw error;
  }
};

/** A row that was deleted comes back as the server kept it, with these values. */
export const queueRestore = (
  { sqlite, note }: Pick<CommandCtx, 'sqlite' | 'note'>,
  tbl: string,
  id: string,
  partnerId: string | null,
  fields: Fields,
): void => {
  const scope = syncTableOf(tbl)?.scope.kind === 'tenant' ? 'tenant' : partnerId === null ? 'own' : `partner:${partnerId}`;
  prepared(sqlite, `INSERT INTO outbox (tbl, row_id, scope, op, fields, was) VALUES (?, ?, ?, 'r', ?, '{}')`).run(
    tbl,
    id,
    scope,
    JSON.stringify(fields),
  );
  note('outbox');
};

const readOne = ({ sqlite }: Reader, id: string): ConflictRow => {
  const row = prepared(sqlite, 'SELECT * FROM sync_conflict WHERE id = ?').get(id) as ConflictRow | undefined;
  if (!row) throw new AppError('RECORD_NOT_FOUND', { entity: 'conflict' });
  return row;
};

/** The inbox: what clashed, and settling it once for all devices. */
export const conflictHandlers: Pick<HandlersFor<'sync'>, 'sync.conflicts' | 'sync.settle'> = {
  'sync.conflicts': async (ctx, { state, partnerId }) => {
    ctx.note('sync_conflict', 'person', 'partner');
    const rows = prepared(
      ctx.sqlite,
      `SELECT * FROM sync_conflict WHERE (state = 'open') = ? AND (? IS NULL OR partner_id = ?) ORDER BY happened_at DESC, id LIMIT 1000`,
    ).all(state === 'open' ? 1 : 0, partnerId ?? null, partnerId ?? null) as ConflictRow[];
    for (const { tbl } of rows) if (syncTableOf(tbl)) ctx.note(tbl as 'partner');
    return rows.filter(({ tbl }) => syncTableOf(tbl)).map((row) => describe(ctx, row));
  },
  'sync.settle': async (ctx, { id, keep, value }) => {
    const row = readOne(ctx, id);
    if (row.state !== 'open') throw new AppError('CONFLICT_SETTLED');
    const table = syncTableOf(row.tbl);
    const { member } = ctx.sync().account.status();
    if (!table || !member) throw new AppError('SYNC_NOT_CONNECTED');
    const fields = chosen(row, sidesOf(row, readerOf(ctx)), keep, value);
    const here = rowOf(ctx, table, row.row_id);
    let undoId: string | null = null;
    if (fields && here) undoId = await writeFields(ctx, table, row.row_id, fields, row.partner_id);
    else if (fields) queueRestore(ctx, row.tbl, row.row_id, row.partner_id, fields);
    ctx.note('sync_conflict');
    prepared(ctx.sqlite, `UPDATE sync_conflict SET state = 'settled', settled_by = ?, settled_at = ? WHERE id = ?`).run(
      member.id,
      ctx.now,
      id,
    );
    return { undoId };
  },
};
