import Papa from 'papaparse';
import { AppError } from '#shared/domain/errors.ts';
import type { Delimiter, Encoding } from '#shared/import/mapping.ts';
import { decodeInSlices, settleEncoding } from './decode.ts';
import { guessDelimiter } from './delimiter.ts';
import type { Pace } from './pace.ts';
import { refuseOtherText, type Sniffed } from './sniff.ts';
import { limits, type Note } from './table.ts';

/** Rows of a CSV file as they stand, before headers are looked for. `rows[i]` is what a spreadsheet calls row i + 1. */
export type RawRows = { rows: string[][]; encoding: Encoding; delimiter: Delimiter; notes: Note[] };

type Parsed = { data: string[][]; errors: Array<{ code: string; row: number }>; meta: { cursor: number } };
type SliceParser = { parse(input: string, baseIndex: number, ignoreLastRow: boolean): Parsed };
type SliceParserClass = new (config: { delimiter: string; newline: string }) => SliceParser;

// papaparse gives its slice parser to whoever asks, but its types describe another class of that name
const Parser = Papa.Parser as unknown as SliceParserClass;

const checkRow = (file: string, cells: string[], row: number): void => {
  if (cells.length > limits.columns)
    throw new AppError('IMPORT_TOO_MANY_COLUMNS', { file, row, count: cells.length, most: limits.columns });
  for (let column = 0; column < cells.length; column++) {
    if ((cells[column] as string).length > limits.cellChars) throw new AppError('IMPORT_CELL_TOO_LARGE', { file, row, column: column + 1 });
  }
};

/** Reads slice by slice; what is left of a slice (a row that has not ended) goes before the next one. */
const createRowCollector = (file: string, chosen: Delimiter | null) => {
  const rows: string[][] = [];
  let pending = '';
  let parser: SliceParser | null = null;
  let newline = '\n';
  let delimiter: Delimiter = chosen ?? ',';

  const start = (text: string): SliceParser => {
    refuseOtherText(file, text);
    newline = text.includes('\n') ? '\n' : text.includes('\r') ? '\r' : '\n';
    delimiter = chosen ?? guessDelimiter(text, newline);
    return new Parser({ delimiter, newline });
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
        row: rows.length + fault.row + 1,
      });
    for (const cells of parsed.data) {
      const last = cells.length - 1;
      const tail = cells[last] as string;
      // line ends of Windows, also where a file mixes both
      if (newline === '\n' && tail.charCodeAt(tail.length - 1) === 13) cells[last] = tail.slice(0, -1);
      rows.push(cells);
      checkRow(file, cells, rows.length);
    }
    pending = isLast ? '' : pending.slice(parsed.meta.cursor);
    if (pending.length > 4 * limits.cellChars) {
      const row = rows.length + 1;
      throw pending.includes('"')
        ? new AppError('IMPORT_QUOTE_OPEN', { file, row })
        : new AppError('IMPORT_CELL_TOO_LARGE', { file, row, column: 1 });
    }
  };
  return { rows, take, finish: () => take('', true), delimiter: () => delimiter };
};

/** Reads a CSV file of any usual encoding and delimiter in slices. Throws IMPORT_* with the row, AMBIGUOUS_ENCODING. */
export const readCsv = async (
  file: string,
  bytes: Uint8Array,
  sniffed: Extract<Sniffed, { kind: 'text' }>,
  chosen: { encoding: Encoding | null; delimiter: Delimiter | null },
  pace: Pace,
): Promise<RawRows> => {
  const body = bytes.subarray(sniffed.skip);
  if (body.length === 0) throw new AppError('IMPORT_EMPTY', { file });
  const found = sniffed.encoding === 'unknown-8-bit' ? null : sniffed.encoding;
  const encoding = chosen.encoding ?? found ?? (await settleEncoding(file, body, pace));
  const collector = createRowCollector(file, chosen.delimiter);
  const { nuls, lost } = await decodeInSlices(body, encoding, pace, (text) => collector.take(text, false));
  collector.finish();
  const notes: Note[] = [];
  if (nuls > 0) notes.push({ code: 'NOTE_NUL_REMOVED', params: { count: nuls } });
  if (lost > 0) notes.push({ code: 'NOTE_LETTERS_LOST', params: { count: lost } });
  return { rows: collector.rows, encoding, delimiter: collector.delimiter(), notes };
};
