import { AppError } from '#shared/domain/errors.ts';
import type { Delimiter } from '../mapping.ts';
import { guessDelimiter } from './delimiter.ts';
import { refuseOtherText } from './sniff.ts';
import { limits } from './table.ts';

type Parsed = { data: string[][]; errors: Array<{ code: string; row: number }>; meta: { cursor: number } };
/** Parses one slice of text; `ignoreLastRow`: the last row may go on in the next slice. */
type SliceParser = { parse(input: string, baseIndex: number, ignoreLastRow: boolean): Parsed };
/** Gives a parser of slices, as the library for CSV has one. */
export type MakeSliceParser = (config: { delimiter: string; newline: string }) => SliceParser;

const checkRow = (file: string, cells: string[], row: number): void => {
  if (cells.length > limits.columns)
    throw new AppError('IMPORT_TOO_MANY_COLUMNS', { file, row, count: cells.length, most: limits.columns });
  for (let column = 0; column < cells.length; column++) {
    if ((cells[column] as string).length > limits.cellChars) throw new AppError('IMPORT_CELL_TOO_LARGE', { file, row, column: column + 1 });
  }
};

/**
 * Reads slice by slice; what is left of a slice (a row that has not ended) goes before the next one. `rows` may be emptied between slices: rows are numbered from the
 * beginning of the file. Throws IMPORT_* with the row.
 */
export const createRowCollector = (file: string, chosen: Delimiter | null, makeParser: MakeSliceParser) => {
  const rows: string[][] = [];
  let count = 0;
  let pending = '';
  let parser: SliceParser | null = null;
  let newline = '\n';
  let delimiter: Delimiter = chosen ?? ',';

  const start = (text: string): SliceParser => {
    refuseOtherText(file, text);
    newline = text.includes('\n') ? '\n' : text.includes('\r') ? '\r' : '\n';
    delimiter = chosen ?? guessDelimiter(text, newline);
    return makeParser({ delimiter, newline });
  };
  const take = (text: string, isLast: boolean): void => {
    pending += text;
    if (pending === '') return;
    parser ??= start(pending);
    const parsed = parser.parse(pending, 0, !isLast);
    // a row that is not complete yet is read again with the next slice, and so are its faults
    const fault = parsed.errors.find((error) => isLast || error.row < parsed.data.length);
    if (fault)
      throw new AppError(fault.code === 'MissingQuotes' ? 'IMPORT_QUOTE_OPEN' : 'IMPORT_QUOTE_BAD', {
        file,
        row: count + fault.row + 1,
      });
    for (const cells of parsed.data) {
      const last = cells.length - 1;
      const tail = cells[last] as string;
      // line ends of Windows, also where a file mixes both
      if (newline === '\n' && tail.charCodeAt(tail.length - 1) === 13) cells[last] = tail.slice(0, -1);
      rows.push(cells);
      count += 1;
      checkRow(file, cells, count);
    }
    pending = isLast ? '' : pending.slice(parsed.meta.cursor);
    if (pending.length > 4 * limits.cellChars) {
      const row = count + 1;
      throw pending.includes('"')
        ? new AppError('IMPORT_QUOTE_OPEN', { file, row })
        : new AppError('IMPORT_CELL_TOO_LARGE', { file, row, column: 1 });
    }
  };
  return { rows, take, finish: () => take('', true), delimiter: () => delimiter };
};
