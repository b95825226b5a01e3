import type { CommandCtx, HandlersFor } from '#core/context.ts';
import { removeRecord, requireOwn, requireRow, saveRecord } from '#core/records/history.ts';
import { AppError } from '#shared/domain/errors.ts';
import { checkRecord } from '#shared/domain/records/checks/check-record.ts';
import { fieldLabel } from '#shared/domain/records/checks/problem.ts';
import type { RecordKind } from '#shared/domain/records/record-kind.ts';
import { type RecordKey, recordKindOf } from '#shared/domain/records/record-kinds.ts';
import { type EntryValues, recordSchema } from '#shared/domain/records/record-schema.ts';
import { rawValues } from './read.ts';
import { requireReferences } from './references.ts';
import { readRelated } from './related.ts';
import { startOnboarding } from './start-onboarding.ts';

/** Parses what a form gave. Throws RECORD_INVALID that names the field by its label and, as `key`, by its key. */
const parseValues = (kind: RecordKind<RecordKey>, values: Record<string, unknown>, isNew: boolean): EntryValues => {
  const parsed = recordSchema(kind, isNew).safeParse(values);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const key = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : String(issue?.path[0] ?? '');
  const detail = issue?.code === 'unrecognized_keys' ? 'there is no such field' : (issue?.message ?? 'not understood');
  throw new AppError('RECORD_INVALID', { field: fieldLabel(kind.key, key), detail, key });
};

/** Values as columns, with the one currency of the row. `before`: the row as it is. Throws MONEY_MIXED. */
const columnsOf = (kind: RecordKind<RecordKey>, values: EntryValues, before: Record<string, unknown> | null): Record<string, unknown> => {
  const columns: Record<string, unknown> = {};
  let currency: string | null = null;
  for (const field of kind.fields) {
    const value = values[field.key];
    if (field.kind !== 'money') {
      if (value !== undefined) columns[field.column] = value;
      continue;
    }
    if (value !== undefined) columns[field.column] = typeof value === 'object' && value !== null ? value.minor : null;
    const kept = value === undefined && (before?.[field.column] ?? null) !== null ? before?.['currency'] : null;
    const found = typeof value === 'object' && value !== null ? value.currency : kept;
    if (typeof found !== 'string') continue;
    if (currency !== null && currency !== found)
      throw new AppError('MONEY_MIXED', { field: fieldLabel(kind.key, field.key), key: field.key, first: currency, second: found });
    currency = found;
  }
  return kind.hasMoney ? { ...columns, currency } : columns;
};

/** Refuses a record that cannot be, as it would stand after the change. */
const refuseImpossible = async (
  ctx: CommandCtx,
  kind: RecordKind<RecordKey>,
  row: Record<string, unknown>,
  id: string | undefined,
  partnerId: string,
): Promise<void> => {
  const record = { ...rawValues(kind, row), id, partnerId };
  const view = await readRelated(ctx.db, kind.key, [record]);
  const found = checkRecord(kind.key, record, view.of(record));
  if (found) throw new AppError(found.code, found.params);
};

export const entryCommands: HandlersFor<'entries' | 'onboarding', 'command'> = {
  'entries.save': async (ctx: CommandCtx, { kind: key, id, partnerId, values, note }) => {
    const kind = recordKindOf(key);
    const parsed = parseValues(kind, values, id === undefined);
    await requireRow(ctx, 'partner', partnerId);
    const before = id === undefined ? null : await requireOwn(ctx, key, id, partnerId);
    const columns = columnsOf(kind, parsed, before);
    await requireReferences(ctx, kind, columns);
    await refuseImpossible(ctx, kind, { ...before, ...columns }, id, partnerId);
    return saveRecord(ctx, key, id, { partner_id: partnerId, ...columns, note }, partnerId);
  },
  'onboarding.start': (ctx, input) => startOnboarding(ctx, input),
  'entries.remove': (ctx, { kind, id }) => removeRecord(ctx, kind, id),
};
