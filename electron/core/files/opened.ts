import { mkdir, writeFile } from 'node:fs/promises';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeNewFile } from '#core/export/write-file.ts';
import type { BlobStore } from './blob-store.ts';

/** Takes away the plain copies that were made to be opened. One that a program still holds on Windows goes the next time. */
export const dropOpened = (dir: string): void => {
  let names: string[];
  try {
    names = readdirSync(dir);
  } catch {
    return;
  }
  for (const name of names)
    try {
      rmSync(join(dir, name), { recursive: true, force: true });
    } catch {
      continue;
    }
};

/** Windows asks before it runs what is in such a file, and its programs open it without macros. */
const markAsForeign = async (path: string): Promise<void> => {
  if (process.platform !== 'win32') return;
  // file systems without such marks (FAT, some shares) refuse
  await writeFile(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n').catch(() => undefined);
};

/** Writes the plain content of a file to a path that must not exist, whole or not at all. Throws what reading and writing throw. */
export const writePlainCopy = async (blobs: BlobStore, sha256: string, path: string, tempId: string): Promise<void> => {
  await writeNewFile(path, () => blobs.read(sha256), { tempId });
  await markAsForeign(path);
};

/** A plain copy for a program to open, in a folder of its own that nobody else may read; gone when the store closes. Returns its path. */
export const makeOpenedCopy = async (
  blobs: BlobStore,
  dir: string,
  file: { sha256: string; name: string },
  id: string,
): Promise<string> => {
  const folder = join(dir, id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, file.name);
  await writePlainCopy(blobs, file.sha256, path, id);
  return path;
};
