import type { Entry } from '#shared/api/partner-records.ts';
import { majorUnits } from '#shared/domain/money.ts';
import type { RecordField, RecordKind } from '#shared/domain/records/record-kind.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import { formatCount, formatDate, formatMinor, formatMoney, formatRatio } from '#renderer/ui/format.ts';

export type EntryValue = Entry['values'][string];
type Money = { minor: number; currency: string };

export const moneyOf = (value: EntryValue | undefined): Money | null =>
  typeof value === 'object' && value !== null && 'minor' in value ? value : null;
export const referenceOf = (value: EntryValue | undefined): { id: string; title: string } | null =>
  typeof value === 'object' && value !== null && 'id' in value ? value : null;
/** A date, a choice or a text; null when there is none. */
export const textOf = (value: EntryValue | undefined): string | null => (typeof value === 'string' ? value : null);
/** A whole number or a ratio; null when there is none. */
export const numberOf = (value: EntryValue | undefined): number | null => (typeof value === 'number' ? value : null);

/** The value of a field as people read it; '' when there is none. `headed`: the currency that stands in the header, so that the amount need not repeat it. */
export const fieldText = (
  field: RecordField,
  value: EntryValue | undefined,
  choice: (key: string) => string,
  headed: string | null = null,
): string => {
  if (value === null || value === undefined) return '';
  const money = moneyOf(value);
  if (money) return money.currency === headed ? formatMinor(money.minor, money.currency) : formatMoney(money.minor, money.currency);
  const reference = referenceOf(value);
  if (reference) return reference.title;
  if (typeof value === 'number') return field.kind === 'ratio' ? formatRatio(value) : formatCount(value);
  if (typeof value !== 'string') return '';
  if (field.kind === 'date') return formatDate(value);
  return field.kind === 'choice' || field.column === 'value_from' || field.column === 'value_to' ? choice(value) : value;
};

/** What a grid sorts and filters by. */
export const fieldSortValue = (value: EntryValue | undefined): string | number | null => {
  const money = moneyOf(value);
  if (money) return majorUnits(money.minor, money.currency);
  return referenceOf(value)?.title ?? textOf(value) ?? numberOf(value);
};

/** What a record is called in a list: its title field, else its date, else `fallback`. */
export const entryTitle = (
  kind: RecordKind<RecordKey>,
  { values }: Pick<Entry, 'values'>,
  choice: (key: string) => string,
  fallback: string,
): string => {
  const named = [kind.title, kind.date].flatMap((key) => kind.fields.find((field) => field.key === key) ?? []);
  return named.map((field) => fieldText(field, values[field.key], choice)).find((text) => text !== '') ?? fallback;
};

/** The one currency of all the money in some records; null when there are several, or none. */
export const onlyCurrency = (rows: ReadonlyArray<Pick<Entry, 'values'>>): string | null => {
  const found = new Set(rows.flatMap(({ values }) => Object.values(values).flatMap((value) => moneyOf(value)?.currency ?? [])));
  return found.size === 1 ? ([...found][0] ?? null) : null;
};
