import { parentPort, workerData } from 'node:worker_threads';
import { asDiskError } from '#core/store/files.ts';
import type { KeyFile } from '#core/store/key-file.ts';
import { AppError, type ErrorCode, type ErrorParams } from '#shared/domain/errors.ts';
import { type BackupFacts, writeBackup } from './backup.ts';
import { asStoreError, openSqlite } from './open.ts';

/** What the worker is asked: which file to copy, with which key, and where to. */
export type BackupOrder = {
  db: string;
  dir: string;
  dataKey: Uint8Array;
  keyFile: KeyFile;
  facts: Omit<BackupFacts, 'schema' | 'rows' | 'files'>;
  out: string;
  /** The folder of the files to take along; null: none. */
  blobs: string | null;
};
/** What it answers, once. */
export type BackupAnswer = { ok: true; facts: BackupFacts } | { ok: false; code: ErrorCode; params: ErrorParams };

const copy = async ({ db, dir, dataKey, keyFile, facts, out, blobs }: BackupOrder): Promise<BackupAnswer> => {
  try {
    const sqlite = openSqlite(db, dataKey, { readonly: true, mustExist: true });
    // the handle stays read-only; this alone would also forbid copying into another file
    sqlite.pragma('query_only = 0');
    try {
      return { ok: true, facts: await writeBackup(sqlite, dataKey, keyFile, facts, out, blobs) };
    } finally {
      sqlite.close();
    }
  } catch (error) {
    const known = asDiskError(asStoreError(error, dir), dir);
    return known instanceof AppError ? { ok: false, code: known.code, params: known.params } : { ok: false, code: 'INTERNAL', params: {} };
  } finally {
    dataKey.fill(0);
  }
};

parentPort?.postMessage(await copy(workerData as BackupOrder));
