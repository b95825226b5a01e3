import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sealedFiles } from '#core/db/backup-files.ts';
import { syncFolder } from './files.ts';

const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch {
    // no hard links on this file system
    copyFileSync(from, to);
  }
};

/** Gives a store that is set aside the files that it names; `isShared`: the store that comes in its place has the same key, and may name them too. */
export const setAsideBlobs = (blobs: string, folder: string, isShared: boolean): void => {
  if (!existsSync(blobs)) return;
  const target = join(folder, 'blobs');
  if (!isShared) {
    renameSync(blobs, target);
    return;
  }
  for (const { name, path } of sealedFiles(blobs)) {
    const to = join(target, name.slice(0, 2), name);
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    linkOrCopy(path, to);
  }
};

/** Puts files that were unpacked beside those that are there; the same name is the same content. */
export const takeInBlobs = (unpacked: string, blobs: string): void => {
  if (!existsSync(unpacked)) return;
  for (const folder of readdirSync(unpacked)) {
    const to = join(blobs, folder);
    mkdirSync(to, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(join(unpacked, folder))) renameSync(join(unpacked, folder, name), join(to, name));
    syncFolder(to);
  }
  rmSync(unpacked, { recursive: true, force: true });
};
