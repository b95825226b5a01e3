import type { ErrorCode, ErrorParams } from '#shared/domain/errors.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import type { ImportField } from './entity.ts';
import type { DateOrder, DecimalMark, Unit } from './mapping.ts';
import { parseDate } from './parse-date.ts';
import { parseAmount, parseRatio, parseWhole } from './parse-number.ts';
import { parseQuarterName } from './parse-period.ts';

/** What a cell becomes in the store. Labels are one text, sorted, a line each. */
export type Value = string | number | null;
/** Why a cell cannot be read; the row's number and column are added where they are known. */
export type Problem = { code: ErrorCode; params: ErrorParams };
export const isProblem = (value: Value | Problem): value is Problem => typeof value === 'object' && value !== null;

/** Reads the trimmed, filled text of a cell. `currency`: that of the row. */
export type CellReader = (text: string, currency: string) => Value | Problem;

/** How a file writes its values. `isPercent`: the header says that its numbers are percent, also without a sign. */
export type ReadRules = { dateOrder: DateOrder | null; decimal: DecimalMark | null; isPercent: boolean };

const readDate = (order: DateOrder | null): CellReader => {
  return (text) => parseDate(text, order) ?? { code: 'ROW_DATE_INVALID', params: { value: text } };
};
const readWhole = (mark: DecimalMark | null): CellReader => {
  return (text) => parseWhole(text, mark) ?? { code: 'ROW_NUMBER_INVALID', params: { value: text } };
};
const readCount = (mark: DecimalMark | null): CellReader => {
  return (text) => {
    // a count has no decimals, so marks in it can only part thousands
    const count = parseWhole(text, mark ?? 'point') ?? parseWhole(text, mark === 'comma' ? 'point' : 'comma');
    if (count === null) return { code: 'ROW_NUMBER_INVALID', params: { value: text } };
    return count < 0 ? { code: 'ROW_NUMBER_NEGATIVE', params: { value: text } } : count;
  };
};
const readRatio = (mark: DecimalMark | null, isPercent: boolean): CellReader => {
  return (text) => parseRatio(text, mark, isPercent) ?? { code: 'ROW_RATIO_INVALID', params: { value: text } };
};
const readQuarter: CellReader = (text) => parseQuarterName(text) ?? { code: 'ROW_QUARTER_INVALID', params: { value: text } };
const readAmount = (mark: DecimalMark | null, unit: Unit): CellReader => {
  return (text, currency) => {
    const amount = parseAmount(text, mark, unit, currency);
    if (amount === 'decimals') return { code: 'ROW_AMOUNT_DECIMALS', params: { value: text, currency } };
    return amount ?? { code: 'ROW_NUMBER_INVALID', params: { value: text } };
  };
};

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'wahr', 'on']);
const no = new Set(['no', 'n', 'false', '0', 'nein', 'falsch', 'off']);
const readFlag: CellReader = (text) => {
  const word = text.toLowerCase();
  return yes.has(word) ? 1 : no.has(word) ? 0 : { code: 'ROW_VALUE_UNKNOWN', params: { value: text, allowed: 'yes, no' } };
};
const readCurrency: CellReader = (text) => {
  const code = text.toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : { code: 'ROW_VALUE_UNKNOWN', params: { value: text, allowed: 'USD, EUR, GBP' } };
};
const readLabels: CellReader = (text) => {
  const words = new Set(
    text
      .split(/[;|\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  );
  return [...words].toSorted().join('\n');
};

/** Choices by every word that means them. `choices`: key to words; the key itself always counts. */
export const readChoice = (choices: ReadonlyMap<string, readonly string[]>): CellReader => {
  const byWord = new Map<string, string>();
  for (const [key, words] of choices) for (const word of words) byWord.set(nameKey(word), key);
  for (const key of choices.keys()) byWord.set(nameKey(key), key);
  const allowed = [...choices].map(([key, words]) => words[0] ?? key).join(', ');
  return (text) => byWord.get(nameKey(text)) ?? { code: 'ROW_VALUE_UNKNOWN', params: { value: text, allowed } };
};

/** The reader for a field that needs nothing of the store; null for references, stages and the program's own choices. */
export const plainReader = (field: ImportField, rules: ReadRules, unit: Unit): CellReader | null => {
  switch (field.kind) {
    case 'text':
      return (text) => text;
    case 'whole':
      return readWhole(rules.decimal);
    case 'count':
      return readCount(rules.decimal);
    case 'ratio':
      return readRatio(rules.decimal, rules.isPercent);
    case 'quarter':
      return readQuarter;
    case 'amount':
      return readAmount(rules.decimal, unit);
    case 'date':
      return readDate(rules.dateOrder);
    case 'flag':
      return readFlag;
    case 'currency':
      return readCurrency;
    case 'labels':
      return readLabels;
    case 'choice':
      return field.choices ? readChoice(field.choices) : null;
    case 'reference':
    case 'listed':
    case 'stage':
      return null;
  }
};

/** Remembers what each text became: columns repeat themselves. Past `most` different texts nothing more is kept. */
export const remembering = (read: CellReader, dependsOnCurrency: boolean): CellReader => {
  const most = 50_000;
  const known = new Map<string, Value | Problem>();
  return (text, currency) => {
    const key = dependsOnCurrency ? `${currency}${text}` : text;
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = read(text, currency);
    if (known.size < most) known.set(key, value);
    return value;
  };
};
