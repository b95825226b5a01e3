import { createReadStream, createWriteStream, existsSync, openSync, closeSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readBlob } from '#core/files/blob-reader.ts';
import { deriveKey } from '#core/files/sealed-chunks.ts';
import { makeFolder } from '#core/store/files.ts';
import { AppError } from '#shared/domain/errors.ts';

/** The bytes of files inside a backup: after the database, for each a line that says its name and length, then the sealed file as it is. */
type SealedFile = { name: string; path: string; bytes: number };

const isName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);
const longestLine = 200;

/** The sealed files of a store, whole ones alone. */
export const sealedFiles = (blobs: string): SealedFile[] => {
  if (!existsSync(blobs)) return [];
  return readdirSync(blobs)
    .filter((folder) => /^[0-9a-f]{2}$/.test(folder))
    .flatMap((folder) =>
      readdirSync(join(blobs, folder))
        .filter(isName)
        .map((name) => ({ name, path: join(blobs, folder, name) })),
    )
    .map((file) => ({ ...file, bytes: statSync(file.path).size }));
};

/** The body of a backup: the database, then the files. */
export async function* backupBody(database: string, files: readonly SealedFile[]): AsyncGenerator<Uint8Array, void, undefined> {
  yield* createReadStream(database) as AsyncIterable<Buffer>;
  for (const { name, path, bytes } of files) {
    yield Buffer.from(`${JSON.stringify({ name, bytes })}\n`);
    yield* createReadStream(path, { end: Math.max(0, bytes - 1) }) as AsyncIterable<Buffer>;
  }
}

const readLine = (handle: number, at: number): { name: string; bytes: number; next: number } | null => {
  const head = Buffer.alloc(longestLine);
  const end = head.subarray(0, readSync(handle, head, 0, longestLine, at)).indexOf('\n');
  if (end < 0) return null;
  try {
    const { name, bytes } = JSON.parse(head.subarray(0, end).toString()) as { name: unknown; bytes: unknown };
    if (typeof name !== 'string' || !isName(name) || typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes < 1) return null;
    return { name, bytes, next: at + end + 1 };
  } catch {
    return null;
  }
};

/** Opens every chunk of a sealed file. Throws ATTACHMENT_DAMAGED. */
const assertOpens = async (file: string, blobKey: Uint8Array): Promise<void> => {
  for await (const piece of readBlob(file, blobKey)) if (piece.length === 0) return;
};

/** Unpacks the files that stand in a backup from `at` on, and checks each. Throws BACKUP_BAD and leaves nothing behind. */
export const unpackFiles = async (backup: string, at: number, count: number, dataKey: Uint8Array, target: string): Promise<void> => {
  rmSync(target, { recursive: true, force: true });
  if (count === 0) return;
  const blobKey = deriveKey(dataKey, 'quarterdeck files');
  const handle = openSync(backup, 'r');
  const bad = (cause?: unknown): AppError =>
    new AppError('BACKUP_BAD', { file: basename(backup), detail: 'a file in it is damaged' }, { cause });
  try {
    let place = at;
    for (let done = 0; done < count; done += 1) {
      const line = readLine(handle, place);
      if (!line) throw bad();
      const folder = join(target, line.name.slice(0, 2));
      makeFolder(folder);
      const path = join(folder, line.name);
      const end = line.next + line.bytes - 1;
      await pipeline(createReadStream(backup, { start: line.next, end }), createWriteStream(path, { mode: 0o600, flush: true }));
      if (statSync(path).size !== line.bytes) throw bad();
      await assertOpens(path, blobKey).catch((error: unknown) => {
        throw bad(error);
      });
      place = end + 1;
    }
  } catch (error) {
    rmSync(target, { recursive: true, force: true });
    throw error;
  } finally {
    closeSync(handle);
    blobKey.fill(0);
  }
};
