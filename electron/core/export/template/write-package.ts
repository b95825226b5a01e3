import { type Zippable, zipSync } from 'fflate';
import { contentTypesBytes } from './content-types.ts';
import type { Making } from './making.ts';
import type { Parts } from './open-package.ts';
import { relationsOf, relationsPath } from './relations.ts';

/** The paths that lead from the package to its parts: what nothing refers to any more is not part of the deck. */
const reachable = (parts: Parts): Set<string> => {
  const seen = new Set<string>();
  const open = [''];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    open.push(...relationsOf(parts, path).flatMap(({ target, external }) => (!external && parts.has(target) ? [target] : [])));
  }
  return seen;
};

/** Pictures and films are packed already. */
const packed = /\.(?:png|jpe?g|gif|mp4|m4v|m4a|mp3|mov|wmv|webm|xlsx|wdp|fntdata)$/i;

/** The deck as bytes: what its slides need, under the instant of the export, so that the same input gives the same bytes. */
export const writePackage = ({ parts, types, template, data }: Making): Uint8Array => {
  const there = reachable(parts);
  const kept: Parts = new Map([...parts].filter(([path]) => there.has(path) && path !== ''));
  types.byPath.set(template.presentation.path, 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml');
  const files: Zippable = { '[Content_Types].xml': contentTypesBytes(types, kept) };
  const add = (path: string, bytes: Uint8Array | undefined): void => {
    if (bytes) files[path] = [bytes, { level: packed.test(path) ? 0 : 6 }];
  };
  add(relationsPath(''), parts.get(relationsPath('')));
  for (const [path, bytes] of kept) {
    add(path, bytes);
    add(relationsPath(path), parts.get(relationsPath(path)));
  }
  // the zip format has no zone: it is given the wall-clock parts of the instant in UTC
  const at = new Date(data.properties.createdAt);
  const mtime = new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes());
  return zipSync(files, { level: 6, mtime });
};
