import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HandlersFor, JobCtx } from '#core/context.ts';
import { describeFile, openExportFolder } from '#core/export/export-folder.ts';
import { removeRecord, requireRow } from '#core/records/history.ts';
import { AppError } from '#shared/domain/errors.ts';
import { endingOf, openRuleOf } from '#shared/domain/file-names.ts';
import { addFile } from './add-file.ts';
import { listFiles } from './list-files.ts';
import { makeOpenedCopy, writePlainCopy } from './opened.ts';
import { discardUpload, takePiece } from './uploads.ts';
import { wantBlob } from './want-blob.ts';

type Chosen = { id: string; name: string; sha256: string; bytes: number };

/** The row of a file whose bytes are here; bytes that are not are asked for. Throws RECORD_NOT_FOUND, ATTACHMENT_NOT_HERE. */
const requireHere = async (ctx: JobCtx, id: string): Promise<Chosen> => {
  const row = (await requireRow(ctx, 'attachment', id)) as Chosen;
  if (ctx.blobs.has(row.sha256)) return row;
  await ctx.write((tx) => wantBlob(tx, row.sha256, row.bytes));
  throw new AppError('ATTACHMENT_NOT_HERE', { file: row.name });
};

/** The first name that is free in a folder: "plan.pdf", then "plan (2).pdf". */
const freePath = (dir: string, name: string): string => {
  const ending = endingOf(name);
  const end = ending === '' ? '' : name.slice(-ending.length - 1);
  const stem = name.slice(0, name.length - end.length);
  for (let count = 1; ; count += 1) {
    const path = join(dir, count === 1 ? name : `${stem} (${count})${end}`);
    if (!existsSync(path)) return path;
  }
};

export const fileHandlers: HandlersFor<'files'> = {
  'files.upload': async (ctx, { uploadId, name, offset, base64, last }) => ({
    uploadId,
    ...takePiece(ctx.blobs, { uploadId, name, offset, bytes: Buffer.from(base64, 'base64'), last }),
  }),
  'files.discard': async (ctx, { uploadIds }) => ({ discarded: uploadIds.filter((id) => discardUpload(ctx.blobs, id)).length }),
  'files.add': addFile,
  'files.list': listFiles,
  'files.open': async (ctx, { id, anyway }) => {
    const file = await requireHere(ctx, id);
    const rule = openRuleOf(file.name);
    if (rule === 'never') throw new AppError('ATTACHMENT_RUNS', { file: file.name });
    if (rule === 'ask' && !anyway) throw new AppError('ATTACHMENT_ASKS', { file: file.name });
    const path = await makeOpenedCopy(ctx.blobs, ctx.session.paths.opened, file, ctx.newId());
    const { openFile, offerFile } = ctx.deps.platform;
    await openFile?.(path);
    return { path, link: openFile === null ? (offerFile?.(path) ?? null) : null };
  },
  'files.saveCopy': async (ctx, { id, dir }) => {
    const file = await requireHere(ctx, id);
    const path = freePath(await openExportFolder(ctx, dir), file.name);
    await writePlainCopy(ctx.blobs, file.sha256, path, ctx.newId());
    return describeFile(ctx, path);
  },
  'files.remove': (ctx, { id }) => removeRecord(ctx, 'attachment', id),
  'files.fetch': async (ctx, { id }) => {
    const { sha256, bytes } = (await requireRow(ctx, 'attachment', id)) as Chosen;
    await wantBlob(ctx, sha256, bytes);
    return {};
  },
  'files.keep': async (ctx, { partnerId, keep }) => {
    await requireRow(ctx, 'partner', partnerId);
    if (keep)
      await ctx.db
        .insertInto('files_kept')
        .values({ partner_id: partnerId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    else await ctx.db.deleteFrom('files_kept').where('partner_id', '=', partnerId).execute();
    return {};
  },
};
