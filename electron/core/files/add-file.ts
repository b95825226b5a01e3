import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CommandCtx, JobCtx } from '#core/context.ts';
import { addRow, isRecordTable, recordChanges, requireOwn, requireRow } from '#core/records/history.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { cleanFileName, mediaTypeOf } from '#shared/domain/file-names.ts';
import type { BlobWriter } from './blob-writer.ts';
import { takeUpload, writeWithin } from './uploads.ts';

type Input = ParsedInputOf<'files.add'>;

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

/** What the file is to hang on must be there, and be of this partner. */
const requireHolder = async (ctx: Pick<JobCtx, 'db'>, { partnerId, entity, recordId }: Input): Promise<void> => {
  await requireRow(ctx, 'partner', partnerId);
  if (entity === undefined || recordId === undefined) return;
  if (!isRecordTable(entity)) throw new AppError('RECORD_NOT_FOUND', { entity });
  await requireOwn(ctx, entity, recordId, partnerId);
};

/** The bytes on this device are noted, also when they were only asked for before. */
const noteBlob = async (tx: CommandCtx, sha256: string, bytes: number): Promise<void> => {
  await tx.db
    .insertInto('blob')
    .values({ sha256, bytes, state: 'here', received: bytes, problem: null })
    .onConflict((conflict) =>
      conflict.column('sha256').doUpdateSet({ state: 'here', received: bytes, problem: null }).where('blob.state', '=', 'wanted'),
    )
    .execute();
};

/**
 * Hangs a file on a partner. The bytes are sealed and durable before the row is written, so a crash leaves no row without its bytes. Throws RECORD_NOT_FOUND,
 * ATTACHMENT_UPLOAD_GAP and what reading throws.
 */
export const addFile = async (ctx: JobCtx, input: Input): Promise<OutputOf<'files.add'>> => {
  await requireHolder(ctx, input);
  const source = input.uploadId === undefined ? await readPath(ctx, input.path ?? '') : takeUpload(ctx.blobs, input.uploadId);
  const name = cleanFileName(input.name ?? source.name);
  const { sha256, bytes } = ctx.blobs.keep(source.writer);
  return ctx.write(async (tx) => {
    await requireHolder(tx, input);
    await noteBlob(tx, sha256, bytes);
    const values = {
      ...{ partner_id: input.partnerId, entity: input.entity ?? null, record_id: input.recordId ?? null },
      ...{ name, media_type: mediaTypeOf(name), bytes, sha256, note: input.note },
    };
    const change = await addRow(tx, 'attachment', values, input.partnerId);
    return { id: change.recordId, undoId: (await recordChanges(tx, [change])) ?? '', sha256, bytes };
  });
};
