import { type Kysely, type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '#core/db/schema.ts';
import type { EntryHistory } from '#shared/api/partner-records.ts';
import { formatAmount } from '#shared/domain/money.ts';
import type { RecordField } from '#shared/domain/records/record-kind.ts';
import { isRecordKey, recordKindOf } from '#shared/domain/records/record-kinds.ts';
import { recordChoiceTexts } from '#shared/text/en/records/choices.ts';
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

type Column = { field: string; label: string; target: Target | null; isMoney: boolean; isChoice: boolean };

/** How the columns of an entity are read: by the fields of its kind, else by what the house calls them. */
const columnReader = (entity: string): ((column: string) => Column) => {
  if (!isRecordKey(entity))
    return (column) => ({
      field: column,
      label: commonLabels[column] ?? column,
      target: entity === 'partner' || entity === 'deal' || entity === 'person' ? (own[column] ?? null) : null,
      isMoney: column.endsWith('_minor'),
      isChoice: false,
    });
  const labels: Record<string, string> = recordTexts[entity].fields;
  const byColumn = new Map<string, RecordField>(recordKindOf(entity).fields.map((field) => [field.column, field]));
  return (column) => {
    const field = byColumn.get(column);
    if (!field) return { field: column, label: commonLabels[column] ?? column, target: null, isMoney: false, isChoice: false };
    return {
      field: field.key,
      label: labels[field.key] ?? field.key,
      target: targetOf(field),
      isMoney: field.kind === 'money',
      isChoice: field.kind === 'choice',
    };
  };
};

const asText = (value: unknown, column: Column, currency: string | null, titles: Titles): string | null => {
  if (value === null || value === undefined) return null;
  if (column.target !== null) return titles.of(column.target, String(value));
  if (column.isMoney && currency !== null) return `${formatAmount(Number(value), currency)} ${currency}`;
  return column.isChoice ? (recordChoiceTexts[String(value)] ?? plain(value)) : plain(value);
};

type Row = Selectable<Db['history']>;
const idOf = (row: Row): string => `${row.entity} ${row.record_id}`;

/** The currency of each record as it is now; rows that are gone have none. */
const readCurrencies = async (db: Kysely<Db>, rows: readonly Row[]): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (const [entity, group] of Map.groupBy(rows, (row) => row.entity)) {
    if (entity !== 'deal' && !(isRecordKey(entity) && recordKindOf(entity).hasMoney)) continue;
    const ids = [...new Set(group.map((row) => row.record_id))];
    const current = await sql<{ id: string; currency: string | null }>`
      SELECT id, currency FROM ${sql.table(entity)} WHERE id IN (${sql.join(ids)})`.execute(db);
    for (const { id, currency } of current.rows) if (currency !== null) found.set(`${entity} ${id}`, currency);
  }
  return found;
};

/**
 * What changed in each row of the history, in words: labels of fields, titles of what they name, money with the currency that held. `rows` come newest first;
 * the answer has their order.
 */
export const wordChanges = async (db: Kysely<Db>, rows: readonly Row[]): Promise<Change[][]> => {
  const titles = createTitles(db);
  const readers = new Map([...new Set(rows.map(({ entity }) => entity))].map((entity) => [entity, columnReader(entity)]));
  const parsed = rows.map((row) => ({
    row,
    before: parse(row.before),
    after: parse(row.after),
    read: readers.get(row.entity) ?? columnReader(row.entity),
  }));
  for (const { before, after, read } of parsed)
    for (const [column, value] of [...Object.entries(before), ...Object.entries(after)]) {
      const { target } = read(column);
      if (target !== null && typeof value === 'string') titles.want(target, value);
    }
  await titles.read();
  // newest first: what a record has now held until a change says which currency there was before
  const held: Map<string, string | null> = await readCurrencies(db, rows);
  return parsed.map(({ row, before, after, read }) => {
    const named = (values: Values, otherwise: string | null): string | null =>
      typeof values['currency'] === 'string' ? values['currency'] : 'currency' in values ? null : otherwise;
    const now = named(after, held.get(idOf(row)) ?? null);
    const was = named(before, now);
    held.set(idOf(row), was);
    const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((column) => !hidden.has(column));
    const changes = columns.map((name): Change => {
      const column = read(name);
      return {
        field: column.field,
        label: column.label,
        before: asText(before[name], column, was ?? now, titles),
        after: asText(after[name], column, now ?? was, titles),
      };
    });
    return changes.filter((change) => change.before !== change.after);
  });
};

/** The changes of one record, newest first. */
export const readHistory = async (
  db: Kysely<Db>,
  entity: string,
  id: string,
  limit: number,
): Promise<Array<z.infer<typeof EntryHistory>>> => {
  const rows = await db
    .selectFrom('history')
    .selectAll()
    .where('record_id', '=', id)
    .where('entity', '=', entity)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const words = await wordChanges(db, rows);
  return rows.map(({ step, at, action, actor, device, seq }, index) => ({
    id: step,
    at,
    action,
    actor,
    device,
    seq,
    changes: words[index] ?? [],
  }));
};
