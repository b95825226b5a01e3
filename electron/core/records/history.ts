import type { Kysely } from 'kysely';
import { appendAudit } from '#core/audit/append.ts';
import type { CommandCtx } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type RecordKey, recordKinds } from '#shared/domain/records/record-kinds.ts';
import { forgetWeeks } from './forget-weeks.ts';
import { usedBy } from './in-use.ts';

/** The tables whose rows people change one by one. */
const ownRecords = [
  'partner',
  'contact',
  'deal',
  'commitment',
  'person',
  'qbr',
  'alert',
  'attachment',
  'note',
  'plan',
  'plan_objective',
  'plan_initiative',
  'plan_milestone',
  'plan_investment',
  'plan_comment',
  'plan_revision',
  'plan_signature',
] as const;
export type RecordTable = (typeof ownRecords)[number] | RecordKey;
/** The names of these tables; settings, imports and the like are in the history too. */
export const recordTables: readonly RecordTable[] = [...ownRecords, ...recordKinds.map(({ key }) => key)];
export const isRecordTable = (entity: string): entity is RecordTable => recordTables.some((table) => table === entity);
type Values = Record<string, unknown>;

/** One changed record for the history. `before` null: created; `after` null: removed. */
export type Change = { entity: RecordTable; recordId: string; partnerId: string | null; before: Values | null; after: Values | null };

/** After so many records a long change lets other calls run. */
export const sliceRecords = 25;

/** The partners that a change names. */
const partnersOf = ({ entity, recordId, partnerId, before, after }: Change): string[] =>
  [partnerId, before?.['partner_id'], after?.['partner_id'], entity === 'partner' ? recordId : null].filter((id) => typeof id === 'string');

/** Tells the cache of facts whose they are. A change that names no partner says nothing, so that its table counts as not covered. */
const touch = ({ touched }: CommandCtx, entity: RecordTable, ids: readonly string[]): void => {
  if (ids.length > 0) touched.covered.add(entity);
  for (const id of ids) touched.partnerIds.add(id);
};

/** Writes the changes of one call as one undo step and returns the id of the step; null when there is nothing to write. */
export const recordChanges = async (ctx: CommandCtx, changes: readonly Change[]): Promise<string | null> => {
  if (changes.length === 0) return null;
  const step = ctx.newId();
  const named = changes.map((change) => ({ entity: change.entity, partnerIds: partnersOf(change) }));
  for (const { entity, partnerIds } of named) touch(ctx, entity, partnerIds);
  forgetWeeks(ctx, named);
  ctx.note('history');
  appendAudit(
    ctx,
    changes.map((change) => ({ step, ...change })),
  );
  return step;
};

/** A record that another one is to point at must be there; null and undefined point at nothing. Throws RECORD_INVALID with the field's name. */
export const requireReference = async (
  ctx: Pick<CommandCtx, 'db'>,
  table: 'partner' | 'person' | 'product',
  id: string | null | undefined,
  field: string,
): Promise<void> => {
  if (id === null || id === undefined) return;
  const found = await ctx.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
  if (!found) throw new AppError('RECORD_INVALID', { field, detail: 'the record that was chosen is no longer here' });
};

/** The fields of `next` that differ from `row`, with both values; null when nothing differs. */
export const difference = (row: Values, next: Values): { before: Values; after: Values } | null => {
  const fields = Object.keys(next).filter((field) => next[field] !== undefined && next[field] !== row[field]);
  if (fields.length === 0) return null;
  return {
    before: Object.fromEntries(fields.map((field) => [field, row[field] ?? null])),
    after: Object.fromEntries(fields.map((field) => [field, next[field] ?? null])),
  };
};

/** Reads a record or throws RECORD_NOT_FOUND. */
export const requireRow = async <T extends RecordTable>(ctx: { db: Kysely<Db> }, table: T, id: string): Promise<Values> => {
  const row = await ctx.db
    .selectFrom(table as 'partner')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new AppError('RECORD_NOT_FOUND', { entity: table });
  return row as Values;
};

/** What hangs on a record belongs to its partner too, so it stays with that one. Throws RECORD_NOT_FOUND, RECORD_INVALID. */
export const requireOwn = async (ctx: { db: Kysely<Db> }, table: RecordTable, id: string, partnerId: string): Promise<Values> => {
  const row = await requireRow(ctx, table, id);
  if (row['partner_id'] !== partnerId)
    throw new AppError('RECORD_INVALID', { field: 'Partner', detail: 'a record stays with its partner', key: 'partnerId' });
  return row;
};

/** Inserts a row and returns the change for the history; the caller writes it with `recordChanges`. `id`: given where other new rows name it. */
export const addRow = async (
  ctx: CommandCtx,
  table: RecordTable,
  values: Values,
  partnerId: string | null,
  id = ctx.newId(),
): Promise<Change> => {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const row = { ...given, id, import_id: null, created_at: ctx.now, updated_at: ctx.now };
  await ctx.db
    .insertInto(table as 'partner')
    .values(row as never)
    .execute();
  return { entity: table, recordId: id, partnerId: partnerId ?? (table === 'partner' ? id : null), before: null, after: given };
};

/** Deletes a row and returns the change for the history. Whether others name it is the caller's question. */
export const dropRow = async (ctx: CommandCtx, table: RecordTable, id: string): Promise<Change> => {
  const row = await requireRow(ctx, table, id);
  await ctx.db
    .deleteFrom(table as 'partner')
    .where('id', '=', id)
    .execute();
  const partnerId = typeof row['partner_id'] === 'string' ? row['partner_id'] : null;
  return { entity: table, recordId: id, partnerId, before: row, after: null };
};

/** Changes the fields given and returns the change for the history; null when nothing differs. `undefined` means unchanged. */
export const changeRow = async (
  ctx: CommandCtx,
  table: RecordTable,
  id: string,
  values: Values,
  partnerId: string | null,
): Promise<Change | null> => {
  const row = await requireRow(ctx, table, id);
  const changed = difference(row, values);
  if (!changed) return null;
  await ctx.db
    .updateTable(table as 'partner')
    .set({ ...changed.after, updated_at: ctx.now, version: Number(row['version']) + 1 } as never)
    .where('id', '=', id)
    .execute();
  return { entity: table, recordId: id, partnerId, ...changed };
};

/**
 * Creates a record or changes the fields given, with its history entry. Nothing is written when nothing differs.
 * `values` are columns of the table; `undefined` means unchanged.
 */
export const saveRecord = async (
  ctx: CommandCtx,
  table: RecordTable,
  id: string | undefined,
  values: Values,
  partnerId: string | null,
): Promise<{ id: string; undoId: string | null }> => {
  const change = id === undefined ? await addRow(ctx, table, values, partnerId) : await changeRow(ctx, table, id, values, partnerId);
  return { id: id ?? change?.recordId ?? '', undoId: await recordChanges(ctx, change ? [change] : []) };
};

/** Throws RECORD_IN_USE while other records name this one. */
export const refuseInUse = async (ctx: CommandCtx, table: RecordTable, id: string): Promise<void> => {
  const users = await usedBy(ctx.db, table, id);
  if (users !== null) throw new AppError('RECORD_IN_USE', { users });
};

/** Removes a record; its whole row stays in the history, so that it can come back. Throws RECORD_IN_USE while others name it. */
export const removeRecord = async (ctx: CommandCtx, table: RecordTable, id: string): Promise<{ undoId: string }> => {
  await requireRow(ctx, table, id);
  await refuseInUse(ctx, table, id);
  return { undoId: (await recordChanges(ctx, [await dropRow(ctx, table, id)])) ?? '' };
};
