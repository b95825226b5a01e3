import type { Value } from '../values.ts';
import { parsePeriod, type Period } from '../parse-period.ts';
import { importColumns, slotOf } from './columns.ts';
import { several } from './name-index.ts';
import type { PlanFile, RowProblem } from './plan-types.ts';
import type { Additions } from './references.ts';
import type { RowReader } from './row-reader.ts';
import { namesOf } from './scoped-index.ts';
import { isScoped } from './scoped-references.ts';
import type { StoreView } from './store-view.ts';

/** Fills what a row of a kind of record leaves unsaid and only one thing can mean, before the record itself is looked for. */
export type ResolveRecord = (values: Value[]) => RowProblem | null;

type Creates = (entity: Parameters<StoreView['scoped']>[0]) => readonly (readonly Value[])[];

/** The report of a line's period: the one that is there, or one that all lines of the period share and that comes with them. */
const reportOf = (
  file: PlanFile,
  reader: RowReader,
  store: StoreView,
  additions: Additions,
  createsOf: Creates,
  newId: () => string,
): ResolveRecord => {
  const partner = slotOf(file.entity, 'partner');
  const report = slotOf(file.entity, 'report');
  const [named, from, to, received] = ['period', 'periodFrom', 'periodTo', 'receivedOn'].map((key) => reader.extraSlot(key)) as [
    number,
    number,
    number,
    number,
  ];
  const periods = new Map<string, Period | null>();
  const periodIn = (values: readonly Value[]): Period | 'bad' | null => {
    const [first, last] = [values[from] ?? null, values[to] ?? null];
    if (first !== null && last !== null) return first <= last ? { from: String(first), to: String(last) } : 'bad';
    const text = values[named] ?? null;
    if (text === null) return null;
    const key = String(text);
    if (!periods.has(key)) periods.set(key, parsePeriod(key, store.calendar));
    return periods.get(key) ?? 'bad';
  };
  return (values) => {
    const partnerId = values[partner] ?? null;
    if (values[report] !== null || partnerId === null) return null;
    const period = periodIn(values);
    if (period === null) return null;
    if (period === 'bad')
      return { code: 'ROW_PERIOD_INVALID', field: 'period', params: { value: String(values[named] ?? values[from] ?? '') } };
    const [name = ''] = namesOf([], [period.from, period.to]);
    const index = store.scoped('sell_through_report', createsOf('sell_through_report'));
    const found = index.find(name, String(partnerId));
    if (found === several) return { code: 'ROW_REFERENCE_MANY', field: 'report', params: { value: name } };
    if (found !== null) {
      values[report] = found;
      return null;
    }
    const id = newId();
    index.add(id, String(partnerId), null, [name]);
    additions.named.set(id, {
      kind: 'sell_through_report',
      id,
      name,
      rows: 0,
      values: { partner_id: partnerId, from_on: period.from, to_on: period.to, received_on: values[received] ?? null },
    });
    values[report] = id;
    return null;
  };
};

/** A record that must stand below another one belongs to the partner's only one when the row names none; with several it waits. */
const onlyOne = (file: PlanFile, store: StoreView, createsOf: Creates): ResolveRecord => {
  const partner = importColumns[file.entity.key].indexOf('partner_id');
  const above = file.entity.fields.flatMap((field) => {
    const isNeeded = file.entity.kind?.fields.find(({ key }) => key === field.key)?.required === true;
    return isNeeded && isScoped(field) && field.refers !== 'deal' && field.refers !== 'team' && field.refers
      ? [{ field, slot: slotOf(file.entity, field.key), entity: field.refers }]
      : [];
  });
  return (values) => {
    const partnerId = values[partner] ?? null;
    if (partnerId === null) return null;
    for (const { field, slot, entity } of above) {
      if (values[slot] !== null) continue;
      const found = store.scoped(entity, createsOf(entity)).only(String(partnerId));
      if (found === several) return { code: 'ROW_RECORD_UNNAMED', field: field.key, params: {} };
      if (found !== null) values[slot] = found;
    }
    return null;
  };
};

export const createResolveRecord = (
  file: PlanFile,
  reader: RowReader,
  store: StoreView,
  additions: Additions,
  createsOf: Creates,
  newId: () => string,
): ResolveRecord => {
  const byOnlyOne = onlyOne(file, store, createsOf);
  if (file.entity.key !== 'sell_through_line') return byOnlyOne;
  const byPeriod = reportOf(file, reader, store, additions, createsOf, newId);
  return (values) => byPeriod(values) ?? byOnlyOne(values);
};
