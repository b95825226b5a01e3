import type { JobCtx } from '#core/context.ts';
import { importColumns } from '#shared/import/plan/columns.ts';
import type { NameIndex } from '#shared/import/plan/name-index.ts';
import { isScoped } from '#shared/import/plan/scoped-references.ts';
import { columnSql, createStoreView } from '#core/import/store-view.ts';
import type { Program } from '#shared/api/settings.ts';
import type { Row } from '#shared/documents/model.ts';
import type { EntityDef, ImportField } from '#shared/import/entity.ts';
import { exportedFields } from '#shared/import/field-label.ts';
import { ImportEntity } from '#shared/import/mapping.ts';
import type { StoreView } from '#shared/import/plan/store-view.ts';
import type { Value } from '#shared/import/values.ts';
import { recordCell } from '#shared/reports/records-sheet.ts';

/** A stored value as the text or number that the import reads as the same value. */
type Written = (value: Value, partnerId: string | null) => Value;
const asIs: Written = (value) => value;

/** The name of a record where that finds it alone, else its number, else its id. */
const byName = (index: NameIndex): Written => {
  return (value) => {
    if (value === null) return null;
    const id = String(value);
    return [index.nameOf(id), index.externalIdOf(id)].find((text) => text !== null && index.findWritten(text) === id) ?? id;
  };
};

const labelsBy = (rows: ReadonlyArray<{ key: string; label: string }>): Written => {
  const labels = new Map(rows.map(({ key, label }) => [key, label]));
  return (value) => (value === null ? null : (labels.get(String(value)) ?? value));
};

/** A key as a word, where there is no better one. */
const wordOf = (key: string): string => `${key.charAt(0).toUpperCase()}${key.slice(1).toLowerCase().replaceAll('_', ' ')}`;

const writtenBy = (ctx: JobCtx, store: StoreView, field: ImportField, isRecord: boolean): Written => {
  const list = (table: string) =>
    labelsBy(ctx.sqlite.prepare(`SELECT key, label FROM ${table}`).all() as Array<{ key: string; label: string }>);
  if (isScoped(field)) {
    const index = store.scoped(ImportEntity.parse(field.refers), []);
    return (value, partnerId) => (value === null ? null : index.textOf(String(value), partnerId, field.isOfAnyone === true));
  }
  if (field.kind === 'reference' && field.refers) return byName(store.indexes[field.refers as 'partner' | 'person' | 'product' | 'team']);
  if (field.kind === 'stage') return list('deal_stage');
  if (field.kind === 'listed' && field.list) return list(field.list);
  if (field.kind === 'choice' && field.choices) {
    const words = isRecord ? new Map([...field.choices].map(([key, [word]]) => [key, word ?? key])) : new Map<string, string>();
    return (value) => (value === null ? null : (words.get(String(value)) ?? wordOf(String(value))));
  }
  if (field.program) return list(field.program === 'tier' ? 'tier' : 'partner_type');
  return asIs;
};

/** The close of an open deal is a hope, which stands in a field of its own. */
const columnOf = ({ labelKind, column }: ImportField): string =>
  labelKind ? { territory: 'territories', vertical: 'verticals', segment: 'segments' }[labelKind] : (column ?? 'closed_on');

/** Numbers of records in their source; a record without one gets its id, by which this store knows it again. Named records need it only where their name does not tell. */
const numberOf = (store: StoreView, entity: EntityDef): ((id: string, number: Value, name: Value) => Value) => {
  const { key } = entity;
  if (key !== 'partner' && key !== 'person' && key !== 'product') return (id, number) => number ?? id;
  return (id, number, name) => number ?? (store.indexes[key].find(String(name)) === id ? null : id);
};

const sliceRows = 1000;

/** Every record of a kind, of one partner or of all, as rows of a document, with the fields that they fill in order. */
export const readReportRows = async (
  ctx: JobCtx,
  program: Program,
  entity: EntityDef,
  partnerId: string | null,
): Promise<{ fields: ImportField[]; rows: Row[] }> => {
  const { key } = entity;
  const store = createStoreView(ctx.sqlite, program);
  const columns = importColumns[key];
  const slot = (column: string): number => columns.indexOf(column);
  const writers = exportedFields(entity).map((field) => ({
    field,
    slot: slot(columnOf(field)),
    write: writtenBy(ctx, store, field, entity.kind !== null),
  }));
  const scope =
    partnerId === null ? '' : key === 'partner' ? 'WHERE r.id = ?' : columns.includes('partner_id') ? 'WHERE r.partner_id = ?' : '';
  ctx.note(key);
  const number = numberOf(store, entity);
  const currencyOf = (values: readonly Value[]): string | null => {
    const own = (values[slot('currency')] ?? null) as string | null;
    // an amount in another currency than the one that stands in the row would come back as something else
    return key === 'partner' && values[slot('annual_revenue_currency')] !== (own ?? program.reportingCurrency)
      ? null
      : (own ?? program.reportingCurrency);
  };
  const rows: Row[] = [];
  const found = ctx.sqlite
    .prepare(`SELECT r.id, ${columnSql(key)} FROM ${key} r ${scope} ORDER BY r.id`)
    .raw(true)
    .all(...(scope === '' ? [] : [partnerId])) as Array<[string, ...Value[]]>;
  for (const [at, [id, ...values]] of found.entries()) {
    const partner = (values[slot('partner_id')] ?? null) as string | null;
    const currency = currencyOf(values);
    rows.push({
      cells: writers.map(({ field, slot: from, write }) => {
        const value =
          field.key === 'recordId'
            ? id
            : field.key === 'externalId'
              ? number(id, values[from] ?? null, values[slot('name')] ?? null)
              : write(values[from] ?? null, partner);
        return recordCell(field.kind, value, currency);
      }),
    });
    if (at % sliceRows === sliceRows - 1) await ctx.job.breathe();
  }
  return { fields: writers.map(({ field }) => field), rows };
};
