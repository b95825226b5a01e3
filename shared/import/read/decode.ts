import { AppError } from '#shared/domain/errors.ts';
import type { Encoding } from '../mapping.ts';
import type { Pace } from '../plan/pace.ts';

const slice = 512 * 1024;

/** Lengths of valid UTF-8 sequences of several bytes, and the first byte that breaks the rule. */
export const utf8Check = (bytes: Uint8Array, from: number, to: number): { multibyte: number; badAt: number; next: number } => {
  let multibyte = 0;
  let at = from;
  while (at < to) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at++;
      continue;
    }
    const length = byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
    if (length === 0) return { multibyte, badAt: at, next: at + 1 };
    for (let next = 1; next < length; next++) {
      if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return { multibyte, badAt: at, next: at + 1 };
    }
    multibyte++;
    at += length;
  }
  return { multibyte, badAt: -1, next: at };
};

const rowAt = (bytes: Uint8Array, end: number): number => {
  let row = 1;
  for (let at = 0; at < end; at++) if (bytes[at] === 10) row++;
  return row;
};

/**
 * Which of the two 8-bit encodings it is. Throws AMBIGUOUS_ENCODING when some letters are good UTF-8 and others are not: each choice would spoil some.
 */
export const settleEncoding = async (file: string, bytes: Uint8Array, pace: Pace): Promise<Encoding> => {
  let multibyte = 0;
  let bad = -1;
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(at + slice, bytes.length);
    while (at < end) {
      const found = utf8Check(bytes, at, end);
      multibyte += found.multibyte;
      at = found.next;
      if (found.badAt >= 0 && bad < 0) bad = found.badAt;
      if (found.badAt >= 0 && multibyte === 0 && at > slice) break;
    }
    if (bad >= 0 && multibyte > 0) throw new AppError('AMBIGUOUS_ENCODING', { file, row: rowAt(bytes, bad) });
    await pace(at, bytes.length, 'bytes');
  }
  return bad >= 0 ? 'windows-1252' : 'utf-8';
};

/** Decodes in slices and hands over the text piece by piece; NUL characters are left out and counted. */
export const decodeInSlices = async (
  bytes: Uint8Array,
  encoding: Encoding,
  pace: Pace,
  take: (text: string) => void | Promise<void>,
): Promise<{ nuls: number; lost: number }> => {
  const decoder = new TextDecoder(encoding, { ignoreBOM: false });
  let nuls = 0;
  let lost = 0;
  for (let at = 0; at < bytes.length; at += slice) {
    const end = Math.min(at + slice, bytes.length);
    let text = decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length });
    if (text.includes('\0')) {
      const clean = text.replaceAll('\0', '');
      nuls += text.length - clean.length;
      text = clean;
    }
    if (text.includes('\uFFFD')) lost += text.split('\uFFFD').length - 1;
    await take(text);
    await pace(end, bytes.length, 'bytes');
  }
  return { nuls, lost };
};
