import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNamePart } from '#core/export/file-name.ts';
import { writeNewFile } from '#core/export/write-file.ts';
import { AppError } from '#shared/domain/errors.ts';

/** Writes a text as a file of its own into a folder that is made when needed; "rows.csv", then "rows-2.csv". Returns its path. */
export const saveText = async (dir: string, fileName: string, text: string, newId: () => string): Promise<string> => {
  const [, stem = fileName, extension = 'txt'] = /^(.*)\.([a-z0-9]{1,8})$/i.exec(fileName) ?? [];
  await mkdir(dir, { recursive: true }).catch((cause: unknown) => {
    throw new AppError('FOLDER_NOT_WRITABLE', { dir }, { cause });
  });
  const bytes = new TextEncoder().encode(text);
  for (let count = 1; ; count += 1) {
    const path = join(dir, `${fileNamePart(stem)}${count === 1 ? '' : `-${count}`}.${extension.toLowerCase()}`);
    try {
      await writeNewFile(path, bytes, { tempId: newId() });
      return path;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'FILE_EXISTS')) throw error;
    }
  }
};
