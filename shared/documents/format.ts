import { type IsoDate } from '#shared/domain/dates.ts';
import { majorUnits, minorDigits } from '#shared/domain/money.ts';
import type { Change, ChartFormat, Column, Status, Value } from './model.ts';
import { wordsOf } from './words.ts';

const memo = new Map<string, Intl.NumberFormat>();
const numberFormat = (language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = memo.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, options);
  memo.set(key, made);
  return made;
};

const fixed = (value: number, digits: number, language: string): string =>
  numberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** An amount in full. The currency code is written unless `unit` already says it. */
const moneyText = (minor: number, currency: string, language: string, unit: string | undefined): string => {
  const amount = fixed(majorUnits(minor, currency), minorDigits(currency), language);
  return unit === currency ? amount : `${amount}\u00a0${currency}`;
};

const dateMemo = new Map<string, Intl.DateTimeFormat>();
const dateFormat = (language: string): Intl.DateTimeFormat => {
  const known = dateMemo.get(language);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  dateMemo.set(language, made);
  return made;
};

/** A date in the words of the language: "20 Nov 2026", "Nov 20, 2026", "20.11.2026". */
export const dateText = (date: IsoDate, language: string): string => dateFormat(language).format(new Date(`${date}T00:00:00Z`));

const shapes: Record<Status, string> = { 'on-track': '●', 'at-risk': '▲', 'off-track': '◆', unknown: '○' };
/** The shape of a status: filled circle, triangle, diamond, empty circle. */
export const statusShape = (status: Status): string => shapes[status];

const arrows: Record<Change['direction'], string> = { up: '↑', down: '↓', same: '=' };
/** A change with its direction as an arrow: "↑ +12.5%". */
export const changeText = (change: Change): string => `${arrows[change.direction]} ${change.text}`;

/** A value in full as text for people. `unit` is what the header of its column already says. */
export const valueText = (value: Value, language: string, unit?: string): string => {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'money':
      return moneyText(value.minor, value.currency, language, unit);
    case 'integer':
      return fixed(value.value, 0, language);
    case 'decimal':
      return fixed(value.value, value.digits, language);
    case 'percent': {
      const digits = value.digits ?? 1;
      return numberFormat(language, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
        value.fraction,
      );
    }
    case 'date':
      return dateText(value.date, language);
    case 'status':
      return `${statusShape(value.status)} ${value.text}`;
    case 'missing':
      return wordsOf(language)('notAvailable');
  }
};

/** Numbers and dates align right, words left, unless the column says otherwise. */
export const alignOf = (column: Column): 'left' | 'right' | 'center' =>
  column.align ?? (column.kind === 'text' || column.kind === 'status' || column.kind === 'date' ? 'left' : 'right');

/** The header of a column with its unit: "Won amount (USD)". */
export const headerText = (column: Column): string => (column.unit ? `${column.label} (${column.unit})` : column.label);

/** The value of a chart point (minor units, count, fraction) as a table cell. */
export const pointValue = (point: number | null, format: ChartFormat, reason: string): Value => {
  if (point === null) return { kind: 'missing', reason };
  if (format.kind === 'money') return { kind: 'money', minor: point, currency: format.currency };
  if (format.kind === 'decimal') return { kind: 'decimal', value: point, digits: format.digits };
  return format.kind === 'integer' ? { kind: 'integer', value: point } : { kind: 'percent', fraction: point };
};

/** A chart point in full: for labels of points. */
export const pointText = (point: number, format: ChartFormat, language: string): string =>
  valueText(pointValue(point, format, ''), language, format.kind === 'money' ? format.currency : undefined);

/** A number shortened for an axis, and nowhere else: 12.5k, 3M, 45%. Takes major units, counts or fractions. */
export const axisText = (value: number, format: ChartFormat, language: string): string => {
  if (format.kind === 'percent') return numberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  const say = wordsOf(language);
  const steps = [
    [1e9, say('billion')],
    [1e6, say('million')],
    [1e3, say('thousand')],
  ] as const;
  const [size, suffix] = steps.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  return `${numberFormat(language, { maximumFractionDigits: 2 }).format(value / size)}${suffix}`;
};

/** The reasons why values of these rows are not available, each once, in order, without a full stop, so that they can be listed. */
export const missingReasons = (rows: { cells: Value[] }[]): string[] => [
  ...new Set(
    rows.flatMap((row) =>
      row.cells.flatMap((cell) => (cell.kind === 'missing' && cell.reason ? [cell.reason.replace(/[.\s]+$/, '')] : [])),
    ),
  ),
];
