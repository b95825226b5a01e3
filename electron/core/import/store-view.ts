import type { Sqlite } from '#core/db/open.ts';
import type { Program } from '#shared/api/settings.ts';
import { writtenKey } from '#shared/domain/near-name.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import type { ProgramList } from '#shared/domain/records/record-kind.ts';
import { isRecordKey } from '#shared/domain/records/record-kinds.ts';
import { partnerTypeWords } from '#shared/import/entities/partner.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';
import type { StageState } from '#shared/import/stages.ts';
import type { Value } from '#shared/import/values.ts';
import { importColumns, isLabelColumn, labelColumns } from '#shared/import/plan/columns.ts';
import { createNameIndex, type NameIndex, several } from '#shared/import/plan/name-index.ts';
import { readScopedIndex, type ScopedIndex } from '#shared/import/plan/scoped-index.ts';
import type { Existing, ReadRows, StoreView } from '#shared/import/plan/store-view.ts';

const isOwnId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type NamedRow = { id: string; name: string; external_id: string | null };
type RawRow = [id: string, version: number, ...values: Value[]];

/** The columns of an entity as an import reads them, from a table that is called `r`. */
export const columnSql = (entity: ImportEntity): string =>
  importColumns[entity]
    .map((column) =>
      isLabelColumn(column)
        ? `(SELECT group_concat(value, char(10) ORDER BY value) FROM partner_label WHERE partner_id = r.id AND kind = '${labelColumns[column]}')`
        : `r.${column}`,
    )
    .join(', ');

const toExisting = (row: RawRow | undefined): Existing | null =>
  row ? { id: row[0], version: row[1], values: row.slice(2) as Value[] } : null;

/** Reads what an import needs of the store through an open handle, at the moment of the call. */
export const createStoreView = (
  sqlite: Sqlite,
  { reportingCurrency, fiscalCalendar }: Pick<Program, 'reportingCurrency' | 'fiscalCalendar'>,
): StoreView => {
  const all = <T>(sql: string): T[] => sqlite.prepare(sql).all() as T[];
  const indexOf = (table: string, hasExternal: boolean): NameIndex => {
    const index = createNameIndex();
    for (const row of all<NamedRow>(`SELECT id, name, ${hasExternal ? 'external_id' : 'NULL AS external_id'} FROM ${table} ORDER BY id`))
      index.add(row.id, row.name, row.external_id);
    return index;
  };
  const aliases = new Map(
    all<{ alias: string; product_id: string }>('SELECT alias, product_id FROM product_alias').map((row) => [
      writtenKey(row.alias),
      row.product_id,
    ]),
  );
  const stages: StoreView['stages'] = new Map();
  for (const stage of all<{ key: string; label: string; state: StageState }>(
    'SELECT key, label, state FROM deal_stage ORDER BY position',
  )) {
    stages.set(nameKey(stage.label), stage);
    stages.set(nameKey(stage.key), stage);
  }
  const choicesOf = (table: string, words: Readonly<Record<string, readonly string[]>> = {}) =>
    new Map(
      all<{ key: string; label: string }>(`SELECT key, label FROM ${table}`).map((row) => [
        row.key,
        [row.label, ...(words[row.key] ?? [])],
      ]),
    );
  const selects = new Map<string, ReturnType<Sqlite['prepare']>>();
  const select = (entity: ImportEntity, where: string) => {
    const text = `SELECT r.id, r.version, ${columnSql(entity)} FROM ${entity} r ${where}`;
    let statement = selects.get(text);
    if (!statement) {
      statement = sqlite.prepare(text).raw(true);
      selects.set(text, statement);
    }
    return statement;
  };
  const numbered = new Map<ImportEntity, boolean>();
  const hasNumbers = (entity: ImportEntity): boolean => {
    let has = numbered.get(entity);
    if (has === undefined) {
      has = sqlite.prepare(`SELECT 1 FROM ${entity} WHERE external_id IS NOT NULL LIMIT 1`).get() !== undefined;
      numbered.set(entity, has);
    }
    return has;
  };
  const lists = new Map<ProgramList, Map<string, string>>();
  const indexes = new Map<ImportEntity, ScopedIndex>();
  const rows: ReadRows = (table, columns, filled) =>
    sqlite
      .prepare(
        `SELECT ${columns.join(', ')} FROM ${table} ${filled === undefined ? '' : `WHERE ${filled} IS NOT NULL`} ORDER BY ${columns[0]}`,
      )
      .raw(true)
      .iterate() as IterableIterator<Value[]>;
  return {
    rows,
    indexes: {
      partner: indexOf('partner', true),
      person: indexOf('person', true),
      product: indexOf('product', true),
      team: indexOf('team', false),
    },
    aliases,
    stages,
    choices: { partnerType: choicesOf('partner_type', partnerTypeWords), tier: choicesOf('tier') },
    currency: reportingCurrency,
    calendar: fiscalCalendar,
    listed: (list) => {
      const known = lists.get(list);
      if (known) return known;
      const entries = all<{ key: string; label: string }>(`SELECT key, label FROM ${list} ORDER BY key`);
      const byWord = new Map([
        ...entries.map(({ key, label }) => [nameKey(label), key]),
        ...entries.map(({ key }) => [nameKey(key), key]),
      ] as Array<[string, string]>);
      lists.set(list, byWord);
      return byWord;
    },
    scoped: (entity, creates) => {
      const known = indexes.get(entity);
      if (known) return known;
      const index = readScopedIndex(rows, entity, creates);
      indexes.set(entity, index);
      return index;
    },
    record: (entity, id) => toExisting(select(entity, 'WHERE r.id = ?').get(id) as RawRow | undefined),
    byNumber: (entity, externalId, partnerId) => {
      const own = (): Existing | null =>
        isOwnId.test(externalId) ? toExisting(select(entity, 'WHERE r.id = ?').get(externalId) as RawRow | undefined) : null;
      if (!hasNumbers(entity)) return own();
      const inPartner = isRecordKey(entity) && partnerId !== null;
      // the plus keeps SQLite to the index of numbers: a partner can have a hundred thousand lines
      const found = (
        inPartner
          ? select(entity, 'WHERE r.external_id = ? AND +r.partner_id = ? ORDER BY r.id LIMIT 1').all([externalId, partnerId])
          : select(entity, 'WHERE r.external_id = ? ORDER BY r.id LIMIT 2').all(externalId)
      ) as RawRow[];
      if (found.length > 1 && isRecordKey(entity) && !inPartner) return several;
      return toExisting(found[0]) ?? own();
    },
    *pages(entity) {
      const unnumbered = importColumns[entity].includes('external_id') ? 'AND r.external_id IS NULL' : '';
      const statement = select(entity, `WHERE r.id > ? ${unnumbered} ORDER BY r.id LIMIT 1000`);
      for (let after = ''; ; ) {
        const rows = statement.all(after) as RawRow[];
        if (rows.length === 0) return;
        after = rows.at(-1)?.[0] ?? '';
        yield rows.map((row) => ({ id: row[0], version: row[1], values: row.slice(2) as Value[] }));
      }
    },
    isEmpty: (entity) => sqlite.prepare(`SELECT 1 FROM ${entity} LIMIT 1`).get() === undefined,
  };
};
