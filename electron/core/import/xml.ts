import { AppError } from '#shared/domain/errors.ts';
import type { Pace } from './pace.ts';

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
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*)?/?>`, 'g'))].map((match) => match[1] ?? '');

/** Refuses a document type, which is how XML smuggles bombs and foreign files in. */
export const refuseDocumentType = (file: string, text: string): void => {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new AppError('IMPORT_XLSX_UNSAFE', { file, detail: 'it declares entities of its own' });
};

/** Small parts of a workbook as one text. */
export const smallXml = (file: string, bytes: Uint8Array): string => {
  const text = new TextDecoder().decode(bytes);
  refuseDocumentType(file, text);
  return text;
};

const piece = 512 * 1024;

/**
 * Goes through a long part in slices and hands over each `<name ...>...</name>` as its attributes and its inner text. An element may not hold one of its own name.
 */
export const eachElement = async (
  file: string,
  bytes: Uint8Array,
  name: string,
  pace: Pace,
  take: (attributes: string, inner: string) => void,
): Promise<void> => {
  const decoder = new TextDecoder();
  const open = new RegExp(`<(\\w+:)?${name}(\\s[^>]*?)?(/?)>`, 'g');
  let pending = '';
  for (let at = 0; at < bytes.length; at += piece) {
    const end = Math.min(at + piece, bytes.length);
    pending += decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length });
    refuseDocumentType(file, pending);
    open.lastIndex = 0;
    let done = 0;
    for (let match = open.exec(pending); match; match = open.exec(pending)) {
      if (match[3]) {
        take(match[2] ?? '', '');
        done = open.lastIndex;
        continue;
      }
      const close = pending.indexOf(`</${match[1] ?? ''}${name}>`, open.lastIndex);
      if (close < 0) {
        done = match.index;
        break;
      }
      take(match[2] ?? '', pending.slice(open.lastIndex, close));
      done = close;
      open.lastIndex = close;
    }
    pending = pending.slice(Math.max(done, 0));
    if (pending.length > 32 * piece) throw new AppError('IMPORT_XLSX_DAMAGED', { file, detail: `a part named ${name} never ends` });
    await pace(end, bytes.length, 'bytes');
  }
};
