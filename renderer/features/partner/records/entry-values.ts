import type { InputOf } from '#shared/api/contract.ts';
import type { Entry } from '#shared/api/partner-records.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { formatAmount } from '#shared/domain/money.ts';
import type { RecordField, RecordKind } from '#shared/domain/records/record-kind.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import { sinceField } from '#shared/domain/records/standing.ts';
import { orNull } from '../or-null.ts';
import { parseAmount } from '#renderer/ui/parse-amount.ts';
import { moneyOf, referenceOf } from './entry-text.ts';

/** What the form of a record holds, by field: text as it is typed, ids of what is chosen; '' is "not set". Also `currency`, `note`, and `KEY name` of a found partner. */
export type EntryFormValues = Record<string, string>;
export const nameKey = (field: string): string => `${field} name`;

const percentText = (ratio: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: false }).format(ratio * 100);

const typedText = (field: RecordField, value: Entry['values'][string] | undefined, language: string): string => {
  const money = moneyOf(value);
  if (money) return formatAmount(money.minor, money.currency, language);
  const reference = referenceOf(value);
  if (reference) return reference.id;
  if (typeof value === 'number') return field.kind === 'ratio' ? percentText(value, language) : String(value);
  return typeof value === 'string' ? value : '';
};

/** The form of a record as it is stored. */
export const entryToValues = (kind: RecordKind<RecordKey>, entry: Entry, currency: string, language: string): EntryFormValues => {
  const own = Object.values(entry.values).flatMap((value) => moneyOf(value)?.currency ?? [])[0];
  return {
    ...Object.fromEntries(kind.fields.map((field) => [field.key, typedText(field, entry.values[field.key], language)])),
    ...Object.fromEntries(
      kind.fields.flatMap((field) =>
        field.kind === 'partner' ? [[nameKey(field.key), referenceOf(entry.values[field.key])?.title ?? '']] : [],
      ),
    ),
    ...(kind.hasMoney ? { currency: own ?? currency } : {}),
    note: entry.note ?? '',
  };
};

/** A new record: it starts on the as-of date, or it would not be seen there, and in the first of its states. */
export const newEntryValues = (
  kind: RecordKind<RecordKey>,
  { asOf, currency, given }: { asOf: IsoDate; currency: string; given: Readonly<Record<string, string>> },
): EntryFormValues => ({
  ...Object.fromEntries(
    kind.fields.map((field) => [
      field.key,
      field.key === 'state' ? (field.choices?.[0] ?? '') : field.required && field.key === sinceField(kind) ? asOf : '',
    ]),
  ),
  ...Object.fromEntries(kind.fields.flatMap((field) => (field.kind === 'partner' ? [[nameKey(field.key), '']] : []))),
  ...(kind.hasMoney ? { currency } : {}),
  note: '',
  ...given,
});

/** A percentage as typed ("12.5") to a fraction; null when it is none. */
const parsePercent = (text: string, language: string): number | null => {
  // two decimals of a percentage, as minor units of a currency that has two
  const minor = parseAmount(text.replace('%', ''), 'USD', language);
  return minor === null || minor < 0 || minor > 10_000 ? null : minor / 10_000;
};

export type EntryProblem = 'amountInvalid' | 'wholeInvalid' | 'percentInvalid' | 'currencyInvalid' | 'quarterInvalid';

const problemOf = (field: RecordField, text: string, currency: string, language: string): EntryProblem | null => {
  if (text.trim() === '') return null;
  switch (field.kind) {
    case 'money': {
      const minor = parseAmount(text, currency, language);
      return minor === null || minor < 0 ? 'amountInvalid' : null;
    }
    case 'whole':
      return /^\d{1,9}$/.test(text.trim()) ? null : 'wholeInvalid';
    case 'ratio':
      return parsePercent(text, language) === null ? 'percentInvalid' : null;
    case 'quarter':
      return /^\d{4}-Q[1-4]$/.test(text.trim()) ? null : 'quarterInvalid';
    default:
      return null;
  }
};

/** What is typed and cannot be saved, by field. */
export const entryProblems = (
  kind: RecordKind<RecordKey>,
  values: EntryFormValues,
  language: string,
): Readonly<Record<string, EntryProblem>> => {
  const currency = values['currency'] ?? '';
  const found = kind.fields.flatMap((field): Array<[string, EntryProblem]> => {
    const problem = problemOf(field, values[field.key] ?? '', currency, language);
    return problem === null ? [] : [[field.key, problem]];
  });
  const hasAmount = kind.fields.some((field) => field.kind === 'money' && (values[field.key] ?? '').trim() !== '');
  return Object.fromEntries(hasAmount && !/^[A-Z]{3}$/.test(currency) ? [...found, ['currency', 'currencyInvalid' as const]] : found);
};

/** The fields that a record cannot be without and that are empty. */
export const missingFields = (kind: RecordKind<RecordKey>, values: EntryFormValues): RecordField[] =>
  kind.fields.filter(({ key, required }) => required === true && (values[key] ?? '').trim() === '');

const valueToSend = (field: RecordField, text: string, currency: string, language: string) => {
  const plain = orNull(text);
  if (plain === null) return null;
  switch (field.kind) {
    case 'money': {
      const minor = parseAmount(plain, currency, language);
      return minor === null ? null : { minor, currency };
    }
    case 'whole':
      return Number(plain);
    case 'ratio':
      return parsePercent(plain, language);
    default:
      return plain;
  }
};

/** The input of `entries.save`: all that is filled of a new record, the changed fields of a stored one. A changed currency takes all its amounts with it. */
export const entryToInput = (
  kind: RecordKind<RecordKey>,
  { id, partnerId }: { id: string | undefined; partnerId: string },
  values: EntryFormValues,
  changed: ReadonlySet<string>,
  language: string,
): InputOf<'entries.save'> => {
  const isSent = (field: RecordField): boolean =>
    id === undefined
      ? (values[field.key] ?? '').trim() !== ''
      : changed.has(field.key) || (field.kind === 'money' && changed.has('currency') && (values[field.key] ?? '').trim() !== '');
  return {
    kind: kind.key,
    ...(id === undefined ? {} : { id }),
    partnerId,
    values: Object.fromEntries(
      kind.fields
        .filter(isSent)
        .map((field) => [field.key, valueToSend(field, values[field.key] ?? '', values['currency'] ?? '', language)]),
    ),
    ...(changed.has('note') ? { note: orNull(values['note'] ?? '') } : {}),
  };
};
