import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import { isWithheld } from '#core/audit/withhold.ts';
import type { CommandCtx } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import { writeLabels } from '#core/partners/commands.ts';
import { undoRemoval } from '#core/qbr/undo-removal.ts';
import { AppError } from '#shared/domain/errors.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { type Change, isRecordTable, type RecordTable, recordChanges, sliceRecords } from './history.ts';
import { usedBy } from './in-use.ts';
import { notedColumn } from './noted-facts.ts';
import { assertStillPossible } from './undo-checks.ts';

type Values = Record<string, unknown>;
type Entry = Selectable<Db['history']>;
const labelFields = ['territories', 'verticals', 'segments'] as const;

const parse = (text: string | null): Values | null => (text === null ? null : (JSON.parse(text) as Values));
const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const isLabel = (field: string): boolean => (labelFields as readonly string[]).includes(field);

const labelsIn = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([field]) => isLabel(field)));

const labelsOf = async (ctx: CommandCtx, id: string): Promise<Values> => {
  const rows = await ctx.db.selectFrom('partner_label').select(['kind', 'value']).where('partner_id', '=', id).orderBy('value').execute();
  const of = (kind: string): string[] => rows.filter((row) => row.kind === kind).map(({ value }) => value);
  return { territories: of('territory'), verticals: of('vertical'), segments: of('segment') };
};

/** True when a review of the same partner, quarter and version is there. */
const hasOther = async (ctx: CommandCtx, qbr: Values): Promise<boolean> =>
  (await ctx.db
    .selectFrom('qbr')
    .select('id')
    .where('partner_id', '=', String(qbr['partner_id']))
    .where('quarter', '=', String(qbr['quarter']))
    .where('package_version', '=', Number(qbr['package_version']))
    .executeTakeFirst()) !== undefined;

type Undone = { change: Change | null; restored: number; kept: readonly string[] };

/** Takes back one entry. `kept`: fields that changed again since and stay as they are now. */
const undoEntry = async (ctx: CommandCtx, entry: Entry): Promise<Undone> => {
  const table = entry.entity as RecordTable;
  const before = parse(entry.before);
  const after = parse(entry.after);
  const identity = { entity: table, recordId: entry.record_id, partnerId: entry.partner_id };
  const found: Values | undefined = await ctx.db
    .selectFrom(table as 'partner')
    .selectAll()
    .where('id', '=', entry.record_id)
    .executeTakeFirst();
  if (before !== null && after === null) {
    if (found) throw new AppError('UNDO_NOT_POSSIBLE', { detail: 'the record is already back' });
    if (table === 'qbr' && (await hasOther(ctx, before)))
      throw new AppError('UNDO_NOT_POSSIBLE', { detail: 'there is another review of that quarter by now' });
    const columns = Object.fromEntries(Object.entries(before).filter(([field]) => table !== 'partner' || !isLabel(field)));
    await ctx.db
      .insertInto(table as 'partner')
      .values({ ...columns, updated_at: ctx.now, version: Number(before['version'] ?? 1) + 1 } as never)
      .execute();
    if (table === 'partner') await writeLabels(ctx, entry.record_id, labelsIn(before));
    return { change: { ...identity, before: null, after: before }, restored: 1, kept: [] };
  }
  if (!found) throw new AppError('UNDO_NOT_POSSIBLE', { detail: 'the record was removed since' });
  if (before === null) {
    if (Number(found['version']) > 1) throw new AppError('UNDO_NOT_POSSIBLE', { detail: 'the record was changed since' });
    const users = await usedBy(ctx.db, table, entry.record_id);
    if (users !== null) throw new AppError('UNDO_NOT_POSSIBLE', { detail: `it is used by ${users} by now` });
    const labels = table === 'partner' ? await labelsOf(ctx, entry.record_id) : {};
    if (table === 'partner') await ctx.db.deleteFrom('partner_label').where('partner_id', '=', entry.record_id).execute();
    await ctx.db
      .deleteFrom(table as 'partner')
      .where('id', '=', entry.record_id)
      .execute();
    return { change: { ...identity, before: { ...found, ...labels }, after: null }, restored: 1, kept: [] };
  }
  const now: Values = { ...found, ...(table === 'partner' ? await labelsOf(ctx, entry.record_id) : {}) };
  const fields = Object.keys(before);
  const back = fields.filter((field) => sameValue(now[field], after?.[field]));
  const restored = Object.fromEntries(back.map((field) => [field, before[field] ?? null]));
  const columns = Object.fromEntries(Object.entries(restored).filter(([field]) => !isLabel(field)));
  // changes by an import name the name alone
  if ((table === 'partner' || table === 'person') && typeof columns['name'] === 'string') columns['name_key'] = nameKey(columns['name']);
  await ctx.db
    .updateTable(table as 'partner')
    .set({ ...columns, updated_at: ctx.now, version: Number(found['version']) + 1 } as never)
    .where('id', '=', entry.record_id)
    .execute();
  if (table === 'partner') await writeLabels(ctx, entry.record_id, labelsIn(restored));
  const change =
    back.length === 0
      ? null
      : { ...identity, before: Object.fromEntries(back.map((field) => [field, after?.[field] ?? null])), after: restored };
  return { change, restored: back.length === 0 ? 0 : 1, kept: fields.filter((field) => !back.includes(field)) };
};

