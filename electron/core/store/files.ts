import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { type KeyFile, parseKeyFile } from './key-file.ts';

/** Where the parts of a store lie in its folder. */
export const storePaths = (dir: string) => ({
  dir,
  db: join(dir, 'quarterdeck.db'),
  key: join(dir, 'key.json'),
  keyCopy: join(dir, 'key.copy.json'),
  lock: join(dir, 'in-use'),
  backups: join(dir, 'backups'),
  blobs: join(dir, 'blobs'),
  opened: join(dir, 'opened'),
});
export type StorePaths = ReturnType<typeof storePaths>;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Maps what the file system and SQLite say of a full or closed disk to the product's words; anything else is thrown on as it is. */
export const asDiskError = (error: unknown, dir: string): unknown => {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'SQLITE_FULL' || code === 'EDQUOT' || code === 'EFBIG')
    return new AppError('DISK_FULL', {}, { cause: error });
  if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS' ||
    code === 'ENOTDIR' ||
    code === 'EEXIST' ||
    code === 'SQLITE_READONLY' ||
    code === 'SQLITE_READONLY_DIRECTORY'
  )
    return new AppError('STORE_READ_ONLY', { dir }, { cause: error });
  return error;
};

/** Makes a folder and says in plain words when it cannot be made. */
export const makeFolder = (dir: string): void => {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDiskError(error, dir);
  }
};

/** Makes the names in a folder durable, after a file was made or renamed there. */
export const syncFolder = (dir: string): void => {
  // a folder cannot be opened for fsync on Windows; the rename is journalled there
  if (process.platform === 'win32') return;
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Writes a small file so that after a crash either the old or the new content is there. */
export const writeDurably = (file: string, content: string | Uint8Array): void => {
  const temporary = `${file}.new`;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
  syncFolder(dirname(file));
};

/** Two copies, so that one damaged file does not lock anybody out. */
export const writeKeyFiles = (paths: StorePaths, key: KeyFile): void => {
  const text = `${JSON.stringify(key, null, 2)}\n`;
  writeDurably(paths.key, text);
  writeDurably(paths.keyCopy, text);
};

const readIfThere = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

/** The first key file of a folder that can be read; null when there is none. */
export const readAnyKey = (paths: StorePaths): KeyFile | null => {
  for (const file of [paths.key, paths.keyCopy]) {
    const text = readIfThere(file);
    const key = text === null ? null : parseKeyFile(text);
    if (key) return key;
  }
  return null;
};

/** What lies in the folder: nothing, or a key file that can be read. Throws KEY_MISSING when a store is there without one. */
export const readKeyFile = (paths: StorePaths): KeyFile | null => {
  const key = readAnyKey(paths);
  if (key) return key;
  if (existsSync(paths.db) || existsSync(paths.key) || existsSync(paths.keyCopy)) throw new AppError('KEY_MISSING');
  return null;
};

/** True when the database file is there and holds something. */
export const hasDatabase = (paths: StorePaths): boolean => {
  try {
    return statSync(paths.db).size > 0;
  } catch {
    return false;
  }
};
