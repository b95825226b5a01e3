import { calendarYear, type FiscalCalendar } from '#shared/domain/fiscal.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { writtenKey } from '#shared/domain/near-name.ts';
import { isRecordKey } from '#shared/domain/records/record-kinds.ts';
import { partnerTypeWords } from '#shared/import/entities/partner.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';
import { importColumns, isLabelColumn, labelColumns } from '#shared/import/plan/columns.ts';
import { createNameIndex, type NameIndex, several } from '#shared/import/plan/name-index.ts';
import { readScopedIndex, type ScopedIndex } from '#shared/import/plan/scoped-index.ts';
import type { Existing, ReadRows, StoreView } from '#shared/import/plan/store-view.ts';
import type { StageState } from '#shared/import/stages.ts';
import type { Value } from '#shared/import/values.ts';
import { type FeedMember, indexPeople } from './people.ts';
import type { TenantRow, TenantRows } from './tenant-rows.ts';

const isOwnId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const pageRows = 1000;
const textOf = (value: Value | undefined): string => String(value ?? '');

const settingOf = <T>(rows: TenantRows, key: string, otherwise: T): T => {
  const found = rows.of('setting').find(({ id }) => id === key);
  return found ? (JSON.parse(textOf(found.fields['value'])) as T) : otherwise;
};

const namesOf = (rows: TenantRows, table: string): NameIndex => {
  const index = createNameIndex();
  for (const { id, fields } of rows.of(table)) {
    const number = fields['external_id'] ?? null;
    index.add(id, textOf(fields['name']), number === null ? null : String(number));
  }
  return index;
};

/** Labels of partners, a line each, by partner and kind. */
const labelsOf = (rows: TenantRows): Map<string, string> => {
  const labels = new Map<string, string[]>();
  for (const { fields } of rows.of('partner_label')) {
    const key = `${fields['partner_id']} ${fields['kind']}`;
    labels.set(key, [...(labels.get(key) ?? []), textOf(fields['value'])]);
  }
  return new Map([...labels].map(([key, values]) => [key, values.toSorted().join('\n')]));
};

/** What the tenant's rows are for an import: the same view that the app has of its store. */
export const createTenantView = (rows: TenantRows, members: readonly FeedMember[]): StoreView => {
  const read: ReadRows = function* (table, columns, filled) {
    for (const { fields } of rows.of(table))
      if (filled === undefined || (fields[filled] ?? null) !== null) yield columns.map((column) => fields[column] ?? null);
  };
  let labels: Map<string, string> | null = null;
  const existingOf = (entity: ImportEntity, { id, ver, fields }: TenantRow): Existing => ({
    id,
    version: ver,
    values: importColumns[entity].map((column) => {
      if (!isLabelColumn(column)) return fields[column] ?? null;
      labels ??= labelsOf(rows);
      return labels.get(`${id} ${labelColumns[column]}`) ?? null;
    }),
  });
  const record: StoreView['record'] = (entity, id) => {
    const row = rows.get(entity, id);
    return row && !row.deleted ? existingOf(entity, row) : null;
  };
  const numbered = new Map<ImportEntity, Map<string, TenantRow[]>>();
  const byNumbers = (entity: ImportEntity): Map<string, TenantRow[]> => {
    const known = numbered.get(entity);
    if (known) return known;
    const byNumber = new Map<string, TenantRow[]>();
    for (const row of rows.of(entity)) {
      const number = row.fields['external_id'] ?? null;
      if (number !== null) byNumber.set(String(number), [...(byNumber.get(String(number)) ?? []), row]);
    }
    numbered.set(entity, byNumber);
    return byNumber;
  };
  const indexes = new Map<ImportEntity, ScopedIndex>();
  const stages: StoreView['stages'] = new Map();
  for (const [key, label, state] of read('deal_stage', ['key', 'label', 'state'])) {
    const stage = { key: String(key), state: state as StageState };
    stages.set(nameKey(String(label)), stage);
    stages.set(nameKey(String(key)), stage);
  }
  const choices = (table: string, words: Readonly<Record<string, readonly string[]>> = {}): Map<string, string[]> =>
    new Map([...read(table, ['key', 'label'])].map(([key, label]) => [String(key), [String(label), ...(words[String(key)] ?? [])]]));
  const lists = new Map<string, Map<string, string>>();
  return {
    rows: read,
    indexes: {
      partner: namesOf(rows, 'partner'),
      person: indexPeople(rows.of('person'), members),
      product: namesOf(rows, 'product'),
      team: namesOf(rows, 'team'),
    },
    aliases: new Map(
      [...read('product_alias', ['alias', 'product_id'])].map(([alias, product]) => [writtenKey(String(alias)), String(product)]),
    ),
    stages,
    choices: { partnerType: choices('partner_type', partnerTypeWords), tier: choices('tier') },
    currency: settingOf(rows, 'reportingCurrency', 'USD'),
    calendar: settingOf<FiscalCalendar>(rows, 'fiscalCalendar', calendarYear),
    listed: (list) => {
      const known = lists.get(list);
      if (known) return known;
      const entries = [...read(list, ['key', 'label'])].map(([key, label]) => [String(key), String(label)] as const);
      const byWord = new Map([
        ...entries.map(([key, label]) => [nameKey(label), key] as const),
        ...entries.map(([key]) => [nameKey(key), key] as const),
      ]);
      lists.set(list, byWord);
      return byWord;
    },
    scoped: (entity, creates) => {
      const known = indexes.get(entity) ?? readScopedIndex(read, entity, creates);
      indexes.set(entity, known);
      return known;
    },
    record,
    byNumber: (entity, externalId, partnerId) => {
      const found = byNumbers(entity).get(externalId) ?? [];
      const inPartner = isRecordKey(entity) && partnerId !== null;
      const own = inPartner ? found.filter(({ fields }) => fields['partner_id'] === partnerId) : found;
      if (own.length > 1 && isRecordKey(entity) && !inPartner) return several;
      const [first] = own;
      if (first) return existingOf(entity, first);
      return isOwnId.test(externalId) ? record(entity, externalId) : null;
    },
    *pages(entity) {
      const hasNumbers = importColumns[entity].includes('external_id');
      const all = rows.of(entity).filter(({ fields }) => !hasNumbers || (fields['external_id'] ?? null) === null);
      for (let at = 0; at < all.length; at += pageRows) yield all.slice(at, at + pageRows).map((row) => existingOf(entity, row));
    },
    isEmpty: (entity) => rows.of(entity).length === 0,
  };
};
