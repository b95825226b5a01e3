import { closeSync, openSync, readSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Api } from '#shared/api/client.ts';
import { AppError } from '#shared/domain/errors.ts';

const pieceBytes = 3 * 1024 * 1024;

const openFile = (path: string): number => {
  const file = basename(path);
  try {
    return openSync(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new AppError('FILE_NOT_FOUND', { file });
    throw new AppError(
      'FILE_UNREADABLE',
      { file, detail: code === 'EACCES' ? 'you may not read it' : 'the system refuses' },
      { cause: error },
    );
  }
};

/** Hands a file to the core in pieces, as a page does. Throws FILE_NOT_FOUND, FILE_UNREADABLE. */
export const uploadFile = async (api: Api, path: string, uploadId: string): Promise<void> => {
  const whole = resolve(path);
  const name = basename(whole);
  const handle = openFile(whole);
  const piece = Buffer.alloc(pieceBytes);
  try {
    for (let offset = 0; ; ) {
      let length: number;
      try {
        length = readSync(handle, piece, 0, pieceBytes, offset);
      } catch (error) {
        throw new AppError('FILE_UNREADABLE', { file: name, detail: 'it is a folder or cannot be read' }, { cause: error });
      }
      const last = length < pieceBytes;
      await api('imports.upload', { uploadId, name, offset, base64: piece.toString('base64', 0, length), last });
      if (last) return;
      offset += length;
    }
  } finally {
    closeSync(handle);
  }
};
