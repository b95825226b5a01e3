import { inflateRaw } from 'node:zlib';
import { AppError } from '#shared/domain/errors.ts';

/** An archive whose parts are opened one by one, by name. What the archive says of its own sizes is never believed: bytes are counted as they come out. */
export type Archive = { names: ReadonlySet<string>; read(name: string): Promise<Uint8Array | null> };

/** What is too much, and the errors that the kind of file has for it. `ratio`: unpacked bytes a packed byte. */
export type ArchiveRules = {
  parts: number;
  bytes: number;
  ratio: number;
  damaged(detail: string): AppError;
  unsafe(detail: string): AppError;
};

type Entry = { method: number; flags: number; packedSize: number; headerAt: number };

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const headerMark = 0x04034b50;
/** Below this size a high ratio is normal (a sheet of equal cells) and does no harm. */
const ratioFrom = 1024 * 1024;

const inflate = (packed: Uint8Array, most: number): Promise<Uint8Array> =>
  // runs on a thread of its own, and stops at `maxOutputLength`
  new Promise((resolve, reject) => inflateRaw(packed, { maxOutputLength: most }, (error, out) => (error ? reject(error) : resolve(out))));

/** Opens an archive by its directory. Throws what the rules have as unsafe for too many parts or bytes, and as damaged for a broken one. */
export const openArchive = (bytes: Uint8Array, { damaged, unsafe, ...most }: ArchiveRules): Archive => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  let end = bytes.length - 22;
  const lowest = Math.max(0, bytes.length - 22 - 65_535);
  while (end >= lowest && view.getUint32(end, true) !== endMark) end--;
  if (end < lowest || end < 0) throw damaged('its table of contents is missing');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > most.parts) throw unsafe(`it has more than ${most.parts} parts`);

  const entries = new Map<string, Entry>();
  const utf8 = new TextDecoder();
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) throw damaged('its table of contents is cut off');
    const nameLength = view.getUint16(at + 28, true);
    const name = utf8.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (entries.has(name)) throw unsafe(`two of its parts are called ${name}`);
    entries.set(name, {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }

  let left = most.bytes;
  return {
    names: new Set(entries.keys()),
    read: async (name) => {
      const entry = entries.get(name);
      if (!entry) return null;
      if (entry.flags & 1) throw unsafe('it is protected by a password');
      const header = entry.headerAt;
      if (header + 30 > bytes.length || view.getUint32(header, true) !== headerMark) throw damaged(`the part ${name} is missing`);
      const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
      const packed = bytes.subarray(start, start + entry.packedSize);
      if (packed.length !== entry.packedSize) throw damaged(`the part ${name} is cut off`);
      const allowed = Math.min(left, Math.max(ratioFrom, packed.length * most.ratio));
      let out: Uint8Array;
      try {
        if (entry.method === 0) out = packed;
        else if (entry.method === 8) out = await inflate(packed, allowed);
        else throw unsafe(`the part ${name} is packed in an unknown way`);
      } catch (error) {
        if (error instanceof AppError) throw error;
        const code = error instanceof Error && 'code' in error ? error.code : '';
        if (code === 'ERR_BUFFER_TOO_LARGE') throw unsafe(`the part ${name} unpacks to far more than it should`);
        throw damaged(`the part ${name} cannot be unpacked`);
      }
      if (out.length > allowed) throw unsafe(`the part ${name} unpacks to far more than it should`);
      left -= out.length;
      return out;
    },
  };
};
