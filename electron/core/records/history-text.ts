import type { Selectable } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { type RecordKey, recordKindOf } from '#shared/domain/records/record-kinds.ts';
import { syncFieldWord, syncTableWord } from '#shared/sync/words.ts';

type Entry = OutputOf<'history.list'>[number];

/** Columns that follow from others or serve the store alone. */
const hidden = new Set([
  'id',
  'name_key',
  'import_id',
  'created_at',
  'updated_at',
  'version',
  'partner_id',
  'frozen_package',
  'media_type',
  'sha256',
  'text',
  'merged',
  'plan_id',
  'print',
  'agreed_print',
  'content',
]);

const asText = (value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const parse = (text: string | null): Record<string, unknown> => (text === null ? {} : (JSON.parse(text) as Record<string, unknown>));

/**
 * What people call a record by the words of a change that was made to it: its title, else what kind it is of and its date; empty where the change holds none of
 * these. A removed record is called by what it was.
 */
export const recordTitle = (entity: RecordKey, changes: Entry['changes']): string => {
  const kind = recordKindOf(entity);
  const of = (key: string | null): string[] => {
    const change = changes.find(({ field }) => field === key);
    return change ? [change.after ?? change.before ?? ''].filter((word) => word !== '') : [];
  };
  return of(kind.title)[0] ?? [...of('kind'), ...of(kind.date)].join(', ');
};

/** A row of the history as people read it: which fields, from what to what. */
export const describeHistory = (row: Selectable<Db['history']> & { currency: string | null }): Entry => {
  const before = parse(row.before);
  const after = parse(row.after);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !hidden.has(field));
  const named = { ...before, ...after };
  return {
    id: row.step,
    at: row.at,
    entity: row.entity,
    recordId: row.record_id,
    action: row.action,
    currency: row.currency,
    title: asText(named['name'] ?? named['title'] ?? named['description'] ?? named['quarter']) ?? '',
    changes: fields
      .map((field) => ({ field, before: asText(before[field]), after: asText(after[field]) }))
      .filter((change) => change.before !== change.after),
  };
};

/** The same for what belongs to a business plan, with the words of its tables. */
export const describePlanHistory = (row: Parameters<typeof describeHistory>[0]): Entry => {
  const entry = describeHistory(row);
  return {
    ...entry,
    entityLabel: syncTableWord(row.entity),
    changes: entry.changes.map((change) => ({ ...change, label: syncFieldWord(row.entity, change.field) })),
  };
};
