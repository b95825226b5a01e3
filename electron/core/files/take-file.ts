import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CommandCtx, JobCtx } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { BlobWriter } from './blob-writer.ts';
import { takeUpload, writeWithin } from './uploads.ts';

const pieceBytes = 1024 * 1024;

/** Seals the file at a path, piece by piece. Throws FILE_NOT_FOUND, FILE_UNREADABLE, ATTACHMENT_TOO_LARGE. */
const readPath = async (ctx: JobCtx, path: string): Promise<{ name: string; writer: BlobWriter }> => {
  ctx.allowPath(path);
  const name = basename(path);
  const source = await open(path, 'r').catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOENT') throw new AppError('FILE_NOT_FOUND', { file: name });
    throw new AppError(
      'FILE_UNREADABLE',
      { file: name, detail: code === 'EACCES' ? 'you may not read it' : 'the system refuses' },
      { cause },
    );
  });
  const writer = ctx.blobs.begin();
  try {
    const { size } = await source.stat();
    const piece = Buffer.alloc(pieceBytes);
    for (;;) {
      const { bytesRead } = await source.read(piece, 0, pieceBytes, null);
      if (bytesRead === 0) return { name, writer };
      writeWithin(writer, piece.subarray(0, bytesRead), name);
      ctx.job.progress(name, writer.bytes(), size);
      await ctx.job.breathe();
    }
  } catch (error) {
    writer.drop();
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EISDIR') throw new AppError('FILE_UNREADABLE', { file: name, detail: 'it is a folder' }, { cause: error });
    throw error;
  } finally {
    await source.close();
  }
};

/** A file that came in pieces, or the one at a path, sealed and not kept yet. Throws ATTACHMENT_UPLOAD_GAP, FILE_NOT_FOUND, FILE_UNREADABLE, ATTACHMENT_TOO_LARGE. */
export const takeFile = (
  ctx: JobCtx,
  { uploadId, path }: { uploadId?: string | undefined; path?: string | undefined },
): Promise<{ name: string; writer: BlobWriter }> =>
  uploadId === undefined ? readPath(ctx, path ?? '') : Promise.resolve(takeUpload(ctx.blobs, uploadId));

/** The bytes on this device are noted, also when they were only asked for before. */
export const noteBlob = async (tx: CommandCtx, sha256: string, bytes: number): Promise<void> => {
  await tx.db
    .insertInto('blob')
    .values({ sha256, bytes, state: 'here', received: bytes, problem: null })
    .onConflict((conflict) =>
      conflict.column('sha256').doUpdateSet({ state: 'here', received: bytes, problem: null }).where('blob.state', '=', 'wanted'),
    )
    .execute();
};
