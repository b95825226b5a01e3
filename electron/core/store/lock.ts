import Database from 'better-sqlite3';
import { AppError } from '#shared/domain/errors.ts';
import { asDiskError } from './files.ts';

/**
 * Holds a store for one process. The lock is an open transaction on a small file of its own, so the operating system lets go of it when the process dies,
 * however it dies. Returns the function that lets go. Throws STORE_IN_USE when another process holds it.
 */
export const lockStore = (file: string, dir: string): (() => void) => {
  let handle: Database.Database | undefined;
  try {
    handle = new Database(file, { timeout: 0 });
    handle.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    handle?.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'SQLITE_BUSY') throw new AppError('STORE_IN_USE', {}, { cause: error });
    if (code === 'SQLITE_CANTOPEN') throw new AppError('STORE_READ_ONLY', { dir }, { cause: error });
    throw asDiskError(error, dir);
  }
  return () => {
    handle.close();
  };
};
