import { open } from 'node:fs/promises';
import { AppError } from '#shared/domain/errors.ts';
import { chunkBytes, chunkSealOf, headBytes, sealedChunkBytes } from './sealed-chunks.ts';

/** The last chunk is never full, so that it is one of its own also after full ones alone. */
const chunksIn = (size: number): number => Math.floor((size - headBytes) / sealedChunkBytes) + 1;

/**
 * The plain content of a sealed file from `from` on, a chunk at a time. Throws ATTACHMENT_MISSING when there is no such file, ATTACHMENT_DAMAGED when it is not as it was
 * written.
 */
export async function* readBlob(file: string, blobKey: Uint8Array, from = 0): AsyncGenerator<Buffer, void, undefined> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new AppError('ATTACHMENT_MISSING', {}, { cause });
  });
  try {
    const { size } = await handle.stat();
    const { buffer: head } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const seal = chunkSealOf(blobKey, head);
    const chunks = chunksIn(size);
    let skip = from % chunkBytes;
    for (let place = Math.floor(from / chunkBytes); place < chunks; place += 1) {
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(sealedChunkBytes),
        0,
        sealedChunkBytes,
        headBytes + place * sealedChunkBytes,
      );
      const plain = seal.open(place, place === chunks - 1, buffer.subarray(0, bytesRead));
      if (plain.length > skip) yield plain.subarray(skip);
      skip = 0;
    }
  } finally {
    await handle.close();
  }
}
