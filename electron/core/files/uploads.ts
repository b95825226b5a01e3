import { AppError } from '#shared/domain/errors.ts';
import { longestBlob } from '#shared/sync/blobs.ts';
import type { BlobStore } from './blob-store.ts';
import type { BlobWriter } from './blob-writer.ts';

const megabytes = longestBlob / 1024 / 1024;
/** Files on their way in at the same time; the oldest gives way. */
const mostUploads = 200;

type Upload = { name: string; writer: BlobWriter; isComplete: boolean };
const byStore = new WeakMap<BlobStore, Map<string, Upload>>();

const uploadsOf = (blobs: BlobStore): Map<string, Upload> => {
  const known = byStore.get(blobs) ?? new Map<string, Upload>();
  byStore.set(blobs, known);
  return known;
};

/** Forgets a file that is on its way in; false when there is none. */
export const discardUpload = (blobs: BlobStore, id: string): boolean => {
  const uploads = uploadsOf(blobs);
  uploads.get(id)?.writer.drop();
  return uploads.delete(id);
};

const refuse = (blobs: BlobStore, id: string, error: AppError): never => {
  discardUpload(blobs, id);
  throw error;
};

/** Adds to a file; throws ATTACHMENT_TOO_LARGE and forgets it when it grows beyond what is taken. */
export const writeWithin = (writer: BlobWriter, piece: Uint8Array, name: string): void => {
  if (writer.bytes() + piece.length > longestBlob) throw new AppError('ATTACHMENT_TOO_LARGE', { file: name, most: megabytes });
  writer.write(piece);
};

type Piece = { uploadId: string; name: string; offset: number; bytes: Uint8Array; last: boolean };

/** Takes one piece in its place. Throws ATTACHMENT_UPLOAD_GAP, ATTACHMENT_TOO_LARGE; then the file is forgotten. */
export const takePiece = (blobs: BlobStore, { uploadId, name, offset, bytes, last }: Piece): { bytes: number; complete: boolean } => {
  const uploads = uploadsOf(blobs);
  if (offset === 0) discardUpload(blobs, uploadId);
  const [oldest] = uploads.keys();
  if (oldest !== undefined && uploads.size >= mostUploads) discardUpload(blobs, oldest);
  const upload = uploads.get(uploadId) ?? { name, writer: blobs.begin(), isComplete: false };
  uploads.set(uploadId, upload);
  if (offset !== upload.writer.bytes() || upload.isComplete) refuse(blobs, uploadId, new AppError('ATTACHMENT_UPLOAD_GAP', { file: name }));
  try {
    writeWithin(upload.writer, bytes, name);
  } catch (error) {
    discardUpload(blobs, uploadId);
    throw error;
  }
  upload.isComplete = last;
  return { bytes: upload.writer.bytes(), complete: last };
};

/** Hands over a file that came whole. Throws ATTACHMENT_UPLOAD_GAP. */
export const takeUpload = (blobs: BlobStore, id: string): { name: string; writer: BlobWriter } => {
  const uploads = uploadsOf(blobs);
  const upload = uploads.get(id);
  if (!upload?.isComplete) throw new AppError('ATTACHMENT_UPLOAD_GAP', { file: upload?.name ?? id });
  uploads.delete(id);
  return upload;
};
