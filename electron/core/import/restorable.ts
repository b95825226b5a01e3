import type { CommandCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import { assertDeal, type DealColumns } from '#core/deals/check-deal.ts';
import { checkedRow, readParents, readRelated } from '#core/entries/related.ts';
import { namesOf } from '#core/entries/targets.ts';
import { AppError } from '#shared/domain/errors.ts';
import { checkRecord } from '#shared/domain/records/checks/check-record.ts';
import { makesLoop } from '#shared/domain/records/checks/hierarchy.ts';
import { relatedNeeds } from '#shared/domain/records/checks/related.ts';
import { isRecordKey, type RecordKey } from '#shared/domain/records/record-kinds.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';
import type { Value } from '#shared/import/values.ts';

type Row = Readonly<Record<string, unknown>>;

const isEntryPossible = async (ctx: CommandCtx, kind: RecordKey, row: Row): Promise<boolean> => {
  if (relatedNeeds(kind).length === 0 && kind !== 'hierarchy_link') return true;
  const record = checkedRow(kind, row);
  const view = await readRelated(ctx.db, kind, [record]);
  return checkRecord(kind, record, view.of(record)) === null;
};

const ofProtection = [
  'protection_from',
  'protection_until',
  'customer',
  'product_id',
  'registration_state',
  'submitted_on',
  'decided_on',
  'closed_on',
];

/** Who holds the protection. The deal's own days were so before the import, also where they say less than one would like. */
const isDealPossible = async (ctx: CommandCtx, row: Row, columns: readonly string[]): Promise<boolean> => {
  if (!columns.some((column) => ofProtection.includes(column))) return true;
  try {
    await assertDeal(ctx, row as DealColumns);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'PROTECTION_TAKEN') return false;
    if (error instanceof AppError) return true;
    throw error;
  }
};

/**
 * Whether a record may have these old values again: since the import others may have come to add up to, exclude or stand above what it has now, and what it named may be
 * gone. Its own values fitted each other before.
 */
export const isRestorable = async (ctx: CommandCtx, entity: ImportEntity, id: string, before: Record<string, Value>): Promise<boolean> => {
  for (const { table, idColumn, column } of namesOf(entity)) {
    const named = before[column];
    if (typeof named !== 'string') continue;
    if (prepared(ctx.sqlite, `SELECT 1 FROM ${table} WHERE ${idColumn} = ?`).get(named) === undefined) return false;
  }
  const row = { ...(prepared(ctx.sqlite, `SELECT * FROM ${entity} WHERE id = ?`).get(id) as Row), ...before };
  if (isRecordKey(entity)) return isEntryPossible(ctx, entity, row);
  if (entity === 'deal') return isDealPossible(ctx, row, Object.keys(before));
  const parent = entity === 'partner' ? before['parent_id'] : null;
  return typeof parent !== 'string' || !makesLoop(id, parent, await readParents(ctx.db, ctx.today));
};
