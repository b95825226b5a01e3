import { sql } from 'kysely';
import type { CommandCtx } from '#core/context.ts';
import { assertCampaign, assertDeal, type DealColumns } from '#core/deals/check-deal.ts';
import { checkedRow, readParents, readRelated } from '#core/entries/related.ts';
import { namesOf } from '#core/entries/targets.ts';
import { assertDates } from '#core/partners/check-partner.ts';
import { assertPlans } from '#core/plans/undo-checks.ts';
import { assertOwnCalendarFree } from '#core/settings/fiscal-change.ts';
import { AppError } from '#shared/domain/errors.ts';
import { checkRecord } from '#shared/domain/records/checks/check-record.ts';
import { makesLoop } from '#shared/domain/records/checks/hierarchy.ts';
import { isRecordKey, type RecordKey } from '#shared/domain/records/record-kinds.ts';
import type { Change } from './history.ts';
import { nounOf, usedBy } from './in-use.ts';
import { assertManager } from './managers.ts';

type Values = Record<string, unknown>;
/** A record that a step wrote: the columns that it changed, and whether it was there before. */
type Written = { was: Values; columns: Values; isNew: boolean };

/** SQLite takes 32,766 values in one statement. */
const sliceIds = 5000;

const readIn = async (ctx: CommandCtx, table: string, column: string, ids: readonly string[]): Promise<Values[]> => {
  const found: Values[] = [];
  for (let at = 0; at < ids.length; at += sliceIds) {
    const { rows } = await sql<Values>`
      SELECT * FROM ${sql.table(table)} WHERE ${sql.ref(column)} IN (${sql.join(ids.slice(at, at + sliceIds))})`.execute(ctx.db);
    found.push(...rows);
  }
  return found;
};

const notPossible = (detail: string): AppError => new AppError('UNDO_NOT_POSSIBLE', { detail });

/** What a record names again must still be there. */
const assertNamed = async (ctx: CommandCtx, table: string, written: readonly Written[]): Promise<void> => {
  for (const { table: target, idColumn, column } of namesOf(table)) {
    const ids = [...new Set(written.map(({ columns }) => columns[column]).filter((id) => typeof id === 'string'))];
    const there = new Set((await readIn(ctx, target, idColumn, ids)).map((row) => row[idColumn]));
    if (ids.some((id) => !there.has(id))) throw notPossible(`the ${nounOf(target)} that it names is no longer here`);
  }
};

const assertEntries = async (ctx: CommandCtx, kind: RecordKey, rows: readonly Values[]): Promise<void> => {
  const records = rows.map((row) => checkedRow(kind, row));
  // who stands above whom is read without the link that is being looked at
  const together = kind === 'hierarchy_link' ? records.map((record) => [record]) : [records];
  for (const some of together) {
    const view = await readRelated(ctx.db, kind, some);
    for (const record of some) {
      const found = checkRecord(kind, record, view.of(record));
      if (found) throw new AppError(found.code, found.params);
    }
  }
};

const assertDeals = async (ctx: CommandCtx, rows: readonly Values[]): Promise<void> => {
  for (const row of rows) {
    await assertCampaign(ctx, row['campaign_id'] as string | null, String(row['partner_id']));
    await assertDeal(ctx, row as DealColumns);
  }
};

const assertPartners = async (ctx: CommandCtx, rows: readonly Values[], written: ReadonlyMap<string, Written>): Promise<void> => {
  for (const row of rows) assertDates(row);
  for (const [id, { was, columns, isNew }] of written)
    if (!isNew && 'fiscal_calendar' in columns) await assertOwnCalendarFree(ctx, id, was['fiscal_calendar'], columns['fiscal_calendar']);
  const below = rows.filter((row) => typeof row['parent_id'] === 'string');
  if (below.length === 0) return;
  const parentsOf = await readParents(ctx.db, ctx.today);
  if (below.some((row) => makesLoop(String(row['id']), String(row['parent_id']), parentsOf)))
    throw new AppError('PARENT_LOOP', { field: 'Belongs to', key: 'parentId' });
};

const assertTable = async (ctx: CommandCtx, table: string, written: ReadonlyMap<string, Written>): Promise<void> => {
  await assertNamed(ctx, table, [...written.values()]);
  for (const [id, { columns, isNew }] of written) {
    if (isNew || !('partner_id' in columns)) continue;
    const users = await usedBy(ctx.db, table, id);
    if (users !== null) throw notPossible(`it would move to another partner, away from ${users}`);
  }
  const rows = await readIn(ctx, table, 'id', [...written.keys()]);
  if (isRecordKey(table)) await assertEntries(ctx, table, rows);
  if (table === 'deal') await assertDeals(ctx, rows);
  if (table === 'partner') await assertPartners(ctx, rows, written);
  if (table === 'person') for (const row of rows) await assertManager(ctx, String(row['id']), row['manager_id'] as string | null);
};

/** The sentence of a refusal inside that of an undo. */
const reasonOf = ({ message }: AppError): string => message.replace(/ ?Nothing was changed\.$/, '').replace(/\.$/, '');

/**
 * Holds what a step wrote against what can be: time has passed since those records were so, and what they name, add up to or exclude may be another by now.
 * Throws UNDO_NOT_POSSIBLE with the reason.
 */
export const assertStillPossible = async (ctx: CommandCtx, changes: readonly Change[]): Promise<void> => {
  const tables = new Map<string, Map<string, Written>>();
  for (const { entity, recordId, before, after } of changes) {
    const written = tables.get(entity) ?? new Map<string, Written>();
    tables.set(entity, written);
    if (after === null) written.delete(recordId);
    else {
      const earlier = written.get(recordId);
      written.set(recordId, {
        was: { ...before, ...earlier?.was },
        columns: { ...earlier?.columns, ...after },
        isNew: earlier?.isNew ?? before === null,
      });
    }
  }
  try {
    for (const [table, written] of tables) if (written.size > 0) await assertTable(ctx, table, written);
    await assertPlans(ctx, changes);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'UNDO_NOT_POSSIBLE') throw error;
    throw new AppError('UNDO_NOT_POSSIBLE', { detail: reasonOf(error), reason: error.code }, { cause: error });
  }
};
