import type { BlobStore } from '#core/files/blob-store.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { BlobServer } from './blob-server.ts';

type Fetching = {
  blobs: BlobStore;
  server: BlobServer;
  ready(): Promise<void>;
  /** Now and then: how many bytes have come. */
  received(bytes: number): Promise<void>;
};

/** How often it is told how much has come, in bytes. */
const toldEvery = 1024 * 1024;

/**
 * Fetches content from where it was cut before, and gives it its place when it is whole and has the right hash. Throws ATTACHMENT_DAMAGED when it has another one (nothing of
 * it stays), BLOB_UNKNOWN, and failures of the network; the next call goes on.
 */
export const fetchBlob = async (fetching: Fetching, blob: { sha256: string; bytes: number }, signal: AbortSignal): Promise<void> => {
  const { blobs, server, ready, received } = fetching;
  const { sha256, bytes } = blob;
  if (blobs.has(sha256)) return;
  const writer = blobs.resume(sha256);
  // what came before it was known how much there is
  if (writer.bytes() > bytes) {
    writer.drop();
    throw new AppError('ATTACHMENT_DAMAGED');
  }
  let told = writer.bytes();
  try {
    if (writer.bytes() < bytes)
      for await (const piece of server.get(sha256, writer.bytes(), bytes, signal)) {
        if (writer.bytes() + piece.length > bytes) {
          writer.drop();
          throw new AppError('ATTACHMENT_DAMAGED');
        }
        writer.write(piece);
        if (writer.bytes() - told < toldEvery) continue;
        told = writer.bytes();
        await received(told);
        await ready();
      }
  } catch (error) {
    writer.pause();
    throw error;
  }
  blobs.keep(writer, sha256);
};
