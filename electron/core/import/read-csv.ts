import Papa from 'papaparse';
import { AppError } from '#shared/domain/errors.ts';
import type { Delimiter, Encoding } from '#shared/import/mapping.ts';
import type { Pace } from '#shared/import/plan/pace.ts';
import { createRowCollector, type MakeSliceParser } from '#shared/import/read/csv-rows.ts';
import { decodeInSlices, settleEncoding } from '#shared/import/read/decode.ts';
import type { Sniffed } from '#shared/import/read/sniff.ts';
import type { Note } from '#shared/import/read/table.ts';

/** Rows of a CSV file as they stand, before headers are looked for. `rows[i]` is what a spreadsheet calls row i + 1. */
export type RawRows = { rows: string[][]; encoding: Encoding; delimiter: Delimiter; notes: Note[] };

// papaparse gives its slice parser to whoever asks, but its types describe another class of that name
const Parser = Papa.Parser as unknown as new (config: Parameters<MakeSliceParser>[0]) => ReturnType<MakeSliceParser>;

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
  const collector = createRowCollector(file, chosen.delimiter, (config) => new Parser(config));
  const { nuls, lost } = await decodeInSlices(body, encoding, pace, (text) => collector.take(text, false));
  collector.finish();
  const notes: Note[] = [];
  if (nuls > 0) notes.push({ code: 'NOTE_NUL_REMOVED', params: { count: nuls } });
  if (lost > 0) notes.push({ code: 'NOTE_LETTERS_LOST', params: { count: lost } });
  return { rows: collector.rows, encoding, delimiter: collector.delimiter(), notes };
};
