import { type FileHandle, link, open, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { exportFileName, type ExportName, nextVersion } from './file-name.ts';

/** The part of the file system that writing needs; tests pass one that fails. */
export type Files = {
  open(path: string, flags: string): Promise<Pick<FileHandle, 'write' | 'sync' | 'close'>>;
  link(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
};
const nodeFiles: Files = { open, link, rename, unlink };

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const asExportError = (error: unknown, path: string): unknown => {
  const code = codeOf(error);
  const options = { cause: error };
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new AppError('DISK_FULL', {}, options);
  if (code === 'EEXIST') return new AppError('FILE_EXISTS', { file: basename(path) }, options);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'].includes(code))
    return new AppError('FOLDER_NOT_WRITABLE', { dir: dirname(path) }, options);
  return error;
};

/** The bytes of a file, or what gives them piece by piece. */
type Content = Uint8Array | (() => AsyncIterable<Uint8Array>);

async function* piecesOf(content: Content): AsyncGenerator<Uint8Array, void, undefined> {
  if (typeof content === 'function') yield* content();
  else yield content;
}

const writeAll = async (files: Files, path: string, content: Content): Promise<void> => {
  const handle = await files.open(path, 'wx');
  try {
    for await (const bytes of piecesOf(content)) for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EINVAL'];

/** Gives the finished file its name, and fails with EEXIST when there is one of that name. */
const claim = async (files: Files, temporary: string, path: string): Promise<void> => {
  try {
    await files.link(temporary, path);
    return;
  } catch (error) {
    if (!noLinks.includes(codeOf(error))) throw error;
  }
  // no hard links here (FAT, some network shares): take the name with an empty file of our own, then put the finished one in its place
  await (await files.open(path, 'wx')).close();
  try {
    await files.rename(temporary, path);
  } catch (error) {
    await files.unlink(path);
    throw error;
  }
};

const syncFolder = async (files: Files, dir: string): Promise<void> => {
  // a folder cannot be opened for fsync on Windows; the file system journals names there
  if (process.platform === 'win32') return;
  const handle = await files.open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes a file that must not exist yet, whole or not at all: into a temporary file of the same folder (`tempId` makes its name unique), to the disk, then under
 * its name. Throws FILE_EXISTS, DISK_FULL or FOLDER_NOT_WRITABLE; no half file is left in any case.
 */
export const writeNewFile = async (
  path: string,
  content: Content,
  { tempId, files = nodeFiles }: { tempId: string; files?: Files },
): Promise<void> => {
  const temporary = join(dirname(path), `.quarterdeck-${tempId}.part`);
  try {
    await writeAll(files, temporary, content);
    await claim(files, temporary, path);
    await syncFolder(files, dirname(path));
  } catch (error) {
    throw asExportError(error, path);
  } finally {
    // gone after a rename, and never made when the folder could not be written
    await files.unlink(temporary).catch(() => undefined);
  }
};

type Rendered = { extension: string; bytes: Uint8Array };

/**
 * Writes the files of one export under the next free version, all with the same number: counts up again when somebody else took a name in between.
 * Returns the paths in order.
 */
export const writeExport = async (
  dir: string,
  name: Omit<ExportName, 'version' | 'extension'>,
  rendered: Rendered[],
  { newId, files = nodeFiles }: { newId(): string; files?: Files },
): Promise<string[]> => {
  const existing = await readdir(dir).catch((error: unknown) => {
    throw asExportError(error, join(dir, 'export'));
  });
  for (let version = nextVersion(name, existing); ; version += 1) {
    const written: string[] = [];
    try {
      for (const { extension, bytes } of rendered) {
        const path = join(dir, exportFileName({ ...name, version, extension }));
        await writeNewFile(path, bytes, { tempId: newId(), files });
        written.push(path);
      }
      return written;
    } catch (error) {
      // an export is all of its files or none
      for (const path of written) await files.unlink(path);
      if (!(error instanceof AppError && error.code === 'FILE_EXISTS')) throw error;
    }
  }
};
