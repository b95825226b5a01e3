import { escapeXml } from '../xml.ts';
import type { Parts } from './open-package.ts';
import { childrenOf, parseXml, rootOf, textBytes } from './xml-part.ts';

/** What each part of a package is: by its ending, and of single parts by their paths. */
export type ContentTypes = { byEnding: Map<string, string>; byPath: Map<string, string> };

const path = '[Content_Types].xml';

/** Throws TEMPLATE_DAMAGED. */
export const readContentTypes = (parts: Parts): ContentTypes => {
  const types: ContentTypes = { byEnding: new Map(), byPath: new Map() };
  const root = rootOf(parseXml(path, parts.get(path) ?? new Uint8Array()), path);
  for (const node of childrenOf(root)) {
    const type = node.getAttribute('ContentType') ?? '';
    if (node.localName === 'Default') types.byEnding.set((node.getAttribute('Extension') ?? '').toLowerCase(), type);
    if (node.localName === 'Override') types.byPath.set((node.getAttribute('PartName') ?? '').replace(/^\//, ''), type);
  }
  return types;
};

/** The type of a part; empty when nothing says it. */
export const contentTypeOf = ({ byEnding, byPath }: ContentTypes, part: string): string =>
  byPath.get(part) ?? byEnding.get(part.slice(part.lastIndexOf('.') + 1).toLowerCase()) ?? '';

/** The list as a part, with entries for parts that are there alone. */
export const contentTypesBytes = ({ byEnding, byPath }: ContentTypes, parts: Parts): Uint8Array => {
  const endings = [...byEnding].map(([ending, type]) => `<Default Extension="${escapeXml(ending)}" ContentType="${escapeXml(type)}"/>`);
  const paths = [...byPath]
    .filter(([part]) => parts.has(part))
    .map(([part, type]) => `<Override PartName="/${escapeXml(part)}" ContentType="${escapeXml(type)}"/>`);
  return textBytes(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${endings.join('')}${paths.join('')}</Types>`,
  );
};
