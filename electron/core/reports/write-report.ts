import { resolve } from 'node:path';
import type { JobCtx } from '#core/context.ts';
import { openExportFolder } from '#core/export/export-folder.ts';
import { writeExport, writeNewFile } from '#core/export/write-file.ts';

/** Where a report goes: a file that the caller names, or a folder (the usual one without it) under the name of the report. */
export type ReportPlace = { dir?: string | undefined; file?: string | undefined };

/** Writes a report whole and under a new name, and returns its path. Throws FILE_EXISTS, FOLDER_NOT_WRITABLE. */
export const writeReport = async (
  ctx: JobCtx,
  { dir, file }: ReportPlace,
  name: Parameters<typeof writeExport>[1],
  extension: 'xlsx' | 'csv',
  bytes: Uint8Array,
): Promise<string> => {
  if (file !== undefined) {
    const path = resolve(file);
    ctx.allowPath(path);
    await writeNewFile(path, bytes, { tempId: ctx.newId() });
    return path;
  }
  const folder = await openExportFolder(ctx, dir);
  const [path = folder] = await writeExport(folder, name, [{ extension, bytes }], { newId: ctx.newId });
  return path;
};
