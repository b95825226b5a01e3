import { checkRecord } from '#shared/domain/records/checks/check-record.ts';
import type { CheckedRow } from '#shared/domain/records/checks/problem.ts';
import { createRelatedView, type RelatedView, relatedNeeds } from '#shared/domain/records/checks/related.ts';
import { isRecordKey, type RecordKey, recordKindOf } from '#shared/domain/records/record-kinds.ts';
import type { EntityDef } from '../entity.ts';
import { ImportEntity } from '../mapping.ts';
import type { Value } from '../values.ts';
import { createPlaceCheck } from './check-place.ts';
import { importColumns } from './columns.ts';
import type { Plan, RowProblem } from './plan-types.ts';
import { createParents } from './parents.ts';
import type { Existing, ReadRows, StoreView } from './store-view.ts';

/** `check`: why the row cannot be; `keep`: the row that was checked last has its place, and counts for the rows after it. */
export type RowCheck = { check(values: readonly Value[], existing: Existing | null): RowProblem | null; keep(id: string): void };

/** Kinds whose checks add up or compare other records, so that these are read; the others only name records, which were found already. */
const compares = new Set<RecordKey>(['mdf_allocation', 'mdf_request', 'mdf_claim', 'onboarding', 'onboarding_milestone']);

type Whole = CheckedRow & { id: string };

/** Reads rows of a kind as they will be after the import, as checks read them. */
const readRows = function* (read: ReadRows, plan: Plan, key: RecordKey): IterableIterator<Whole> {
  const columns = importColumns[key];
  const { fields, hasMoney } = recordKindOf(key);
  const slots = fields.map((field) => [field.key, columns.indexOf(field.column)] as const);
  const partner = columns.indexOf('partner_id');
  const currency = hasMoney ? columns.indexOf('currency') : -1;
  const toWhole = (id: string, values: readonly Value[]): Whole => ({
    ...Object.fromEntries(slots.map(([field, slot]) => [field, values[slot] ?? null])),
    id,
    partnerId: String(values[partner]),
    currency: currency < 0 ? null : (values[currency] as string | null),
  });
  const changed = new Map(plan.entities[key].updates.map(({ id, after }) => [id, after]));
  for (const [first, ...values] of read(key, ['id', ...columns])) {
    const id = String(first);
    const after = changed.get(id);
    yield toWhole(id, after ? columns.map((column, slot) => (column in after ? (after[column] ?? null) : (values[slot] ?? null))) : values);
  }
  for (const [id, ...values] of plan.entities[key].creates) yield toWhole(String(id), values);
};

const viewOf = (read: ReadRows, plan: Plan, key: RecordKey): RelatedView => {
  const view = createRelatedView(key);
  for (const kind of new Set(relatedNeeds(key).map((need) => need.kind)))
    if (isRecordKey(kind)) for (const row of readRows(read, plan, kind)) view.put(kind, row);
  return view;
};

/** Holds the rows of a kind against what can be: its own values, what it refers to, the other rows of the file, the type of its partner. */
export const createRecordCheck = (store: StoreView, plan: Plan, { key: entity, kind }: EntityDef): RowCheck | null => {
  if (!kind) return null;
  const { key } = kind;
  const columns = importColumns[entity];
  const fields = kind.fields.map((field) => [field.key, columns.indexOf(field.column)] as const);
  const partner = columns.indexOf('partner_id');
  const currency = columns.indexOf('currency');
  const placeOf = createPlaceCheck(store.rows, plan, key);
  const view = compares.has(key) ? viewOf(store.rows, plan, key) : null;
  const parents = key === 'hierarchy_link' ? createParents(store.rows, plan) : null;
  const named = relatedNeeds(key).filter((need) => need.field === 'id' && !(view && isRecordKey(need.kind)));
  /** What the record names, with whose it is. */
  const namedRows = (row: CheckedRow): Record<string, CheckedRow[]> => {
    const found: Record<string, CheckedRow[]> = {};
    for (const { name, kind: of, from } of named) {
      const id = row[from];
      if (typeof id !== 'string') continue;
      const target = ImportEntity.parse(of);
      const owner = store.scoped(target, plan.entities[target].creates).partnerOf(id);
      if (owner !== null) found[name] = [{ id, partnerId: owner }];
    }
    return found;
  };
  let last: CheckedRow | null = null;
  return {
    check: (values, existing) => {
      const at = (slot: number): Value => values[slot] ?? existing?.values[slot] ?? null;
      const partnerId = String(at(partner));
      const misplaced = existing ? null : placeOf(partnerId);
      if (misplaced) return misplaced;
      const own: Record<string, Value> = {};
      for (const [field, slot] of fields) own[field] = at(slot);
      const row: CheckedRow = { ...own, id: existing?.id, partnerId, currency: currency < 0 ? null : (at(currency) as string | null) };
      last = row;
      const rows = { ...view?.of(row).rows, ...namedRows(row) };
      const found = checkRecord(key, row, parents ? { rows, parentsOf: parents.above(row) } : { rows });
      return found ? { code: found.code, field: found.field, params: found.params } : null;
    },
    keep: (id) => {
      if (!last || (!view && !parents)) return;
      view?.put(key, { ...last, id });
      parents?.put({ ...last, id });
    },
  };
};
