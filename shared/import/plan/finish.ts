import type { EntityDef } from '../entity.ts';
import type { ImportEntity } from '../mapping.ts';
import type { Value } from '../values.ts';
import { importColumns } from './columns.ts';
import { finishRecord } from './finish-record.ts';
import type { RowProblem } from './plan-types.ts';
import type { Additions } from './references.ts';
import type { RowReader } from './row-reader.ts';
import { currencyOfRow, type UsualCurrency } from './row-currency.ts';
import type { Existing } from './store-view.ts';

/** What an entity settles after its cells are read: values that follow from others. `facts.lostZeros` counts what is worth knowing. */
export type Finish = (values: Value[], existing: Existing | null, id: string | null) => RowProblem | null;
export type FinishFacts = { lostZeros: number };

/**
 * - An open deal's close date is a hope, a won or lost deal's the day it closed, and that day is needed: without it no figure could count the deal.
 * - A lost deal that shows 0 does not say what it was worth: its amount is not known, never 0. Won amounts stay as they are, 0 too.
 * - A deal without an amount has no currency.
 */
const finishDeal = (reader: RowReader, additions: Additions, facts: FinishFacts, usual: UsualCurrency): Finish => {
  const slot = (column: string): number => importColumns.deal.indexOf(column);
  const stage = slot('stage');
  const state = slot('state');
  const expected = slot('expected_close_on');
  const closed = slot('closed_on');
  const amount = slot('amount_minor');
  const money = slot('currency');
  const closes = reader.extraSlot('closesOn');
  return (values, existing) => {
    const key = values[stage] ?? null;
    const now = key === null ? ((existing?.values[state] ?? null) as string | null) : (additions.stateOf(String(key)) ?? null);
    values[state] = now;
    const day = values[closes] ?? null;
    if (now === 'open') {
      values[expected] ??= day;
    } else {
      values[closed] = day;
      if (day === null && !existing?.values[closed]) return { code: 'ROW_REQUIRED_EMPTY', field: 'closesOn', params: {} };
    }
    if (now === 'lost' && values[amount] === 0) {
      values[amount] = null;
      facts.lostZeros++;
    }
    const worth = values[amount] === null ? null : currencyOfRow(values[money] ?? null, existing?.values[money] ?? null, usual);
    if (worth !== null && typeof worth !== 'string') return worth;
    values[money] = worth;
    return null;
  };
};

/** An amount beside its currency, when the file gives the amount. */
const finishMoney = (entity: ImportEntity, amountColumn: string, currencyColumn: string, usual: UsualCurrency): Finish => {
  const amount = importColumns[entity].indexOf(amountColumn);
  const money = importColumns[entity].indexOf(currencyColumn);
  const own = importColumns[entity].indexOf('currency');
  return (values, existing) => {
    if (values[amount] === null || values[amount] === undefined) return null;
    const now = currencyOfRow(values[own] ?? null, existing?.values[money] ?? null, usual);
    if (typeof now !== 'string') return now;
    values[money] = now;
    return null;
  };
};

const refuseSelf = (entity: ImportEntity, column: string, field: string): Finish => {
  const above = importColumns[entity].indexOf(column);
  const name = importColumns[entity].indexOf('name');
  return (values, _, id) =>
    id !== null && values[above] === id ? { code: 'ROW_REFERENCE_LOOP', field, params: { value: String(values[name] ?? '') } } : null;
};

/** The app computes segment and coverage; a person may decide otherwise, with a reason. */
const needsReason = (): Finish => {
  const pairs = (
    [
      ['investment_segment', 'segment_reason', 'segmentReason'],
      ['coverage_model', 'coverage_reason', 'coverageReason'],
    ] as const
  ).map(([value, reason, field]) => ({
    value: importColumns.partner.indexOf(value),
    reason: importColumns.partner.indexOf(reason),
    field,
  }));
  return (values, existing) => {
    const bare = pairs.find(({ value, reason }) => values[value] && !values[reason] && !existing?.values[reason]);
    return bare ? { code: 'ROW_REQUIRED_EMPTY', field: bare.field, params: {} } : null;
  };
};

export const finishOf = (def: EntityDef, reader: RowReader, additions: Additions, facts: FinishFacts, usual: UsualCurrency): Finish => {
  const entity = def.key;
  if (def.kind) return finishRecord(def, usual);
  if (entity === 'deal') return finishDeal(reader, additions, facts, usual);
  if (entity === 'product') return finishMoney('product', 'list_price_minor', 'currency', usual);
  if (entity === 'person') return refuseSelf('person', 'manager_id', 'manager');
  if (entity === 'partner') {
    const money = finishMoney('partner', 'annual_revenue_minor', 'annual_revenue_currency', usual);
    const self = refuseSelf('partner', 'parent_id', 'parent');
    const reason = needsReason();
    return (values, existing, id) => money(values, existing, id) ?? self(values, existing, id) ?? reason(values, existing, id);
  }
  return () => null;
};
