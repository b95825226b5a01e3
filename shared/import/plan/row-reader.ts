import type { EntityDef, ImportField } from '../entity.ts';
import type { AliasChoice, ImportEntity } from '../mapping.ts';
import { type CellReader, isProblem, plainReader, remembering, type Value } from '../values.ts';
import { importColumns, slotOf } from './columns.ts';
import type { PlanFile, RowProblem } from './plan-types.ts';
import { type Additions, listedReader, programReader, referenceReader, stageReader } from './references.ts';
import { isScoped, scopedReader, type ScopedReader } from './scoped-references.ts';
import type { StoreView } from './store-view.ts';

/** One mapped column, ready to read. `slot`: where its value goes; fields that the entity settles itself have slots after the last column. */
type Reader = { column: number; slot: number; field: ImportField; read: CellReader; otherwise: number };
/** A mapped column that names a record of the row's partner: read when the partner is known. */
type Scoped = { column: number; slot: number; field: ImportField; read: ScopedReader };

export type RowReader = {
  /** Reads a row into `values`; the first thing that cannot be read comes back as the problem. */
  read(cells: readonly string[], values: Value[]): RowProblem | null;
  /** Length of `values`: the table's columns and the extra slots. */
  width: number;
  /** Slot of a field that the table has no column for. */
  extraSlot(field: string): number;
  /** Slots that this file fills. */
  slots: number[];
};

const needsCurrency = (entity: EntityDef, file: PlanFile): boolean =>
  entity.fieldsByKey.has('currency') && file.mapping.columns.some((column) => column.field === 'currency');

const readerOf = (
  field: ImportField,
  file: PlanFile,
  index: number,
  store: StoreView,
  additions: Additions,
  aliases: readonly AliasChoice[],
  newId: () => string,
): CellReader => {
  const column = file.mapping.columns[index] ?? { header: '', field: field.key };
  const rules = {
    dateOrder: file.mapping.dateOrder,
    decimal: file.table.typedNumbers.has(index) ? ('point' as const) : file.mapping.decimal,
    isPercent: /%|percent|prozent/i.test(column.header),
  };
  const plain = plainReader(field, rules, column.unit ?? 'one');
  const read =
    plain ??
    (field.kind === 'reference'
      ? referenceReader(field, store, additions, aliases, newId)
      : field.kind === 'stage'
        ? stageReader(store, additions, column)
        : field.kind === 'listed'
          ? listedReader(field, store, additions)
          : programReader(field, store));
  const pairs = field.kind === 'stage' ? null : new Map(column.values ?? []);
  const replaced: CellReader = pairs && pairs.size > 0 ? (text, currency) => read(pairs.get(text) ?? text, currency) : read;
  const isPlainText = field.kind === 'text' && replaced === read;
  return isPlainText ? read : remembering(replaced, field.kind === 'amount' && needsCurrency(file.entity, file));
};

/** Builds the reader of a file's rows. */
export const createRowReader = (
  file: PlanFile,
  store: StoreView,
  additions: Additions,
  aliases: readonly AliasChoice[],
  newId: () => string,
  createsOf: (entity: ImportEntity) => readonly (readonly Value[])[],
): RowReader => {
  const { entity } = file;
  const base = importColumns[entity.key].length;
  const extras = entity.fields.filter((field) => slotOf(entity, field.key) < 0).map((field) => field.key);
  const place = (field: ImportField): number => {
    const slot = slotOf(entity, field.key);
    return slot >= 0 ? slot : base + extras.indexOf(field.key);
  };
  const scopedOf = (field: ImportField): ScopedReader => scopedReader(field, store, additions, createsOf, newId);
  const scoped: Scoped[] = [];
  const readers: Reader[] = file.mapping.columns.flatMap((column, index) => {
    const field = column.field === null ? undefined : entity.fieldsByKey.get(column.field);
    if (!field || file.fixed.has(field.key)) return [];
    const slot = place(field);
    if (isScoped(field)) {
      scoped.push({ column: index, slot, field, read: scopedOf(field) });
      return [];
    }
    const otherwise = field.otherwise === undefined ? -1 : slotOf(entity, field.otherwise);
    return [{ column: index, slot, field, read: readerOf(field, file, index, store, additions, aliases, newId), otherwise }];
  });
  const given = [...file.fixed].flatMap(([key, text]) => {
    const field = entity.fieldsByKey.get(key);
    if (field && isScoped(field)) scoped.push({ column: -1, slot: place(field), field, read: scopedOf(field) });
    return field && !isScoped(field)
      ? [{ field, slot: place(field), text, read: readerOf(field, file, -1, store, additions, aliases, newId) }]
      : [];
  });
  const currencyColumn = entity.fieldsByKey.has('currency') ? file.mapping.columns.findIndex((column) => column.field === 'currency') : -1;
  const usual = file.mapping.currency ?? store.currency;

  const read: RowReader['read'] = (cells, values) => {
    let currency = usual;
    if (currencyColumn >= 0) {
      const code = (cells[currencyColumn] as string).trim().toUpperCase();
      if (/^[A-Z]{3}$/.test(code)) currency = code;
    }
    for (const reader of readers) {
      const cell = cells[reader.column] as string;
      if (cell === '') continue;
      const text = cell.trim();
      if (text === '') continue;
      const value = reader.read(text, currency);
      if (isProblem(value)) return { code: value.code, field: reader.field.key, params: value.params };
      values[reader.slot] = value;
      if (reader.otherwise >= 0 && value === null) values[reader.otherwise] ??= text;
    }
    for (const { field, slot, text, read: readGiven } of given) {
      // a chosen record comes as its id
      const value =
        field.kind === 'reference' && field.refers === 'partner' && store.indexes.partner.nameOf(text) !== null
          ? text
          : readGiven(text, currency);
      if (isProblem(value)) return { code: value.code, field: field.key, params: value.params };
      values[slot] = value;
    }
    return scoped.length === 0 ? null : readScoped(cells, values);
  };
  const partnerSlot = importColumns[entity.key].indexOf('partner_id');
  const readScoped: RowReader['read'] = (cells, values) => {
    for (const { column, slot, field, read: readIn } of scoped) {
      const text = (column < 0 ? file.fixed.get(field.key) : cells[column])?.trim() ?? '';
      if (text === '') continue;
      const found = readIn(text, (values[partnerSlot] ?? null) as string | null);
      if ('problem' in found) return { code: found.problem.code, field: field.key, params: found.problem.params };
      values[slot] = found.id;
      // a record that names a deal or the record above it is that one's partner's
      if (!field.isOfAnyone) values[partnerSlot] ??= found.partnerId;
    }
    return null;
  };
  return {
    read,
    width: base + extras.length,
    extraSlot: (field) => base + extras.indexOf(field),
    slots: [...readers, ...scoped, ...given].map(({ slot }) => slot).filter((slot) => slot < base),
  };
};
