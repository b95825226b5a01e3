import type { EntityDef } from '../entity.ts';
import type { Value } from '../values.ts';
import { importColumns, slotOf } from './columns.ts';
import type { Existing } from './store-view.ts';

/** Chooses among records that are alike the one that a row is; null when it is none of them. It remembers what rows before it took. */
type Choose = (alike: readonly Existing[], row: readonly Value[]) => Existing | null;

/**
 * A record that is done on a day is known by that day; one that is not done yet becomes, once, what a row with a day says. So a second certification or a retake never
 * takes the place of the first. A file without a column for that day means the newest.
 */
const byDay = (slot: number, isFilled: boolean): Choose => {
  const taken = new Set<string>();
  return (alike, row) => {
    const day = row[slot] ?? null;
    const same = day === null ? undefined : alike.findLast(({ values }) => values[slot] === day);
    if (same) return same;
    const open = alike.findLast(({ id, values }) => (values[slot] ?? null) === null && !taken.has(id));
    const found = open ?? (isFilled ? undefined : alike.at(-1));
    if (found) taken.add(found.id);
    return found ?? null;
  };
};

/** Lines of one report about the same sale, each taken once: first the one with the same quantity and value, else the first that is left, whose value was corrected. */
const bySale = (quantity: number, amount: number): Choose => {
  const taken = new Set<string>();
  // where the lines that are left begin, so that a long report that comes again in its order is not looked through for each line
  const starts = new WeakMap<readonly Existing[], number>();
  return (alike, row) => {
    const agrees = ({ values }: Existing, slot: number): boolean => (row[slot] ?? null) === null || row[slot] === (values[slot] ?? null);
    let start = starts.get(alike) ?? 0;
    while (start < alike.length && taken.has((alike[start] as Existing).id)) start++;
    starts.set(alike, start);
    let found = alike[start] ?? null;
    for (let at = start; at < alike.length; at++) {
      const existing = alike[at] as Existing;
      if (taken.has(existing.id) || !agrees(existing, quantity) || !agrees(existing, amount)) continue;
      found = existing;
      break;
    }
    if (found) taken.add(found.id);
    return found;
  };
};

/** How records are told apart that what they are known by does not tell apart; null for those that it does. `slots`: what the file fills. */
export const chooserOf = (entity: EntityDef, slots: readonly number[]): Choose | null => {
  const columns = importColumns[entity.key];
  if (entity.key === 'sell_through_line') return bySale(columns.indexOf('quantity'), columns.indexOf('amount_minor'));
  const day = entity.kind?.settledBy ?? null;
  if (day === null) return null;
  const slot = slotOf(entity, day);
  return byDay(slot, slots.includes(slot));
};
