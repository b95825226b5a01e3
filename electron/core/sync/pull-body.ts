import { createZstdDecompress } from 'node:zlib';
import { AppError } from '#shared/domain/errors.ts';
import { PullLine } from '#shared/sync/protocol.ts';

/** No line of ours is longer, in bytes; a body that unpacks to more is none of ours. */
const longestLine = 64 * 1024 * 1024;

const isRow = (row: unknown): boolean => Array.isArray(row) && typeof row[0] === 'string' && Number.isSafeInteger(row[1]);

/** One line in the agreed shape. Blocks of rows are looked at by hand: a schema would take as long as writing them. Throws SERVER_ANSWER. */
export const readLine = (text: string): PullLine => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('SERVER_ANSWER', {}, { cause });
  }
  if (typeof value === 'object' && value !== null && 'b' in value && 'rows' in value) {
    if (typeof value.b === 'string' && Array.isArray(value.rows) && value.rows.every(isRow)) return value as PullLine;
    throw new AppError('SERVER_ANSWER');
  }
  const line = PullLine.safeParse(value);
  if (!line.success) throw new AppError('SERVER_ANSWER');
  return line.data;
};

const newline = 0x0a;

/** The lines of a text that comes in pieces, without their ends. A last line without an end was cut, and is an error. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf(newline); at >= 0; at = piece.indexOf(newline, from)) {
      yield Buffer.concat([...rest, piece.subarray(from, at)]).toString('utf8');
      rest = [];
      length = 0;
      from = at + 1;
    }
    if (from === piece.length) continue;
    rest.push(piece.subarray(from));
    length += piece.length - from;
    if (length > longestLine) throw new AppError('SERVER_ANSWER');
  }
  if (length > 0) throw new AppError('SERVER_ANSWER');
}

/** The pieces of a compressed body, unpacked as they come. */
async function* unpacked(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpack = createZstdDecompress();
  const room = (): Promise<void> =>
    new Promise((resolve) => {
      const go = (): void => {
        unpack.off('drain', go).off('close', go);
        resolve();
      };
      unpack.on('drain', go).on('close', go);
    });
  const feed = async (): Promise<void> => {
    try {
      for await (const piece of pieces) {
        // whoever reads has stopped: so does the request
        if (unpack.destroyed) return;
        if (!unpack.write(piece)) await room();
      }
      unpack.end();
    } catch (error) {
      unpack.destroy(error instanceof Error ? error : new Error('cut'));
    }
  };
  void feed();
  try {
    for await (const piece of unpack) yield piece as Uint8Array;
  } finally {
    unpack.destroy();
  }
}

/** The lines of the body of a pull. `coding`: `zstd`, or null for plain text. Throws SERVER_ANSWER for a body that is cut or not as agreed. */
export async function* pullLines(pieces: AsyncIterable<Uint8Array>, coding: string | null): AsyncGenerator<PullLine> {
  if (coding !== null && coding !== 'zstd') throw new AppError('SERVER_ANSWER');
  try {
    for await (const text of linesOf(coding === 'zstd' ? unpacked(pieces) : pieces)) yield readLine(text);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('SERVER_ANSWER', {}, { cause: error });
  }
}
