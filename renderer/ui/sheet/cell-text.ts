import { dateText } from '#shared/documents/format.ts';
import { guardFormula, unguardFormula } from '#shared/documents/formula-guard.ts';
import { readDate } from '../date-text.ts';
import type { SheetColumn, SheetRead, SheetValue } from './columns.ts';
import { currentValue, type SheetMark } from './marks.ts';

/** A value as it is read in its cell. */
export const formatValue = <Row>(column: SheetColumn<Row>, value: SheetValue, row: Row, language: string): string => {
  if (value === null) return '';
  switch (column.kind) {
    case 'number':
    case 'computed':
      return typeof value === 'number' ? column.format(value, row) : '';
    case 'date':
      return dateText(String(value), language);
    case 'choice':
      return column.choices(row).find((choice) => choice.value === value)?.label ?? String(value);
    case 'text':
      return String(value);
  }
};

/** A value as it is typed: what an editor begins with, what is copied, and what reading gives the value back from. */
export const typedValue = <Row>(column: SheetColumn<Row>, value: SheetValue, row: Row, language: string): string => {
  if (value === null) return '';
  if (column.kind === 'date') return String(value);
  if (column.kind === 'number' && typeof value === 'number' && column.typed) return column.typed(value, row);
  return formatValue(column, value, row, language);
};

/** What a cell shows: the text that could not be kept, else its value. */
export const shownText = <Row>(column: SheetColumn<Row>, row: Row, mark: SheetMark | undefined, language: string): string =>
  mark?.bad ? mark.bad.text : formatValue(column, currentValue(column, row, mark), row, language);

/** The same as it is typed. */
export const typedText = <Row>(column: SheetColumn<Row>, row: Row, mark: SheetMark | undefined, language: string): string =>
  mark?.bad ? mark.bad.text : typedValue(column, currentValue(column, row, mark), row, language);

/** A cell for the clipboard: text that looks like a formula is harmless where it is pasted. */
export const copiedText = <Row>(column: SheetColumn<Row>, text: string): string => (column.kind === 'text' ? guardFormula(text) : text);

/** The sentences for cells whose kind the sheet reads itself. */
export type ReadWords = { date: string; choice(labels: readonly string[]): string };

/** Signs of other programs in numbers: a long minus, brackets round what is negative, blanks that keep digits together. */
const plainNumber = (text: string): string => {
  const plain = text
    .replaceAll('\u2212', '-')
    .replaceAll(/[\u00a0\u202f\u2009]/g, ' ')
    .trim();
  const negative = /^\((.+)\)$/.exec(plain)?.[1];
  return negative === undefined ? plain : `-${negative}`;
};

/** Reads what was typed or pasted into a cell. */
export const readCell = <Row>(column: SheetColumn<Row>, row: Row, text: string, language: string, words: ReadWords): SheetRead => {
  const plain = text.trim();
  switch (column.kind) {
    case 'text': {
      const own = unguardFormula(text);
      return column.parse ? column.parse(own, row) : { ok: true, value: own };
    }
    case 'number':
      return plain === '' ? { ok: true, value: null } : column.parse(plainNumber(text), row);
    case 'date': {
      const value = readDate(plain, language);
      return plain === '' || value !== null ? { ok: true, value } : { ok: false, message: words.date };
    }
    case 'choice': {
      const choices = column.choices(row);
      const sought = plain.toLocaleLowerCase(language);
      const found = choices.find(({ value, label }) => label.toLocaleLowerCase(language) === sought || value === plain);
      if (plain === '' && column.canBeEmpty) return { ok: true, value: null };
      return found ? { ok: true, value: found.value } : { ok: false, message: words.choice(choices.map(({ label }) => label)) };
    }
    case 'computed':
      return { ok: true, value: column.value(row) };
  }
};
