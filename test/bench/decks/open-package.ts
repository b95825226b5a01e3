import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { attribute, below, readRoot } from './xml.ts';

export type OfficePackage = { paths: string[]; text(path: string): string; bytes(path: string): Uint8Array };

export const openBytes = (bytes: Uint8Array): OfficePackage => {
  const entries = unzipSync(bytes);
  const found = (path: string): Uint8Array => {
    const entry = entries[path];
    if (!entry) throw new Error(`no part ${path}`);
    return entry;
  };
  return {
    paths: Object.keys(entries).filter((path) => !path.endsWith('/')),
    text: (path) => strFromU8(found(path)),
    bytes: found,
  };
};
export const openPackage = (file: string): OfficePackage => openBytes(new Uint8Array(readFileSync(file)));

export type Related = { id: string; kind: string; path: string };

const relationsPath = (path: string): string => posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`);

/** The parts that a part names, with full paths; links out of the file are left out. */
export const relationsOf = (file: OfficePackage, path: string): Related[] => {
  const rels = relationsPath(path);
  if (!file.paths.includes(rels)) return [];
  return below(readRoot(file.text(rels)), 'Relationship')
    .filter((one) => attribute(one, 'TargetMode') !== 'External')
    .map((one) => {
      const target = attribute(one, 'Target');
      return {
        id: attribute(one, 'Id'),
        kind: attribute(one, 'Type').split('/').at(-1) ?? '',
        path: target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target),
      };
    });
};
