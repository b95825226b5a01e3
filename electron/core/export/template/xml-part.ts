import { DOMParser, type Document as XmlDocument, type Element, type Node, XMLSerializer } from '@xmldom/xmldom';
import { AppError } from '#shared/domain/errors.ts';

export type { Element, XmlDocument };

/** The namespaces of a presentation, by the prefixes that they always have. */
export const namespaces = {
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  p: 'http://schemas.openxmlformats.org/presentationml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
} as const;
type Prefix = keyof typeof namespaces;
/** An element by prefix and name: `a:t`. */
export type Name = `${Prefix}:${string}`;

const split = (name: Name): [string, string] => {
  const [prefix, local] = name.split(':') as [Prefix, string];
  return [namespaces[prefix], local];
};

const decoder = new TextDecoder('utf-8', { fatal: true });

/** True for what XML uses to declare entities of its own, which no part of a presentation does. */
export const declaresEntities = (text: string): boolean => /<!(?:DOCTYPE|ENTITY)/i.test(text);

/** Reads a part as XML. Throws TEMPLATE_DAMAGED when it is none, TEMPLATE_UNSAFE when it declares entities. */
export const parseXml = (part: string, bytes: Uint8Array): XmlDocument => {
  try {
    const text = decoder.decode(bytes);
    if (declaresEntities(text)) throw new AppError('TEMPLATE_UNSAFE', { detail: `the part ${part} declares entities of its own` });
    return new DOMParser({
      locator: false,
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    }).parseFromString(text, 'text/xml');
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('TEMPLATE_DAMAGED', { detail: `the part ${part} cannot be read` }, { cause: error });
  }
};

const encoder = new TextEncoder();
const serializer = new XMLSerializer();
export const xmlBytes = (node: Node): Uint8Array => encoder.encode(serializer.serializeToString(node));
export const textBytes = (text: string): Uint8Array => encoder.encode(text);

const isElement = (node: Node | null): node is Element => node?.nodeType === 1;

export const isNamed = (element: Element, name: Name): boolean => {
  const [space, local] = split(name);
  return element.localName === local && element.namespaceURI === space;
};

/** The elements right inside of one, all or those of a name. */
export const childrenOf = (element: Element, name?: Name): Element[] => {
  const found: Element[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling)
    if (isElement(node) && (!name || isNamed(node, name))) found.push(node);
  return found;
};

export const childOf = (element: Element | null | undefined, ...path: Name[]): Element | null =>
  path.reduce<Element | null>((at, name) => (at ? (childrenOf(at, name)[0] ?? null) : null), element ?? null);

/** All elements of a name at any depth, in order, as they are now. */
export const descendantsOf = (root: Element | XmlDocument, name: Name): Element[] => {
  const [space, local] = split(name);
  return [...root.getElementsByTagNameNS(space, local)];
};

export const rootOf = (document: XmlDocument, part: string): Element => {
  const root = document.documentElement;
  if (!root) throw new AppError('TEMPLATE_DAMAGED', { detail: `the part ${part} is empty` });
  return root;
};

/** An element of its own from XML text that uses the usual prefixes, made for a document. */
export const elementFrom = (document: XmlDocument, xml: string): Element => {
  const spaces = Object.entries(namespaces).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  const parsed = new DOMParser().parseFromString(`<root ${spaces.join(' ')}>${xml}</root>`, 'text/xml');
  const made = parsed.documentElement?.firstChild ?? null;
  if (!isElement(made)) throw new TypeError('this XML is no element');
  return document.importNode(made, true);
};

export const remove = (node: Node): void => {
  node.parentNode?.removeChild(node);
};
export const cloneOf = <T extends Node>(node: T): T => node.cloneNode(true) as T;

export const relationId = (element: Element, name = 'id'): string | null => element.getAttributeNS(namespaces.r, name);

/** The ids of relations that an element and what is in it name. */
export const relationIdsIn = (element: Element): Set<string> =>
  new Set(
    [element, ...element.getElementsByTagName('*')].flatMap(({ attributes }) =>
      [...attributes].flatMap(({ namespaceURI, value }) => (namespaceURI === namespaces.r ? [value] : [])),
    ),
  );
