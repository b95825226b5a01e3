import Papa from 'papaparse';
import { minorDigits } from '#shared/domain/money.ts';
import { headerText } from '#shared/documents/format.ts';
import { guardFormula } from '#shared/documents/formula-guard.ts';
import type { Column, Sheet, Value } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { printable } from '#shared/documents/printable.ts';

/** Minor units as an exact decimal, without a float on the way: -1250 with two digits is "-12.50". */
const decimalText = (minor: number, digits: number): string => {
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

/** One field. Numbers stay bare numbers, negative ones too; only text is guarded. What is not available is empty. */
const fieldText = (value: Value | undefined): string => {
  switch (value?.kind) {
    case 'text':
    case 'status':
      return guardFormula(printable(value.text));
    case 'money':
      return decimalText(value.minor, minorDigits(value.currency));
    case 'integer':
      return String(value.value);
    case 'decimal':
      return value.value.toFixed(value.digits);
    case 'percent':
      return String(Number(value.fraction.toPrecision(12)));
    case 'date':
      return value.date;
    case 'missing':
    case undefined:
      return '';
  }
};

const withCurrency = (column: Column): boolean => column.kind === 'money' && !column.unit;

/**
 * A sheet as CSV: UTF-8, comma, CRLF, decimal point, dates as YYYY-MM-DD, shares as fractions. A column of amounts without one currency in its header is
 * followed by a column of currency codes. Text that a spreadsheet would calculate gets an apostrophe.
 */
export const writeCsv = (sheet: Sheet, { bom, language }: { bom: boolean; language: string }): Uint8Array => {
  const say = wordsOf(language);
  const header = sheet.columns.flatMap((column) => [
    guardFormula(printable(headerText(column))),
    ...(withCurrency(column) ? [guardFormula(printable(say('currencyOf', { label: column.label })))] : []),
  ]);
  const rows = sheet.rows.map((row) =>
    sheet.columns.flatMap((column, index) => {
      const value = row.cells[index];
      return [fieldText(value), ...(withCurrency(column) ? [value?.kind === 'money' ? value.currency : ''] : [])];
    }),
  );
  const text = Papa.unparse([header, ...rows], { newline: '\r\n' });
  return new TextEncoder().encode(`${bom ? '\ufeff' : ''}${text}\r\n`);
};
