import { escapeXml } from '../xml.ts';
import type { Parts } from './open-package.ts';
import { childrenOf, type Element, parseXml, rootOf, textBytes } from './xml-part.ts';

/** A relation of a part. `target`: the path of another part, or for an external one its address. `kind`: the last word of its type ("slideLayout"). */
export type Relation = { id: string; type: string; kind: string; target: string; external: boolean };

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1);
/** Where the relations of a part are kept; of the package itself for an empty path. */
export const relationsPath = (part: string): string => `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;

/** The path that a relative target means. It never leads out of the package: there is nothing above its root. */
const resolved = (part: string, target: string): string => {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folderOf(part) + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
};

const relationOf = (element: Element, part: string): Relation => {
  const type = element.getAttribute('Type') ?? '';
  const target = element.getAttribute('Target') ?? '';
  const external = element.getAttribute('TargetMode')?.toLowerCase() === 'external';
  return {
    id: element.getAttribute('Id') ?? '',
    type,
    kind: type.slice(type.lastIndexOf('/') + 1),
    target: external ? target : resolved(part, target),
    external,
  };
};

/** What a part is related to, in order; nothing when it has no relations. Throws TEMPLATE_DAMAGED. */
export const relationsOf = (parts: Parts, part: string): Relation[] => {
  const path = relationsPath(part);
  const bytes = parts.get(path);
  return bytes ? childrenOf(rootOf(parseXml(path, bytes), path)).map((element) => relationOf(element, part)) : [];
};

/** A target as it is written: the way from the folder of the part. */
const relative = (part: string, target: string): string => {
  const from = folderOf(part).split('/').slice(0, -1);
  const to = target.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return '../'.repeat(from.length - shared) + to.slice(shared).join('/');
};

/** The relations of a part as it keeps them. */
export const relationsBytes = (part: string, relations: readonly Relation[]): Uint8Array => {
  const entries = relations.map(({ id, type, target, external }) => {
    const address = external ? `${escapeXml(target)}" TargetMode="External` : escapeXml(relative(part, target));
    return `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${address}"/>`;
  });
  return textBytes(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`,
  );
};

/** An id that no relation of the list has. */
export const freeRelationId = (relations: readonly Relation[]): string => {
  const used = new Set(relations.map(({ id }) => id));
  let number = relations.length + 1;
  while (used.has(`rId${number}`)) number += 1;
  return `rId${number}`;
};

export const officeType = (kind: string): string => `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`;
