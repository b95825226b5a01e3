import Papa from 'papaparse';
import { AppError } from '#shared/domain/errors.ts';
import { unguardFormula } from '#shared/documents/formula-guard.ts';
import { createRowCollector, type MakeSliceParser } from '#shared/import/read/csv-rows.ts';
import { utf8Check } from '#shared/import/read/decode.ts';
import { distinctHeaders, findHeaderRow } from '#shared/import/read/headers.ts';
import { sniff } from '#shared/import/read/sniff.ts';
import { deletedHeader, type FeedBody, type FeedRow, isDeleted } from './feed-body.ts';

// papaparse gives its slice parser to whoever asks, but its types describe another class of that name
const Parser = Papa.Parser as unknown as new (config: Parameters<MakeSliceParser>[0]) => ReturnType<MakeSliceParser>;
const sliceBytes = 256 * 1024;
const lookAhead = 20;

/** The text of a CSV body, which must be UTF-8. Throws FEED_EMPTY, FEED_NOT_UTF8, FEED_MEDIA_TYPE, IMPORT_NOT_A_TABLE. */
const textBytes = (file: string, bytes: Uint8Array): Uint8Array => {
  if (bytes.length === 0) throw new AppError('FEED_EMPTY');
  const sniffed = sniff(file, bytes);
  if (sniffed.kind === 'zip') throw new AppError('FEED_MEDIA_TYPE', { type: 'application/zip' });
  if (sniffed.encoding === 'utf-16le' || sniffed.encoding === 'utf-16be') throw new AppError('FEED_NOT_UTF8', { row: 1 });
  const body = bytes.subarray(sniffed.skip);
  if (body.every((byte) => byte <= 32)) throw new AppError('FEED_EMPTY');
  for (let at = 0; at < body.length; ) {
    const { badAt, next } = utf8Check(body, at, body.length);
    if (badAt >= 0)
      throw new AppError('FEED_NOT_UTF8', { row: 1 + body.subarray(0, badAt).reduce((rows, byte) => rows + (byte === 10 ? 1 : 0), 0) });
    at = next;
  }
  return body;
};

/** Rows of cells, a slice of the text at a time. Throws IMPORT_* with the row. */
const rawRows = function* (file: string, body: Uint8Array): IterableIterator<string[][]> {
  const collector = createRowCollector(file, null, (config) => new Parser(config));
  const decoder = new TextDecoder('utf-8');
  for (let at = 0; at < body.length; at += sliceBytes) {
    const end = Math.min(at + sliceBytes, body.length);
    collector.take(decoder.decode(body.subarray(at, end), { stream: end < body.length }).replaceAll('\0', ''), false);
    yield collector.rows.splice(0);
  }
  collector.finish();
  yield collector.rows.splice(0);
};

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** The first rows, for finding the headers. */
const firstRows = (file: string, body: Uint8Array): string[][] => {
  const first: string[][] = [];
  for (const rows of rawRows(file, body)) {
    first.push(...rows.slice(0, lookAhead + 1));
    if (first.length > lookAhead) break;
  }
  return first;
};

/** A CSV body. Delimiter and headers are found as in the app. Throws FEED_* and IMPORT_* of the body as a whole. */
export const readCsvBody = (file: string, bytes: Uint8Array): FeedBody => {
  const body = textBytes(file, bytes);
  const first = firstRows(file, body);
  const at = Math.max(0, findHeaderRow(first));
  const label = [...(first[at] ?? [])];
  while (label.length > 1 && (label.at(-1) ?? '').trim() === '') label.pop();
  if (isBlank(label)) throw new AppError('FEED_EMPTY');
  const { headers } = distinctHeaders(label, at + 1);
  const deleted = headers.indexOf(deletedHeader);
  const toRow = (cells: string[], number: number): FeedRow => {
    while (cells.length < headers.length) cells.push('');
    // a row may end in empty cells that no header stands over
    while (cells.length > headers.length && (cells.at(-1) ?? '').trim() === '') cells.pop();
    for (let column = 0; column < cells.length; column++)
      if ((cells[column] ?? '').charCodeAt(0) === 39) cells[column] = unguardFormula(cells[column] ?? '');
    const isDeletion = deleted >= 0 && isDeleted(cells[deleted] ?? '');
    return { number, cells, isDeletion, problem: null };
  };
  return {
    headers,
    headerRow: at + 1,
    *rows() {
      let number = 0;
      for (const rows of rawRows(file, body)) {
        const slice: FeedRow[] = [];
        for (const cells of rows) {
          number += 1;
          if (number > at + 1 && !isBlank(cells)) slice.push(toRow(cells, number));
        }
        if (slice.length > 0) yield slice;
      }
    },
  };
};
