import type { AttentionEntry } from '#shared/api/imports.ts';

/** The headers of the rows, in the order of the files, each once. */
export const headersOf = (entries: readonly AttentionEntry[]): string[] => [
  ...new Set(entries.flatMap(({ cells }) => cells.map(({ header }) => header))),
];

/** What stands in the row under a header; empty when the row has no such column. */
export const cellOf = (entry: Pick<AttentionEntry, 'cells'>, header: string): string =>
  entry.cells.find((cell) => cell.header === header)?.value ?? '';

/** The rows that are in the way for the same reason and hold the same value under a header. */
export const withSameValue = (entries: readonly AttentionEntry[], like: AttentionEntry, header: string): AttentionEntry[] => {
  const value = cellOf(like, header).trim();
  return entries.filter(
    (entry) => entry.code === like.code && entry.cells.some((cell) => cell.header === header) && cellOf(entry, header).trim() === value,
  );
};

/** Which field to ask for when rows are fixed together: the one that is in the way in all of them; null when they differ. */
export const sharedField = (
  entries: readonly AttentionEntry[],
): Pick<AttentionEntry, 'field' | 'fieldLabel' | 'column' | 'entity'> | null => {
  const [first, ...others] = entries;
  if (!first || first.field === null) return null;
  return others.every(({ field, entity }) => field === first.field && entity === first.entity) ? first : null;
};

/** Which records a field takes, when it takes one: found by name instead of typed. */
export const recordsOf = (field: string | null): 'partner' | 'person' | 'product' | null => {
  if (field === 'partner' || field === 'parent' || field === 'child' || field === 'adopterPartner') return 'partner';
  if (field === 'owner' || field === 'manager') return 'person';
  return field === 'product' ? 'product' : null;
};

/** True for a row that waits because its partner is not known, or not named. */
export const isPartnerWanted = ({ field, code }: Pick<AttentionEntry, 'field' | 'code'>): boolean =>
  recordsOf(field) === 'partner' && (code === 'ROW_REFERENCE_UNKNOWN' || code === 'ROW_REFERENCE_EMPTY');

/** The corrected cells of a row: those that differ from what stood in the file. */
export const correctedCells = (entry: AttentionEntry, typed: Readonly<Record<string, string>>): Array<{ header: string; value: string }> =>
  entry.cells.flatMap(({ header, value }) => {
    const now = Object.hasOwn(typed, header) ? typed[header] : undefined;
    return now === undefined || now === value ? [] : [{ header, value: now }];
  });
