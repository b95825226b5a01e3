import type { OutputOf } from '#shared/api/contract.ts';
import { isIsoDate } from '#shared/domain/dates.ts';

export type HistoryEntry = OutputOf<'history.list'>[number];
/** What history keeps as ids and keys, as people know it. */
export type HistoryNames = {
  people: ReadonlyMap<string, string>;
  partners: ReadonlyMap<string, string>;
  products: ReadonlyMap<string, string>;
  words: ReadonlyMap<string, string>;
  currency: string;
};
export type HistoryFormats = {
  money(minor: number, currency: string): string;
  date(date: string): string;
  yes: string;
  no: string;
};

/** The value of a field before or after a history entry as people read it; null when it was or became empty. */
export const historyValue = (
  field: string,
  value: string | null,
  entry: Pick<HistoryEntry, 'changes' | 'currency'>,
  side: 'before' | 'after',
  names: HistoryNames,
  formats: HistoryFormats,
): string | null => {
  if (value === null) return null;
  switch (field) {
    case 'owner_id':
      return names.people.get(value) ?? value;
    case 'parent_id':
      return names.partners.get(value) ?? value;
    case 'product_id':
      return names.products.get(value) ?? value;
    case 'frozen_at':
      return formats.yes;
    case 'is_executive_sponsor':
      return value === '1' ? formats.yes : formats.no;
    case 'amount_minor':
    case 'annual_revenue_minor': {
      const named = entry.changes.find((change) => change.field === 'currency' || change.field === 'annual_revenue_currency');
      return formats.money(Number(value), named?.[side] ?? entry.currency ?? names.currency);
    }
    default:
      return isIsoDate(value) ? formats.date(value) : (names.words.get(`${field} ${value}`) ?? value);
  }
};

/** Entries that one step made together, in their order: the step is what can be taken back. */
export const historySteps = (entries: readonly HistoryEntry[]): Array<{ id: string; at: number; entries: HistoryEntry[] }> => {
  const steps = new Map<string, { id: string; at: number; entries: HistoryEntry[] }>();
  for (const entry of entries) {
    const step = steps.get(entry.id);
    if (step) step.entries.push(entry);
    else steps.set(entry.id, { id: entry.id, at: entry.at, entries: [entry] });
  }
  return [...steps.values()];
};
