import { AppError } from '#shared/domain/errors.ts';
import type { Encoding } from '../mapping.ts';

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte);

/** What the first bytes are for sure, when they are not text. */
const knownBinary = (bytes: Uint8Array): string | null => {
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'it is a PDF';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'it is a PNG picture';
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'it is a JPEG picture';
  if (startsWith(bytes, 0x47, 0x49, 0x46, 0x38)) return 'it is a GIF picture';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'it is an old Excel file (.xls) or another old Office document';
  if (startsWith(bytes, 0x1f, 0x8b)) return 'it is a compressed file';
  if (startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) || startsWith(bytes, 0x52, 0x61, 0x72, 0x21)) return 'it is an archive';
  if (startsWith(bytes, 0x53, 0x51, 0x4c, 0x69, 0x74, 0x65)) return 'it is a database';
  return null;
};

export type Sniffed = { kind: 'zip' } | { kind: 'text'; encoding: Encoding | 'unknown-8-bit'; skip: number };

const sampleBytes = 64 * 1024;

/** UTF-16 without a mark: Latin letters leave a zero in every other byte. */
const utf16ByZeros = (bytes: Uint8Array): Encoding | null => {
  const end = Math.min(bytes.length, sampleBytes) & ~1;
  if (end < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const pairs = end / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return null;
};

/** Says what a file is by its bytes, never by its name. Throws IMPORT_EMPTY, and IMPORT_NOT_A_TABLE for what cannot be one. */
export const sniff = (file: string, bytes: Uint8Array): Sniffed => {
  if (bytes.length === 0) throw new AppError('IMPORT_EMPTY', { file });
  const binary = knownBinary(bytes);
  if (binary) throw new AppError('IMPORT_NOT_A_TABLE', { file, detail: binary });
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return { kind: 'zip' };
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { kind: 'text', encoding: 'utf-8', skip: 3 };
  if (startsWith(bytes, 0xff, 0xfe)) return { kind: 'text', encoding: 'utf-16le', skip: 2 };
  if (startsWith(bytes, 0xfe, 0xff)) return { kind: 'text', encoding: 'utf-16be', skip: 2 };
  const utf16 = utf16ByZeros(bytes);
  if (utf16) return { kind: 'text', encoding: utf16, skip: 0 };
  const end = Math.min(bytes.length, sampleBytes);
  let control = 0;
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control++;
  }
  if (control > end * 0.02) throw new AppError('IMPORT_NOT_A_TABLE', { file, detail: 'it holds binary data' });
  return { kind: 'text', encoding: 'unknown-8-bit', skip: 0 };
};

/** Refuses text that is a document of another kind: a web page, XML, JSON. */
export const refuseOtherText = (file: string, start: string): void => {
  const text = start.trimStart().slice(0, 500).toLowerCase();
  const found = /^<(?:!doctype html|html|head|body|table|meta)\b/.test(text)
    ? 'it is a web page'
    : /^<\?xml|^<[a-z][\w:-]*[\s>]/.test(text)
      ? 'it is an XML document'
      : /^[[{]\s*["{[]/.test(text)
        ? 'it is a JSON document'
        : text.startsWith('{\\rtf')
          ? 'it is a text document (RTF)'
          : null;
  if (found) throw new AppError('IMPORT_NOT_A_TABLE', { file, detail: found });
  if (text === '' && start.trim() === '' && start.length < 500) throw new AppError('IMPORT_EMPTY', { file });
};
