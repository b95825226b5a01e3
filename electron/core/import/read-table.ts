import type { Delimiter, Encoding } from '#shared/import/mapping.ts';
import { unescapeFormula } from './formula-text.ts';
import { withHeaders } from '#shared/import/read/headers.ts';
import type { Pace } from '#shared/import/plan/pace.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { sniff } from '#shared/import/read/sniff.ts';
import { type Note, rowNumberOf, type Table } from '#shared/import/read/table.ts';

/** What a person or a mapping settled about a file; null: found out by reading. */
export type ReadChoices = { encoding: Encoding | null; delimiter: Delimiter | null; sheet: string | null };

const formulaLike = /^[=@]|^[+-](?![\d.,(])/;

/** A text that a spreadsheet would take for a formula; it stays text here. */
const formulaNote = (table: Table): Note | null => {
  let count = 0;
  let first = { row: 0, column: '' };
  for (const [index, cells] of table.rows.entries()) {
    for (let column = 0; column < table.headers.length; column++) {
      const cell = cells[column] as string;
      const start = cell.charCodeAt(0);
      if (start !== 61 && start !== 64 && start !== 43 && start !== 45) continue;
      if (formulaLike.test(cell) && count++ === 0) first = { row: rowNumberOf(table, index), column: table.headers[column] ?? '' };
    }
  }
  return count > 0 ? { code: 'NOTE_FORMULA_TEXT', params: { count, ...first } } : null;
};

/** Reads CSV or XLSX, whatever the file is called. Throws IMPORT_* and AMBIGUOUS_ENCODING; nothing is written anywhere. */
export const readTable = async (file: string, bytes: Uint8Array, choices: ReadChoices, pace: Pace): Promise<Table> => {
  const sniffed = sniff(file, bytes);
  if (sniffed.kind === 'zip') {
    const read = await readXlsx(file, bytes, choices.sheet, pace);
    const headed = withHeaders(file, read.rows, (index) => read.rowNumbers[index] ?? index + 1);
    const { typedNumbers, sheet, sheets } = read;
    // a sheet does not store the empty cells at the end of a row
    const notes = headed.notes.filter(({ code }) => code !== 'NOTE_SHORT_ROWS');
    return {
      file,
      format: 'xlsx',
      sheet,
      sheets,
      encoding: null,
      delimiter: null,
      typedNumbers,
      ...headed,
      notes: [...read.notes, ...notes],
    };
  }
  const read = await readCsv(file, bytes, sniffed, choices, pace);
  const headed = withHeaders(file, read.rows);
  const { encoding, delimiter } = read;
  const table: Table = {
    file,
    format: 'csv',
    sheet: null,
    sheets: [],
    encoding,
    delimiter,
    typedNumbers: new Set(),
    ...headed,
    notes: [...read.notes, ...headed.notes],
  };
  // the apostrophe that exports put before what a spreadsheet would calculate, these and those of other careful tools
  for (const cells of table.rows)
    for (let at = 0; at < cells.length; at++)
      if ((cells[at] as string).charCodeAt(0) === 39) cells[at] = unescapeFormula(cells[at] as string);
  const formulas = formulaNote(table);
  if (formulas) table.notes.push(formulas);
  return table;
};