/** Takes back one step as a new forward change, itself in the history. Throws UNDO_NOT_POSSIBLE and then changes nothing. */
export const undoStep = async (ctx: CommandCtx, step: string): Promise<{ restored: number; kept: number }> => {
  const entries = await ctx.db
    .selectFrom('history')
    .selectAll()
    .where('step', '=', step)
    .orderBy('seq', 'desc')
    .orderBy('id', 'desc')
    .execute();
  if (entries.length === 0) throw new AppError('UNDO_NOT_POSSIBLE', { detail: 'there is no such change' });
  if (entries.some(isWithheld)) throw new AppError('UNDO_NOT_POSSIBLE', { detail: 'what it changed has left this device since' });
  const [first] = entries;
  if (first?.entity === 'qbr_section') {
    const before = parse(first.before);
    if (!Array.isArray(before?.['blocks'])) throw new AppError('UNDO_NOT_POSSIBLE', { detail: 'it took nothing away' });
    await undoRemoval(ctx, { recordId: first.record_id, before, after: parse(first.after) } as Parameters<typeof undoRemoval>[1]);
    return { restored: 1, kept: 0 };
  }
  if (!entries.every(({ entity }) => isRecordTable(entity)))
    throw new AppError('UNDO_NOT_POSSIBLE', { detail: 'it is no change of a record' });
  const results: Undone[] = [];
  const mains = new Set(entries.map(({ entity, record_id }) => `${entity} ${record_id}`));
  const kept = new Set<string>();
  for (const [at, entry] of entries.entries()) {
    const noted = notedColumn(entry);
    const isNoted = noted !== null && mains.has(noted.slice(0, noted.lastIndexOf(' ')));
    // the fact of a change that stays stays too
    if (isNoted && kept.has(noted)) continue;
    const done = await undoEntry(ctx, entry);
    for (const field of done.kept) kept.add(`${entry.entity} ${entry.record_id} ${field}`);
    results.push(isNoted ? { ...done, restored: 0 } : done);
    if (at % sliceRecords === sliceRecords - 1) await nextTurn();
  }
  const changes = results.flatMap(({ change }) => (change ? [change] : []));
  await assertStillPossible(ctx, changes);
  await recordChanges(ctx, changes);
  return {
    restored: results.reduce((sum, result) => sum + result.restored, 0),
    kept: results.reduce((sum, result) => sum + result.kept.length, 0),
  };
};
