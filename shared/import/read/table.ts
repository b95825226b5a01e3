import type { Delimiter, Encoding } from '../mapping.ts';
import type { ErrorCode, ErrorParams } from '#shared/domain/errors.ts';

/** Something worth knowing about a file that did not stop the reading. */
export type Note = { code: ErrorCode; params: ErrorParams };

/**
 * A file as text cells under headers. Every row has at least as many cells as there are headers. `rowNumbers` is what a spreadsheet shows beside the row (the first line is 1);
 * it is null while rows follow the header without a gap, which makes row i the number `headerRow + 1 + i`.
 */
export type Table = {
  file: string;
  format: 'csv' | 'xlsx';
  sheet: string | null;
  sheets: string[];
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  headerRow: number;
  headers: string[];
  rows: string[][];
  rowNumbers: number[] | null;
  /** Columns whose numbers came typed from a workbook: always with a decimal point. */
  typedNumbers: Set<number>;
  notes: Note[];
};

/** The number of a row as the person sees it. */
export const rowNumberOf = (table: Table, index: number): number => table.rowNumbers?.[index] ?? table.headerRow + 1 + index;

export const limits = {
  columns: 1000,
  cellChars: 1024 * 1024,
  totalBytes: 256 * 1024 * 1024,
  workbookBytes: 200 * 1024 * 1024,
  workbookRatio: 100,
  workbookEntries: 10_000,
} as const;
