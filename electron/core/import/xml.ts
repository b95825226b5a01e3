import { AppError } from '#shared/domain/errors.ts';
import type { Pace } from '#shared/import/plan/pace.ts';

/**
 * As much XML as a workbook needs: pieces between tags, attributes, the five named entities. No document types, so no entities of a file's own.
 */

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Text with its entities read; what is no entity stays as it is. */
export const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (whole, hex?: string, decimal?: string, name?: string) => {
        if (name) return named.get(name) ?? whole;
        const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
        return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
      })
    : text;

const attributePatterns = new Map<string, RegExp>();
const attributePattern = (name: string): RegExp => {
  const known = attributePatterns.get(name);
  if (known) return known;
  const made = new RegExp(`\\s${name}\\s*=\\s*["']`);
  attributePatterns.set(name, made);
  return made;
};

/** The value of one attribute in the text of a tag; null when it is not there. */
export const attribute = (tag: string, name: string): string | null => {
  const at = tag.search(attributePattern(name));
  if (at < 0) return null;
  const open = tag.slice(at).search(/["']/) + at;
  const close = tag.indexOf(tag[open] as string, open + 1);
  return close < 0 ? null : unescapeXml(tag.slice(open + 1, close));
};

/** Every `<name ...>` tag, its attributes as text. */
export const tags = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^<>]*)?/?>`, 'g'))].map((match) => match[1] ?? '');

const openPatterns = new Map<string, RegExp>();
/** The opening tag of an element. It never looks past the next bracket, so a file of openings alone costs no more than its length. */
const openPattern = (name: string): RegExp => {
  let pattern = openPatterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`<(\\w{1,20}:)?${name}(\\s[^<>]*?)?(/?)>`, 'g');
    openPatterns.set(name, pattern);
  }
  return pattern;
};

/**
 * Hands over each whole `<name ...>...</name>` of a text, and returns where the first one starts that is not whole, or where the last one ended.
 * An element may not hold one of its own name.
 */
export const takeElements = (xml: string, name: string, take: (attributes: string, inner: string) => void): number => {
  const open = openPattern(name);
  let from = 0;
  for (;;) {
    open.lastIndex = from;
    const match = open.exec(xml);
    if (!match) return from;
    const start = open.lastIndex;
    if (match[3]) {
      take(match[2] ?? '', '');
      from = start;
      continue;
    }
    const mark = `</${match[1] ?? ''}${name}>`;
    const close = xml.indexOf(mark, start);
    if (close < 0) return match.index;
    take(match[2] ?? '', xml.slice(start, close));
    from = close + mark.length;
  }
};

/** Refuses a document type, which is how XML smuggles bombs and foreign files in. */
export const refuseDocumentType = (file: string, text: string): void => {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new AppError('IMPORT_XLSX_UNSAFE', { file, detail: 'it declares entities of its own' });
};

/** Parts that describe a workbook are small; one that is not is no description. */
const mostOfSmall = 16 * 1024 * 1024;

/** Small parts of a workbook as one text. Throws IMPORT_XLSX_UNSAFE. */
export const smallXml = (file: string, bytes: Uint8Array): string => {
  if (bytes.length > mostOfSmall) throw new AppError('IMPORT_XLSX_UNSAFE', { file, detail: 'its description is larger than any real one' });
  const text = new TextDecoder().decode(bytes);
  refuseDocumentType(file, text);
  return text;
};

const piece = 512 * 1024;

/**
 * Goes through a long part in slices and hands over each `<name ...>...</name>` as its attributes and its inner text.
 */
export const eachElement = async (
  file: string,
  bytes: Uint8Array,
  name: string,
  pace: Pace,
  take: (attributes: string, inner: string) => void,
): Promise<void> => {
  const decoder = new TextDecoder();
  let pending = '';
  for (let at = 0; at < bytes.length; at += piece) {
    const end = Math.min(at + piece, bytes.length);
    pending += decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length });
    refuseDocumentType(file, pending);
    pending = pending.slice(takeElements(pending, name, take));
    if (pending.length > 32 * piece) throw new AppError('IMPORT_XLSX_DAMAGED', { file, detail: `a part named ${name} never ends` });
    await pace(end, bytes.length, 'bytes');
  }
};
