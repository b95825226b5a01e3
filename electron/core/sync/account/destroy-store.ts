import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type StorePaths, syncFolder } from '#core/store/files.ts';

const keyNames = new Set(['key.json', 'key.copy.json', 'key.json.new', 'key.copy.json.new']);
const isSetAside = (name: string): boolean => name.startsWith('set-aside-');

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

/** Writes nothing but zeros over what a small file held, before its name goes. */
const shred = (file: string): void => {
  const { size } = statSync(file);
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, Buffer.alloc(size), 0, size, 0);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  rmSync(file);
};

/** Every place where the key stands wrapped: its two files, those of stores that were set aside, and the head of each backup. */
const keyFiles = ({ dir, backups }: StorePaths): string[] => [
  ...[...keyNames].map((name) => join(dir, name)).filter((file) => existsSync(file)),
  ...readdirSync(dir)
    .filter(isSetAside)
    .flatMap((name) => filesBelow(join(dir, name)))
    .filter((file) => keyNames.has(basename(file))),
  ...filesBelow(backups),
];

/** Destroys every wrap of the key of a closed store: from then on nothing in it can be read, whatever happens. Answers how many places held one. */
export const destroyKeys = (paths: StorePaths): number => {
  const keys = keyFiles(paths);
  for (const file of keys) shred(file);
  syncFolder(paths.dir);
  return keys.length;
};

/** Removes the files of a store whose key is gone. What else is in the folder (exports that somebody put there) stays. Done again after a crash it does the rest. */
export const destroyData = ({ dir, db, backups, blobs, opened }: StorePaths): void => {
  const names = readdirSync(dir).filter((name) => name.startsWith(basename(db)) || isSetAside(name));
  // what was opened lies there in the clear, so it goes first
  for (const path of [opened, ...names.map((name) => join(dir, name)), backups, blobs]) rmSync(path, { recursive: true, force: true });
  syncFolder(dir);
};
