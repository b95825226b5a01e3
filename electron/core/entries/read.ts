import type { Kysely } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import type { Entry } from '#shared/api/partner-records.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { RecordKind } from '#shared/domain/records/record-kind.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import { needsAttention, type RawValues, standingOf } from '#shared/domain/records/standing.ts';
import { targetOf } from './targets.ts';
import { createTitles, type Titles } from './titles.ts';

/** A row of the table of a kind, as SQLite gives it. */
export type EntryRow = Record<string, string | number | null>;

/** The values of a row by field key, money in minor units, with its currency as `currency`. */
export const rawValues = (kind: RecordKind, row: Readonly<Record<string, unknown>>): RawValues => {
  const columns = row as EntryRow;
  return Object.fromEntries([
    ...kind.fields.map((field) => [field.key, columns[field.column] ?? null] as const),
    ['currency', kind.hasMoney ? (columns['currency'] ?? null) : null],
  ]);
};

const valueOf = (field: RecordKind['fields'][number], row: EntryRow, titles: Titles): Entry['values'][string] => {
  const value = row[field.column] ?? null;
  if (value === null) return null;
  // money without a currency is no amount; a check refuses it, but an older file may hold it
  if (field.kind === 'money') return row['currency'] === null ? null : { minor: Number(value), currency: String(row['currency']) };
  const target = targetOf(field);
  return target === null ? value : { id: String(value), title: titles.of(target, String(value)) };
};

const partnerTarget = { table: 'partner', idColumn: 'id', title: 'name' } as const;

/** Rows of one kind as the contract gives them, with the titles of what they name. */
export const toEntries = async (
  db: Kysely<Db>,
  kind: RecordKind<RecordKey>,
  rows: readonly EntryRow[],
  asOf: IsoDate,
): Promise<Entry[]> => {
  const titles = createTitles(db);
  for (const row of rows) {
    titles.want(partnerTarget, String(row['partner_id']));
    for (const field of kind.fields) {
      const target = targetOf(field);
      const value = row[field.column] ?? null;
      if (target !== null && value !== null) titles.want(target, String(value));
    }
  }
  await titles.read();
  return rows.map((row) => {
    const standing = standingOf(kind.key, rawValues(kind, row), asOf);
    return {
      id: String(row['id']),
      kind: kind.key,
      partnerId: String(row['partner_id']),
      partner: titles.of(partnerTarget, String(row['partner_id'])),
      externalId: row['external_id'] === null ? null : String(row['external_id']),
      values: Object.fromEntries(kind.fields.map((field) => [field.key, valueOf(field, row, titles)])),
      note: row['note'] === null ? null : String(row['note']),
      version: Number(row['version']),
      updatedAt: Number(row['updated_at']),
      standing,
      needsAttention: needsAttention(standing),
    };
  });
};
