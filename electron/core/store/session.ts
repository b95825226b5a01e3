import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { type BackupFacts, dropOldBackups, dropUnfinished, readBackupHeader } from '#core/db/backup.ts';
import { runBackup } from '#core/db/backup-runner.ts';
import { knownSchema, migrate, schemaOf } from '#core/db/migrate.ts';
import { applicationId, asStoreError, kyselyOn, openSqlite, type Sqlite } from '#core/db/open.ts';
import type { Db } from '#core/db/schema.ts';
import type { Deps } from '#core/deps.ts';
import { type BlobStore, createBlobStore } from '#core/files/blob-store.ts';
import { dropOpened } from '#core/files/opened.ts';
import { tidyBlobs } from '#core/files/tidy-blobs.ts';
import { refreshNotes } from '#core/notes/refresh-notes.ts';
import { ensureProgram } from '#core/settings/program.ts';
import { AppError } from '#shared/domain/errors.ts';
import { hasDatabase, makeFolder, type StorePaths } from './files.ts';
import type { KeyFile } from './key-file.ts';
import { lockStore } from './lock.ts';

/** An open store: one handle that writes, one that can only read, and the lock on the folder. */
export type Session = {
  paths: StorePaths;
  readonly keyFile: KeyFile;
  /** Takes another wrap of the same key, for the backups to come. */
  rewrapped(keyFile: KeyFile): void;
  dataKey: Uint8Array;
  writer: Kysely<Db>;
  reader: Kysely<Db>;
  writeHandle: Sqlite;
  readHandle: Sqlite;
  /** The bytes of files. */
  blobs: BlobStore;
  /** Writes a verified backup in a thread of its own: to `out`, or into the store's own folder, which keeps the last seven. */
  backup(reason: 'daily' | 'asked' | 'migration' | 'import' | 'restore', out?: string): Promise<{ file: string; facts: BackupFacts }>;
  close(): Promise<void>;
};

const stamp = (now: number): string => new Date(now).toISOString().replaceAll(':', '').replace('T', '_').slice(0, 17);

/** The marker inside the file says that it was made by us and finished; an empty or foreign file has none. */
const assertOurs = (sqlite: Sqlite, dir: string): void => {
  if (schemaOf(sqlite) > 0 && sqlite.pragma('application_id', { simple: true }) !== applicationId)
    throw new AppError('STORE_NOT_OURS', { dir });
};

/**
 * Opens a store whose key is known. `fresh`: the file is about to be made; otherwise a missing or empty file is STORE_MISSING and nothing is created.
 * Throws STORE_IN_USE, STORE_MISSING, STORE_DAMAGED, STORE_NEWER, STORE_NOT_OURS, STORE_READ_ONLY, MIGRATION_FAILED.
 */
export const openSession = async (
  deps: Deps,
  paths: StorePaths,
  keyFile: KeyFile,
  dataKey: Uint8Array,
  fresh: boolean,
): Promise<Session> => {
  if (!fresh && !hasDatabase(paths)) throw new AppError('STORE_MISSING');
  makeFolder(paths.dir);
  let wrapped = keyFile;
  const unlock = lockStore(paths.lock, paths.dir);
  const handles: Sqlite[] = [];
  try {
    const writeHandle = openSqlite(paths.db, dataKey, { readonly: false, mustExist: !fresh });
    handles.push(writeHandle);
    if (!fresh && schemaOf(writeHandle) === 0) throw new AppError('STORE_MISSING');
    assertOurs(writeHandle, paths.dir);
    dropUnfinished(paths.backups);
    const pending = new Set<Promise<unknown>>();
    const backup: Session['backup'] = async (reason, out) => {
      const file = out ?? join(paths.backups, `${stamp(deps.clock.now())}_${reason}.qdbackup`);
      const facts = { madeAt: deps.clock.now(), appVersion: deps.appVersion };
      if (out === undefined && existsSync(file)) return { file, facts: readBackupHeader(file).facts };
      const work = runBackup(deps.backupWorker, {
        db: paths.db,
        dir: paths.dir,
        dataKey: Uint8Array.from(dataKey),
        keyFile: wrapped,
        facts,
        out: file,
        // one that stays in the store has them beside it
        blobs: out === undefined ? null : paths.blobs,
      });
      pending.add(work);
      try {
        const written = await work;
        if (out === undefined) dropOldBackups(paths.backups);
        return { file, facts: written };
      } finally {
        pending.delete(work);
      }
    };
    await migrate(writeHandle, kyselyOn(writeHandle, { isChanging: true }), async () => (await backup('migration')).file);
    const writer = kyselyOn(writeHandle);
    await ensureProgram(writer);
    const readHandle = openSqlite(paths.db, dataKey, { readonly: true, mustExist: true });
    handles.push(readHandle);
    const reader = kyselyOn(readHandle);
    const blobs = createBlobStore(paths.blobs, dataKey, { randomBytes: deps.randomBytes, newName: deps.newId });
    tidyBlobs(writeHandle, blobs, deps.clock.now());
    dropOpened(paths.opened);
    refreshNotes(writeHandle);
    deps.log('info', 'store.opened', {
      schema: knownSchema,
      partners: (readHandle.prepare('SELECT count(*) AS n FROM partner').get() as { n: number }).n,
    });
    const session: Session = {
      paths,
      get keyFile() {
        return wrapped;
      },
      rewrapped: (next) => {
        wrapped = next;
      },
      dataKey,
      writer,
      reader,
      writeHandle,
      readHandle,
      blobs,
      backup,
      close: async () => {
        await Promise.allSettled(pending);
        blobs.close();
        dropOpened(paths.opened);
        // the writer last: only it may tidy the log away
        await reader.destroy();
        readHandle.close();
        await writer.destroy();
        writeHandle.close();
        dataKey.fill(0);
        unlock();
      },
    };
    return session;
  } catch (error) {
    for (const handle of handles.toReversed()) handle.close();
    unlock();
    throw asStoreError(error, paths.dir);
  }
};
