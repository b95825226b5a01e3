import type { BlobStore } from '#core/files/blob-store.ts';
import { AppError } from '#shared/domain/errors.ts';
import { blobPieceBytes } from '#shared/sync/blobs.ts';
import type { BlobServer } from './blob-server.ts';

/** The server may say a few times that it is elsewhere; one that never gets on is broken. */
const mostJumps = 5;

/** The content from `from` on in pieces of one message each; nothing left is one empty piece. */
async function* piecesOf(blobs: BlobStore, sha256: string, from: number): AsyncGenerator<Buffer, void, undefined> {
  let waiting = Buffer.alloc(0);
  for await (const part of blobs.read(sha256, from)) {
    waiting = Buffer.concat([waiting, part]);
    while (waiting.length >= blobPieceBytes) {
      yield waiting.subarray(0, blobPieceBytes);
      waiting = waiting.subarray(blobPieceBytes);
    }
  }
  yield waiting;
}

type Sending = {
  blobs: BlobStore;
  server: BlobServer;
  /** Before each piece: lets what is more urgent go first. */
  ready(): Promise<void>;
  /** After each piece: how many bytes the server has. */
  sent(offset: number): Promise<void>;
};

/** Sends content from the place that the server has reached, until it has all of it. Throws BLOB_*, ATTACHMENT_* and failures of the network; the next call goes on. */
export const sendBlob = async (sending: Sending, blob: { sha256: string; sent: number }, signal: AbortSignal): Promise<void> => {
  const { blobs, server, ready, sent } = sending;
  let at = blob.sent;
  for (let jumps = 0; jumps <= mostJumps; jumps += 1) {
    for await (const piece of piecesOf(blobs, blob.sha256, at)) {
      await ready();
      const now = await server.put(blob.sha256, at, piece, signal).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'BLOB_OFFSET')
          return { offset: Number(error.params['expect'] ?? 0), isWhole: false };
        throw error;
      });
      if (now.isWhole) return;
      const isNext = now.offset === at + piece.length;
      at = now.offset;
      await sent(at);
      if (!isNext) break;
    }
  }
  throw new AppError('BLOB_OFFSET', { expect: at });
};
