import { nameKey } from '#shared/domain/name-key.ts';
import type { EntityDef } from '#shared/import/entity.ts';
import type { Value } from '#shared/import/values.ts';
import { importColumns } from './columns.ts';
import { type NameIndex, several } from './name-index.ts';
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
const contentKey = (entity: EntityDef, slots: readonly number[]): ((values: readonly Value[]) => string) => {
  const at = (column: string): number => importColumns[entity.key].indexOf(column);
  const partner = at('partner_id');
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

/** Finds the record that a row of values is, when the store has it. */
export type ContentMatch = (values: readonly Value[]) => Existing | null;

/** Matches rows without a number of the source; reads the store once, and not at all when it has nothing to compare with. */
export const createContentMatch = async (file: PlanFile, store: StoreView, slots: readonly number[], pace: Pace): Promise<ContentMatch> => {
  if (store.isEmpty(file.entity.key)) return () => null;
  const keyOf = contentKey(file.entity, slots);
  const known = new Map<string, Existing>();
  for (const page of store.pages(file.entity.key)) {
    for (const existing of page) known.set(keyOf(existing.values), existing);
    await pace(known.size, 0, 'records');
  }
  return (values) => known.get(keyOf(values)) ?? null;
};
