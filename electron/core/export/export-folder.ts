import { mkdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { JobCtx } from '#core/context.ts';
import type { ExportedFile } from '#shared/api/qbr-exports.ts';
import { AppError } from '#shared/domain/errors.ts';

/** The folder that an export goes to, made when it is not there yet. Throws FOLDER_NOT_WRITABLE also for a folder that the caller may not name. */
export const openExportFolder = async (ctx: JobCtx, dir: string | undefined): Promise<string> => {
  const folder = dir ?? ctx.deps.platform.documentsDir;
  ctx.allowPath(join(folder, 'export'));
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new AppError('FOLDER_NOT_WRITABLE', { dir: folder }, { cause: error });
  }
  return folder;
};

/** What was written, as the page and scripts hear of it. */
export const describeFile = async (ctx: Pick<JobCtx, 'deps'>, path: string): Promise<ExportedFile> => ({
  format: extname(path).slice(1),
  name: basename(path),
  path,
  bytes: (await stat(path)).size,
  link: ctx.deps.platform.offerFile?.(path) ?? null,
});
