import { AppError } from '#shared/domain/errors.ts';
import { limits } from '#shared/import/read/table.ts';
import { deletedHeader, type FeedBody, type FeedRow, isDeleted, sliceRows } from './feed-body.ts';
import { type JsonRow, readJsonRow, shapeProblem } from './json-row.ts';

const mostMegabytes = 4;
const longest = mostMegabytes * 1024 * 1024;

type Line = { number: number; row: JsonRow };

/** Lines as rows; blank ones are left out but counted. Throws FEED_LINE_*, FEED_CUT, FEED_NOT_UTF8, IMPORT_*. */
const lines = function* (file: string, bytes: Uint8Array): IterableIterator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(10, at);
    const end = found < 0 ? bytes.length : found;
    number += 1;
    if (end - at > longest) throw new AppError('FEED_LINE_LONG', { row: number, most: mostMegabytes });
    let text: string;
    try {
      text = decoder.decode(bytes.subarray(at, end)).trim();
    } catch {
      throw new AppError('FEED_NOT_UTF8', { row: number });
    }
    at = end + 1;
    if (text === '') continue;
    const row = readJsonRow(file, text, number);
    // a last line that does not end and cannot be read was cut off on the way
    if (!row) throw new AppError(found < 0 ? 'FEED_CUT' : 'FEED_LINE_BAD', { row: number });
    yield { number, row };
  }
};

/** The keys of all rows in the order in which they come, with the row in which each came first. Throws IMPORT_TOO_MANY_COLUMNS. */
const keysOf = (file: string, bytes: Uint8Array): Map<string, number> => {
  const keys = new Map<string, number>();
  for (const { number, row } of lines(file, bytes)) {
    for (const key of row.keys()) if (!keys.has(key)) keys.set(key, number);
    if (keys.size > limits.columns)
      throw new AppError('IMPORT_TOO_MANY_COLUMNS', { file, row: number, count: keys.size, most: limits.columns });
  }
  return keys;
};

/** An NDJSON body: each line one row, its keys the headers. `firstRowOf`: where a key came first. Throws FEED_* and IMPORT_* of the body as a whole. */
export const readNdjsonBody = (file: string, bytes: Uint8Array): FeedBody & { firstRowOf(header: string): number } => {
  const keys = keysOf(file, bytes);
  if (keys.size === 0) throw new AppError('FEED_EMPTY');
  const headers = [...keys.keys()];
  const toRow = ({ number, row }: Line): FeedRow => {
    const textOf = (header: string): string => {
      const cell = row.get(header);
      return cell && 'text' in cell ? cell.text : '';
    };
    return { number, cells: headers.map(textOf), isDeletion: isDeleted(textOf(deletedHeader)), problem: shapeProblem(row) };
  };
  return {
    headers,
    headerRow: 0,
    firstRowOf: (header) => keys.get(header) ?? 1,
    *rows() {
      let slice: FeedRow[] = [];
      for (const line of lines(file, bytes)) {
        slice.push(toRow(line));
        if (slice.length < sliceRows) continue;
        yield slice;
        slice = [];
      }
      if (slice.length > 0) yield slice;
    },
  };
};
