import type { CellContent } from '#shared/documents/editable-workbook.ts';
import { sameText } from '#shared/documents/editable-workbook.ts';
import { isIsoDate } from '#shared/domain/dates.ts';
import { majorUnits, minorDigits, parseMinor } from '#shared/domain/money.ts';
import type { PlanObjective } from '../model.ts';
import type { PlanSay } from '../document/words.ts';

type Unit = PlanObjective['unit'];
export type Choice = { value: string; label: string };

/** What a cell holds. `amount`: integers in the least unit of an objective; `days`: tenths of a day; `lines`: a list, an entry a line. */
export type CellType =
  | { kind: 'text' }
  | { kind: 'lines' }
  | { kind: 'whole' }
  | { kind: 'amount'; unit: Unit; currency: string | null }
  | { kind: 'days' }
  | { kind: 'date' }
  | { kind: 'choice'; choices: readonly Choice[] };

const scaleOf: Record<Exclude<Unit, 'money'>, number> = { count: 1, percent: 10_000, number: 100 };

/** A stored value as it stands in a cell: amounts in major units, percent as a fraction, choices by their word. */
export const toContent = (value: unknown, type: CellType): CellContent => {
  if (value === null || value === undefined || value === '') return null;
  const number = (of: number): CellContent => ({ kind: 'number', value: of });
  const text = (of: string): CellContent => (sameText(of) === '' ? null : { kind: 'text', text: sameText(of) });
  switch (type.kind) {
    case 'text':
      return text(String(value));
    case 'lines':
      return text((value as string[]).join('\n'));
    case 'whole':
      return number(Number(value));
    case 'days':
      return number(Number(value) / 10);
    case 'amount':
      return number(type.unit === 'money' ? majorUnits(Number(value), type.currency ?? '') : Number(value) / scaleOf[type.unit]);
    case 'date':
      return { kind: 'date', date: String(value) };
    case 'choice':
      return text(type.choices.find((choice) => choice.value === value)?.label ?? String(value));
  }
};

/** The number format of a cell, as spreadsheets write it. */
export const formatOf = (type: CellType): string | undefined => {
  if (type.kind === 'date') return 'yyyy-mm-dd';
  if (type.kind === 'whole') return '#,##0';
  if (type.kind === 'days') return '#,##0.0';
  if (type.kind !== 'amount') return undefined;
  if (type.unit === 'percent') return '0.00%';
  if (type.unit === 'number') return '#,##0.00';
  const digits = type.unit === 'money' ? minorDigits(type.currency ?? '') : 0;
  return digits > 0 ? `#,##0.${'0'.repeat(digits)}` : '#,##0';
};

/** What was read of a cell: what is stored, and the same as it stands in the cell. Or why it cannot be read. */
export type ReadCell = { value: string | number | null | string[]; content: CellContent } | { problem: string };

const decimal = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const error = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)/;

/** A number that must be whole after it was scaled; the noise of binary fractions is not held against it. */
const scaled = (text: string, scale: number, most: string): ReadCell => {
  const value = Number(text) * scale;
  const whole = Math.round(value);
  if (!Number.isSafeInteger(whole) || Math.abs(value - whole) > 1e-6 * Math.max(1, Math.abs(whole) * 1e-6)) return { problem: most };
  return { value: whole, content: { kind: 'number', value: Number(text) } };
};

const plainDecimal = (text: string): string => (/[eE]/.test(text) ? String(Number(text)) : text);

/** Reads a cell's text as its type. An empty cell is null, whatever the type. */
export const fromText = (given: string, type: CellType, say: PlanSay): ReadCell => {
  const text = sameText(given);
  if (error.test(text)) return { problem: say('problem.formulaError', { error: text }) };
  if (text === '') return { value: type.kind === 'lines' ? [] : null, content: null };
  const content: CellContent = { kind: 'text', text };
  switch (type.kind) {
    case 'text':
      return { value: text, content };
    case 'lines':
      return {
        value: text
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
        content,
      };
    case 'date':
      return isIsoDate(text) ? { value: text, content: { kind: 'date', date: text } } : { problem: say('problem.noDate', { text }) };
    case 'choice': {
      const lower = text.toLowerCase();
      const found = type.choices.find(({ value, label }) => label.toLowerCase() === lower || value.toLowerCase() === lower);
      if (!found) return { problem: say('problem.noChoice', { text, choices: type.choices.map(({ label }) => label).join(', ') }) };
      return { value: found.value, content: { kind: 'text', text: found.label } };
    }
    default:
      if (!decimal.test(text)) return { problem: say('problem.noNumber', { text }) };
      if (type.kind === 'whole') return scaled(text, 1, say('problem.notWhole', { text }));
      if (type.kind === 'days') return scaled(text, 10, say('problem.tooFine', { text, digits: 1 }));
      if (type.unit !== 'money') {
        const tooFine = say(type.unit === 'count' ? 'problem.notWhole' : 'problem.tooFine', {
          text,
          digits: type.unit === 'percent' ? 4 : 2,
        });
        return scaled(text, scaleOf[type.unit], tooFine);
      }
      {
        const digits = minorDigits(type.currency ?? '');
        const minor = parseMinor(plainDecimal(text), type.currency ?? '');
        if (minor === null) return { problem: say('problem.tooFine', { text, digits }) };
        return { value: minor, content: { kind: 'number', value: Number(text) } };
      }
  }
};
