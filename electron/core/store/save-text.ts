import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNamePart } from '#core/export/file-name.ts';
import { writeNewFile } from '#core/export/write-file.ts';
import { AppError } from '#shared/domain/errors.ts';

/** What a page may leave in the folder of its user: tables and mappings, nothing that a system would run when it is opened. */
const allowed = new Set(['csv', 'json', 'txt']);

/** Writes a text as a file of its own into a folder that is made when needed; "rows.csv", then "rows-2.csv". Returns its path. */
export const saveText = async (dir: string, fileName: string, text: string, newId: () => string): Promise<string> => {
  const [, before = '', ending = ''] = /^(.*)\.([a-z0-9]{1,8})$/i.exec(fileName) ?? [];
  const [stem, extension] = allowed.has(ending.toLowerCase()) ? [before, ending.toLowerCase()] : [fileName, 'txt'];
  await mkdir(dir, { recursive: true }).catch((cause: unknown) => {
    throw new AppError('FOLDER_NOT_WRITABLE', { dir }, { cause });
  });
  const bytes = new TextEncoder().encode(text);
  for (let count = 1; ; count += 1) {
    const path = join(dir, `${fileNamePart(stem)}${count === 1 ? '' : `-${count}`}.${extension}`);
    try {
      await writeNewFile(path, bytes, { tempId: newId() });
      return path;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'FILE_EXISTS')) throw error;
    }
  }
};
