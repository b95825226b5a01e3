import type { Program } from '#shared/api/settings.ts';
import { isIsoDate } from '#shared/domain/dates.ts';
import type { Cell, Fields } from '#shared/sync/table.ts';
import { syncChoiceWord, syncFieldWord, syncTableWord, syncValueKind } from '#shared/sync/words.ts';
import { formatDate, formatMoney, formatNumber, formatRatio, formatTime } from '#renderer/ui/format.ts';

/** The names behind ids and keys, and the few words that values need. */
export type ValueNames = {
  people: ReadonlyMap<string, string>;
  partners: ReadonlyMap<string, string>;
  products: ReadonlyMap<string, string>;
  program: Program | undefined;
  yes: string;
  no: string;
  /** A structure, by the number of its parts. */
  entries(count: number): string;
  /** A record that no list here names, by its kind and the end of its id. */
  record(kind: string, id: string): string;
};

/** Columns that say nothing to a person beside the others of their record. */
const silent = new Set(['id', 'partner_id', 'created_at', 'updated_at', 'name_key', 'key', 'package_version', 'alias_key']);
const isCurrency = (column: string): boolean => column === 'currency' || column.endsWith('_currency');

/** A structure kept as text, or the text itself: a list of words is read as one. */
const structureText = (text: string, names: ValueNames): string => {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'string' || typeof parsed === 'number') return String(parsed);
    if (Array.isArray(parsed) && parsed.every((one) => typeof one === 'string')) return parsed.join(', ');
    return typeof parsed === 'object' && parsed !== null ? names.entries(Object.keys(parsed).length) : text;
  } catch {
    return text;
  }
};

const labelIn = (list: ReadonlyArray<{ key: string; label: string }> | undefined, key: string): string =>
  list?.find((entry) => entry.key === key)?.label ?? key;

/** The value of a column as people read it; null when it is empty. `beside`: the other values of the record, of which one may be the currency. */
export const valueText = (
  table: string,
  column: string,
  value: Cell | undefined,
  beside: Readonly<Fields>,
  names: ValueNames,
): string | null => {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  switch (syncValueKind(table, column)) {
    case 'money': {
      const named = beside['currency'] ?? beside[column.replace(/_minor$/, '_currency')];
      return formatMoney(Number(value), typeof named === 'string' ? named : (names.program?.reportingCurrency ?? 'USD'));
    }
    case 'date':
      return isIsoDate(text) ? formatDate(text) : text;
    case 'instant':
      return formatTime(Number(value));
    case 'ratio':
      return formatRatio(Number(value));
    case 'whole':
    case 'number':
      return formatNumber(Number(value));
    case 'yesNo':
      return Number(value) === 0 ? names.no : names.yes;
    case 'person':
      return names.people.get(text) ?? names.record(syncTableWord('person'), text);
    case 'partner':
      return names.partners.get(text) ?? names.record(syncTableWord('partner'), text);
    case 'product':
      return names.products.get(text) ?? names.record(syncTableWord('product'), text);
    case 'contact':
    case 'deal':
    case 'record':
      return names.record(syncFieldWord(table, column), text);
    case 'stage':
      return labelIn(names.program?.stages, text);
    case 'json':
      return structureText(text, names);
    case 'choice':
    case 'long':
    case 'quarter':
    case 'program':
    case 'text':
      if (table === 'partner' && column === 'type') return labelIn(names.program?.partnerTypes, text);
      if (table === 'partner' && column === 'tier') return labelIn(names.program?.tiers, text);
      if (typeof value === 'number') return formatNumber(value);
      return /^[[{"]/.test(text) ? structureText(text, names) : syncChoiceWord(table, column, text);
  }
};

export type ValueLine = { column: string; label: string; text: string | null };

/** The values of several columns, each in a line; a currency stands with its amount, and what says nothing to a person is left out. */
export const valueLines = (
  table: string,
  fields: Readonly<Fields>,
  names: ValueNames,
  labels: Readonly<Record<string, string>> = {},
): ValueLine[] => {
  const columns = Object.keys(fields);
  const hasMoney = columns.some((column) => column.endsWith('_minor'));
  const telling = columns.filter((column) => !silent.has(column) && !(hasMoney && isCurrency(column)));
  return (telling.length > 0 ? telling : columns).map((column) => ({
    column,
    label: labels[column] ?? syncFieldWord(table, column),
    text: valueText(table, column, fields[column], fields, names),
  }));
};
