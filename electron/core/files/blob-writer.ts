import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, fstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { AppError } from '#shared/domain/errors.ts';
import { chunkBytes, type ChunkSeal, chunkSealOf, headBytes, sealedChunkBytes, sealedHead } from './sealed-chunks.ts';

/** Writes content into a sealed file, piece by piece. */
export type BlobWriter = {
  /** How much of the content is safely in the file or waits to fill a chunk. */
  bytes(): number;
  write(piece: Uint8Array): void;
  /** Seals what is left, makes it durable and closes. `sha256`: of the plain content, in hex. */
  finish(): { sha256: string; bytes: number };
  /** Closes without an end; what is whole so far can be gone on with. */
  pause(): void;
  /** Closes and takes the file away. */
  drop(): void;
};

const writeAll = (handle: number, bytes: Uint8Array, position: number): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, bytes.length - at, position + at);
};

const readAt = (handle: number, length: number, position: number): Buffer => {
  const bytes = Buffer.alloc(length);
  let at = 0;
  while (at < length) {
    const read = readSync(handle, bytes, at, length - at, position + at);
    if (read === 0) break;
    at += read;
  }
  return bytes.subarray(0, at);
};

/** What a file that was begun holds: its seal and how many chunks are whole. A file that is none of ours is begun anew. */
const readBegun = (handle: number, blobKey: Uint8Array): { seal: ChunkSeal; chunks: number } | null => {
  const { size } = fstatSync(handle);
  if (size < headBytes) return null;
  try {
    return { seal: chunkSealOf(blobKey, readAt(handle, headBytes, 0)), chunks: Math.floor((size - headBytes) / sealedChunkBytes) };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
};

/** Opens a file for writing; goes on after the last whole chunk of one that was begun and paused. `salt`: 16 fresh random bytes. */
export const openBlobWriter = (file: string, blobKey: Uint8Array, salt: Uint8Array): BlobWriter => {
  const handle = openSync(file, 'a+', 0o600);
  closeSync(handle);
  const open = openSync(file, 'r+');
  const hash = createHash('sha256');
  let isOpen = true;
  let chunks = 0;
  let waiting = Buffer.alloc(0);
  const close = (): void => {
    if (isOpen) closeSync(open);
    isOpen = false;
  };
  const begun = readBegun(open, blobKey);
  let seal: ChunkSeal;
  if (begun === null) {
    ftruncateSync(open, 0);
    const head = sealedHead(salt);
    writeAll(open, head, 0);
    seal = chunkSealOf(blobKey, head);
  } else {
    seal = begun.seal;
    // a chunk that does not open was torn by a power cut: the content goes on before it
    for (; chunks < begun.chunks; chunks += 1) {
      try {
        hash.update(seal.open(chunks, false, readAt(open, sealedChunkBytes, headBytes + chunks * sealedChunkBytes)));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        break;
      }
    }
    ftruncateSync(open, headBytes + chunks * sealedChunkBytes);
  }
  const put = (plain: Uint8Array, isLast: boolean): void => {
    writeAll(open, seal.seal(chunks, isLast, plain), headBytes + chunks * sealedChunkBytes);
    hash.update(plain);
    chunks += 1;
  };
  return {
    bytes: () => chunks * chunkBytes + waiting.length,
    write: (piece) => {
      let rest = waiting.length === 0 ? Buffer.from(piece) : Buffer.concat([waiting, piece]);
      for (; rest.length >= chunkBytes; rest = rest.subarray(chunkBytes)) put(rest.subarray(0, chunkBytes), false);
      waiting = Buffer.from(rest);
    },
    finish: () => {
      const bytes = chunks * chunkBytes + waiting.length;
      put(waiting, true);
      fsyncSync(open);
      close();
      return { sha256: hash.digest('hex'), bytes };
    },
    pause: close,
    drop: () => {
      close();
      rmSync(file, { force: true });
    },
  };
};
