import type { Kysely, Selectable } from 'kysely';
import type { z } from 'zod';
import type { Db } from '#core/db/schema.ts';
import type { EntryHistory } from '#shared/api/partner-records.ts';
import { formatAmount } from '#shared/domain/money.ts';
import type { RecordField } from '#shared/domain/records/record-kind.ts';
import { isRecordKey, recordKindOf } from '#shared/domain/records/record-kinds.ts';
import { recordTexts } from '#shared/text/en/records.ts';
import { partnerTexts } from '#shared/text/en/partner.ts';
import { createTitles, type Titles } from './titles.ts';
import { targetOf, type Target } from './targets.ts';

type Values = Record<string, unknown>;
type Change = z.infer<typeof EntryHistory>['changes'][number];

/** Columns that follow from others or serve the store alone. */
const hidden = new Set(['id', 'name_key', 'import_id', 'created_at', 'updated_at', 'version', 'partner_id', 'frozen_package']);
const commonLabels: Record<string, string> = { ...partnerTexts.history.field };

const parse = (text: string | null): Values => (text === null ? {} : (JSON.parse(text) as Values));
const plain = (value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const own: Readonly<Record<string, Target>> = {
  owner_id: { table: 'person', idColumn: 'id', title: 'name' },
  manager_id: { table: 'person', idColumn: 'id', title: 'name' },
  parent_id: { table: 'partner', idColumn: 'id', title: 'name' },
  product_id: { table: 'product', idColumn: 'id', title: 'name' },
  campaign_id: { table: 'campaign', idColumn: 'id', title: 'name' },
  stage: { table: 'deal_stage', idColumn: 'key', title: 'label' },
};

type Column = { field: string; label: string; target: Target | null; isMoney: boolean };

/** How the columns of an entity are read: by the fields of its kind, else by what the house calls them. */
const columnReader = (entity: string): ((column: string) => Column) => {
  if (!isRecordKey(entity))
    return (column) => ({
      field: column,
      label: commonLabels[column] ?? column,
      target: entity === 'partner' || entity === 'deal' || entity === 'person' ? (own[column] ?? null) : null,
      isMoney: column.endsWith('_minor'),
    });
  const labels: Record<string, string> = recordTexts[entity].fields;
  const byColumn = new Map<string, RecordField>(recordKindOf(entity).fields.map((field) => [field.column, field]));
  return (column) => {
    const field = byColumn.get(column);
    if (!field) return { field: column, label: commonLabels[column] ?? column, target: null, isMoney: false };
    return { field: field.key, label: labels[field.key] ?? field.key, target: targetOf(field), isMoney: field.kind === 'money' };
  };
};

const asText = (value: unknown, column: Column, currency: string | null, titles: Titles): string | null => {
  if (value === null || value === undefined) return null;
  if (column.target !== null) return titles.of(column.target, String(value));
  if (column.isMoney && currency !== null) return `${formatAmount(Number(value), currency)} ${currency}`;
  return plain(value);
};

/** The currency that a change speaks of: its own, else that of the row as it is or as it was when it was removed. */
const currencyOf = (entry: Values, latest: string | null): string | null =>
  typeof entry['currency'] === 'string' ? entry['currency'] : latest;

/** The changes of one record, newest first, in words: labels of fields, titles of what they name, money with its currency. */
export const readHistory = async (
  db: Kysely<Db>,
  entity: string,
  id: string,
  limit: number,
): Promise<Array<z.infer<typeof EntryHistory>>> => {
  const rows: Array<Selectable<Db['history']>> = await db
    .selectFrom('history')
    .selectAll()
    .where('record_id', '=', id)
    .where('entity', '=', entity)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const read = columnReader(entity);
  const titles = createTitles(db);
  const parsed = rows.map((row) => ({ row, before: parse(row.before), after: parse(row.after) }));
  for (const { before, after } of parsed)
    for (const values of [before, after])
      for (const [column, value] of Object.entries(values)) {
        const { target } = read(column);
        if (target !== null && typeof value === 'string') titles.want(target, value);
      }
  await titles.read();
  // read from the oldest on, so that each change knows the currency that held when it was made
  let currency: string | null = null;
  const entries = parsed.toReversed().map(({ row, before, after }) => {
    const was = currencyOf(before, currency);
    currency = currencyOf(after, was);
    const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((column) => !hidden.has(column));
    const changes: Change[] = columns.map((name) => {
      const column = read(name);
      return {
        field: column.field,
        label: column.label,
        before: asText(before[name], column, was, titles),
        after: asText(after[name], column, currency, titles),
      };
    });
    return {
      id: row.step,
      at: row.at,
      action: row.action,
      actor: row.actor,
      device: row.device,
      seq: row.seq,
      changes: changes.filter((change) => change.before !== change.after),
    };
  });
  return entries.toReversed();
};
