import type { JobCtx } from '#core/context.ts';
import { addRow, isRecordTable, recordChanges, requireOwn, requireRow } from '#core/records/history.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { cleanFileName, mediaTypeOf } from '#shared/domain/file-names.ts';
import { noteBlob, takeFile } from './take-file.ts';

type Input = ParsedInputOf<'files.add'>;

/** What the file is to hang on must be there, and be of this partner. */
const requireHolder = async (ctx: Pick<JobCtx, 'db'>, { partnerId, entity, recordId }: Input): Promise<void> => {
  await requireRow(ctx, 'partner', partnerId);
  if (entity === undefined || recordId === undefined) return;
  if (!isRecordTable(entity)) throw new AppError('RECORD_NOT_FOUND', { entity });
  await requireOwn(ctx, entity, recordId, partnerId);
};

/**
 * Hangs a file on a partner. The bytes are sealed and durable before the row is written, so a crash leaves no row without its bytes. Throws RECORD_NOT_FOUND,
 * ATTACHMENT_UPLOAD_GAP and what reading throws.
 */
export const addFile = async (ctx: JobCtx, input: Input): Promise<OutputOf<'files.add'>> => {
  await requireHolder(ctx, input);
  const source = await takeFile(ctx, input);
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
