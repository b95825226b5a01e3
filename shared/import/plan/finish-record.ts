import type { EntityDef } from '../entity.ts';
import { derivedValues } from '#shared/import/entities/derived-values.ts';
import type { Value } from '../values.ts';
import { importColumns, slotOf } from './columns.ts';
import type { Finish } from './finish.ts';
import type { RowProblem } from './plan-types.ts';
import { currencyOfRow, type UsualCurrency } from './row-currency.ts';
import type { Existing } from './store-view.ts';

/** One currency for all money of a record. Amounts in another one than the record has would change what the others are worth, so such a row waits. */
const settleCurrency = (entity: EntityDef, usual: UsualCurrency): Finish => {
  const columns = importColumns[entity.key];
  const own = columns.indexOf('currency');
  const money = entity.fields.flatMap((field) => (field.kind === 'amount' ? [slotOf(entity, field.key)] : []));
  return (values, existing) => {
    if (own < 0) return null;
    if (money.every((slot) => values[slot] === null)) {
      values[own] = null;
      return null;
    }
    const before = existing?.values[own] ?? null;
    const now = currencyOfRow(values[own] ?? null, before, usual);
    if (typeof now !== 'string') return now;
    const keeps = money.some((slot) => values[slot] === null && (existing?.values[slot] ?? null) !== null);
    if (before !== null && before !== now && keeps)
      return { code: 'ROW_CURRENCY_DIFFERS', field: 'currency', params: { value: now, currency: String(before) } };
    values[own] = now;
    return null;
  };
};

/** Fills what dates say of a new record, and nothing else. */
const derive = (entity: EntityDef): ((values: Value[]) => RowProblem | null) => {
  const rules = (entity.kind ? derivedValues(entity.kind) : []).map(({ field, byDate, otherwise, unless }) => ({
    field,
    slot: slotOf(entity, field),
    byDate: byDate.map(([date, value]) => [slotOf(entity, date), value] as const),
    otherwise,
    unless: unless === undefined ? -1 : slotOf(entity, unless),
  }));
  return (values) => {
    for (const { field, slot, byDate, otherwise, unless } of rules) {
      if (values[slot] !== null) continue;
      const said = byDate.find(([date]) => values[date] !== null)?.[1];
      if (said === undefined && unless >= 0 && values[unless] !== null) return { code: 'ROW_REQUIRED_EMPTY', field, params: {} };
      values[slot] = said ?? otherwise;
    }
    return null;
  };
};

/** What the table needs and neither the row nor the record has. */
const missing = (entity: EntityDef): ((values: readonly Value[], existing: Existing | null) => RowProblem | null) => {
  const needed = [
    { key: 'partner', slot: slotOf(entity, 'partner') },
    ...(entity.kind?.fields ?? []).flatMap(({ key, required }) => (required ? [{ key, slot: slotOf(entity, key) }] : [])),
  ];
  return (values, existing) => {
    const empty = needed.find(({ slot }) => values[slot] === null && (existing?.values[slot] ?? null) === null);
    if (!empty) return null;
    return { code: empty.key === 'partner' ? 'ROW_REFERENCE_EMPTY' : 'ROW_REQUIRED_EMPTY', field: empty.key, params: {} };
  };
};

/** Settles a row of a kind of record: its currency, what its dates say of it, and whether it is whole. */
export const finishRecord = (entity: EntityDef, usual: UsualCurrency): Finish => {
  const currencyOf = settleCurrency(entity, usual);
  const deriveIn = derive(entity);
  const missingIn = missing(entity);
  return (values, existing, id) => currencyOf(values, existing, id) ?? (existing ? null : deriveIn(values)) ?? missingIn(values, existing);
};
