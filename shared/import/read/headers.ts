import { dateEvidence } from '../parse-date.ts';
import { numberEvidence } from '../parse-number.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Note } from './table.ts';

const lookAhead = 20;
/** A header that is longer is a text that slipped; its beginning tells enough. */
const longestHeader = 300;

const isLabel = (cell: string): boolean => cell.trim() !== '' && numberEvidence(cell) === 'none' && dateEvidence(cell) === 'none';
const filledOf = (cells: readonly string[]): number => cells.reduce((count, cell) => count + (cell.trim() === '' ? 0 : 1), 0);

/** Index of the row that holds the headers: the first that is as wide as the table and all words; -1 when there is none. */
export const findHeaderRow = (rows: readonly string[][]): number => {
  const head = rows.slice(0, lookAhead);
  const width = Math.max(0, ...head.map(filledOf));
  if (width === 0) return -1;
  for (const [index, cells] of head.entries()) {
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (filled.length < Math.max(1, Math.ceil(width * 0.6))) continue;
    return filled.every(isLabel) ? index : -1;
  }
  return -1;
};

/** Headers made distinct and never empty, and what was changed to get there. Any text is harmless as a header, `__proto__` too: headers are values, not keys. */
export const distinctHeaders = (cells: readonly string[], row: number): { headers: string[]; notes: Note[] } => {
  const notes: Note[] = [];
  const taken = new Set<string>();
  const headers = cells.map((cell, index) => {
    const header = cell.trim().slice(0, longestHeader).trim() || `Column ${index + 1}`;
    let name = header;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${header} (${count})`;
    taken.add(name.toLowerCase());
    if (name !== header) notes.push({ code: 'NOTE_DUPLICATE_HEADER', params: { header, renamed: name, row, column: index + 1 } });
    return name;
  });
  return { headers, notes };
};

export type Headed = { headers: string[]; headerRow: number; rows: string[][]; rowNumbers: number[] | null; notes: Note[] };

/** Parts headers from rows, drops empty rows, pads short ones. `numberOf` gives the number that a spreadsheet shows for a raw row. Throws IMPORT_EMPTY, IMPORT_NO_ROWS. */
export const withHeaders = (file: string, raw: string[][], numberOf: (index: number) => number = (index) => index + 1): Headed => {
  const found = findHeaderRow(raw);
  if (raw.length === 0) throw new AppError('IMPORT_EMPTY', { file });
  const width = raw.slice(0, lookAhead).reduce((most, cells) => Math.max(most, cells.length), 0);
  const hasHeader = found >= 0;
  const label = hasHeader ? (raw[found] ?? []) : Array.from({ length: width }, () => '');
  // blank columns at the right edge belong to nobody
  let edge = label.length;
  while (
    hasHeader &&
    edge > 1 &&
    (label[edge - 1] ?? '').trim() === '' &&
    raw.slice(found, found + lookAhead).every((cells) => !cells[edge - 1]?.trim())
  )
    edge--;
  const { headers, notes } = distinctHeaders(label.slice(0, edge), hasHeader ? numberOf(found) : 1);
  if (!hasHeader) notes.push({ code: 'NOTE_NO_HEADER', params: { file } });
  else if (found > 0) notes.push({ code: 'NOTE_HEADER_BELOW', params: { row: numberOf(found) } });

  const headerRow = hasHeader ? numberOf(found) : 0;
  const rows: string[][] = [];
  const numbers: number[] = [];
  let isGapless = true;
  let short = 0;
  let firstShort = 0;
  for (let index = found + 1; index < raw.length; index++) {
    const cells = raw[index] as string[];
    if (cells.length < 2 ? !cells[0]?.trim() : cells.every((cell) => cell === '' || cell.trim() === '')) continue;
    const number = numberOf(index);
    if (cells.length < headers.length) {
      if (short++ === 0) firstShort = number;
      while (cells.length < headers.length) cells.push('');
    }
    rows.push(cells);
    numbers.push(number);
    if (number !== headerRow + rows.length) isGapless = false;
  }
  if (rows.length === 0) throw new AppError('IMPORT_NO_ROWS', { file });
  if (short > 0) notes.push({ code: 'NOTE_SHORT_ROWS', params: { count: short, row: firstShort } });
  return { headers, headerRow, rows, rowNumbers: isGapless ? null : numbers, notes };
};
