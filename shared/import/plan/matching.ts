import { nameKey } from '#shared/domain/name-key.ts';
import type { EntityDef } from '../entity.ts';
import type { Value } from '../values.ts';
import { importColumns, slotOf } from './columns.ts';
import { type NameIndex, several } from './name-index.ts';
import { chooserOf } from './choose-alike.ts';
import type { Pace } from './pace.ts';
import type { PlanFile } from './plan-types.ts';
import type { Existing, StoreView } from './store-view.ts';

/** The index in which an entity's own records stand by name; null for those that are not known by a name of their own. */
export const ownIndex = (store: StoreView, entity: EntityDef): NameIndex | null =>
  entity.key === 'person' || entity.key === 'product' || entity.key === 'partner' ? store.indexes[entity.key] : null;

/** What a row of a named entity is: a record that is known, a new one (null), or one of several. */
export const matchNamed = (index: NameIndex, name: string, externalId: string | null): string | typeof several | null => {
  if (externalId === null) return name === '' ? null : index.find(name);
  const same = index.byExternalId(externalId);
  if (same !== null || name === '') return same;
  const byName = index.find(name);
  // a record that has a number of its own is another one, however it is called
  return byName !== null && byName !== several && index.externalIdOf(byName) === null ? byName : null;
};

/** By what a record without a number of the source is known again, from its values. `slots`: what the file fills. */
const contentKey = (entity: EntityDef, slots: readonly number[], partners: NameIndex): ((values: readonly Value[]) => string) => {
  const at = (column: string): number => importColumns[entity.key].indexOf(column);
  const partner = at('partner_id');
  const { kind } = entity;
  if (entity.key === 'sell_through_line') {
    // a reseller who is known by now is the one that an earlier report only named
    const [report, reseller, written, product] = [at('report_id'), at('reseller_id'), at('reseller_name'), at('product_id')] as [
      number,
      number,
      number,
      number,
    ];
    return (values) => {
      const name = typeof values[reseller] === 'string' ? partners.nameOf(values[reseller]) : values[written];
      return [values[partner], values[report], nameKey(String(name ?? '')), values[product] ?? ''].join('\u001f');
    };
  }
  if (kind) {
    const parts = [partner, ...kind.knownBy.filter((key) => key !== kind.settledBy).map((key) => slotOf(entity, key))];
    return (values) => parts.map((part) => values[part] ?? '').join('\u001f');
  }
  if (entity.key === 'contact') {
    const email = at('email');
    const name = at('name');
    return (values) =>
      `${values[partner]}\u001f${values[email] ? String(values[email]).toLowerCase() : nameKey(String(values[name] ?? ''))}`;
  }
  if (entity.key === 'commitment') {
    const parts = [partner, at('description'), at('made_on')];
    return (values) => parts.map((part) => values[part]).join('\u001f');
  }
  const name = at('name');
  if (!isKnownByAll(entity, slots)) return (values) => `${values[partner]}\u001f${values[name]}`;
  const parts = [...new Set([...slots, at('closed_on'), at('expected_close_on')])].filter((slot) => slot !== at('currency'));
  return (values) => parts.map((part) => values[part] ?? '').join('\u001f');
};

/** True when a record is known by all its values, so that they must be settled before it is looked for. */
export const isKnownByAll = (entity: EntityDef, slots: readonly number[]): boolean =>
  entity.key === 'deal' && !slots.includes(importColumns.deal.indexOf('name'));

/**
 * Deals of one partner under one name ("Renewal") come back every year. Two days of registration that differ make two deals; without them a deal that was
 * closed on another day is another one. So last year's is never overwritten by this year's.
 */
const sameNamedDeal = (closesOn: number): ((existing: readonly Value[], row: readonly Value[]) => boolean) => {
  const at = (column: string): number => importColumns.deal.indexOf(column);
  const [state, submitted, closed] = [at('state'), at('submitted_on'), at('closed_on')];
  return (existing, row) => {
    const [before, now] = [existing[submitted] ?? null, row[submitted] ?? null];
    if (before !== null && now !== null) return before === now;
    return existing[state] === 'open' || existing[closed] === (row[closesOn] ?? null);
  };
};

/** Finds the record that a row of values is, when the store has it. */
export type ContentMatch = (values: readonly Value[]) => Existing | null;

/** `closesOn`: where a row of deals has its closing day before it is settled. Matches rows without a number of the source; reads the store once, and not at all when it has nothing to compare with. */
export const createContentMatch = async (
  file: PlanFile,
  store: StoreView,
  slots: readonly number[],
  closesOn: number,
  pace: Pace,
): Promise<ContentMatch> => {
  if (store.isEmpty(file.entity.key)) return () => null;
  const keyOf = contentKey(file.entity, slots, store.indexes.partner);
  const isSame = file.entity.key === 'deal' && !isKnownByAll(file.entity, slots) ? sameNamedDeal(closesOn) : () => true;
  const choose = chooserOf(file.entity, slots);
  const known = new Map<string, Existing[]>();
  for (const page of store.pages(file.entity.key)) {
    for (const existing of page) {
      const key = keyOf(existing.values);
      const others = known.get(key);
      if (others) others.push(existing);
      else known.set(key, [existing]);
    }
    await pace(known.size, 0, 'records');
  }
  if (choose) return (values) => choose(known.get(keyOf(values)) ?? [], values);
  // the newest of equals, as the store lists them by age
  return (values) => known.get(keyOf(values))?.findLast((existing) => isSame(existing.values, values)) ?? null;
};
