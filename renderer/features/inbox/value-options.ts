import { syncChoices, syncChoiceWord, syncValueKind } from '#shared/sync/words.ts';
import type { ValueNames } from './value-text.ts';

type Option = { value: string; label: string };

const listed = (names: ReadonlyMap<string, string>): Option[] => [...names].map(([value, label]) => ({ value, label }));
const keyed = (list: ReadonlyArray<{ key: string; label: string }> | undefined): Option[] =>
  (list ?? []).map(({ key, label }) => ({ value: key, label }));

/** The values that a column is chosen from; null for one that is typed. */
export const valueOptions = (table: string, column: string, names: ValueNames): Option[] | null => {
  const kind = syncValueKind(table, column);
  if (kind === 'person') return listed(names.people);
  if (kind === 'partner') return listed(names.partners);
  if (kind === 'product') return listed(names.products);
  if (kind === 'stage') return keyed(names.program?.stages);
  if (table === 'partner' && column === 'type') return keyed(names.program?.partnerTypes);
  if (table === 'partner' && column === 'tier') return keyed(names.program?.tiers);
  return syncChoices(table, column)?.map((value) => ({ value, label: syncChoiceWord(table, column, value) })) ?? null;
};
