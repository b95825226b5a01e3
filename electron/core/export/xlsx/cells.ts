import { majorUnits, minorDigits } from '#shared/domain/money.ts';
import { valueText } from '#shared/documents/format.ts';
import { looksLikeFormula } from '#shared/documents/formula-guard.ts';
import type { Column, Sheet, Value } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { printable } from '#shared/documents/printable.ts';

/** What goes into a cell, its number format (null: none), and the text that it shows, for the width of its column. */
export type TypedCell = { content: string | number | Date | null; format: string | null; shown: string };

/** The most that Excel holds in one cell. */
const cellLimit = 32_767;

/** Text that no cell can hold is cut, and says so at its end. */
export const maxText = (text: string, language: string): string => {
  const clean = printable(text);
  if (clean.length <= cellLimit) return clean;
  const note = ` ${wordsOf(language)('cellCut')}`;
  return clean.slice(0, cellLimit - note.length) + note;
};

const decimals = (digits: number): string => (digits > 0 ? `#,##0.${'0'.repeat(digits)}` : '#,##0');

/** The number format of a value: amounts by the digits of their currency, with its code unless the header has it. Text that looks like a formula is "Text". */
const formatOf = (value: Value, column: Column): string | null => {
  switch (value.kind) {
    case 'money': {
      const amount = decimals(minorDigits(value.currency));
      return column.unit === value.currency ? amount : `${amount} "${value.currency}"`;
    }
    case 'integer':
      return '#,##0';
    case 'decimal':
      return decimals(value.digits);
    case 'percent':
      return (value.digits ?? 1) > 0 ? `0.${'0'.repeat(value.digits ?? 1)}%` : '0%';
    case 'date':
      return 'yyyy-mm-dd';
    case 'text':
    case 'status':
      // a cell in the format "Text" stays text even when someone edits it and presses Enter
      return looksLikeFormula(value.text) ? '@' : null;
    case 'missing':
      return null;
  }
};

const contentOf = (value: Value, language: string): TypedCell['content'] => {
  switch (value.kind) {
    case 'money':
      return majorUnits(value.minor, value.currency);
    case 'integer':
    case 'decimal':
      return value.value;
    case 'percent':
      return value.fraction;
    case 'date':
      return new Date(`${value.date}T00:00:00Z`);
    case 'text':
    case 'status':
      return value.text === '' ? null : maxText(value.text, language);
    case 'missing':
      return null;
  }
};

export const cellOf = (value: Value, column: Column, language: string): TypedCell => ({
  content: contentOf(value, language),
  format: formatOf(value, column),
  shown: value.kind === 'missing' ? '' : valueText(value, language, column.unit),
});

/** The format that a whole column takes: the one of its first value that has one. Cells that differ carry their own. */
export const columnFormat = (sheet: Sheet, index: number): string | null => {
  const column = sheet.columns[index];
  if (!column || column.kind === 'text' || column.kind === 'status') return null;
  for (const row of sheet.rows) {
    const value = row.cells[index];
    const format = value && value.kind === column.kind ? formatOf(value, column) : null;
    if (format) return format;
  }
  return null;
};
