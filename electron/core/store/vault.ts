import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listBackups, readBackupHeader, unpackBackup } from '#core/db/backup.ts';
import { unpackFiles } from '#core/db/backup-files.ts';
import { knownSchema } from '#core/db/migrate.ts';
import type { Deps } from '#core/deps.ts';
import { AppError, describeError } from '#shared/domain/errors.ts';
import type { StoreStatus } from '#shared/api/store.ts';
import { hasDatabase, makeFolder, readAnyKey, readKeyFile, storePaths, writeKeyFiles, syncFolder } from './files.ts';
import { type KdfCost, productKdfCost, unwrapKey, wrapWithOs, wrapWithPassphrase } from './key-file.ts';
import { setAsideBlobs, takeInBlobs } from './move-blobs.ts';
import { openSession, type Session } from './session.ts';

/** The door of the store: what state it is in, and the few ways from one state to another. No way deletes or recreates a store. */
export type Vault = {
  status(): StoreStatus;
  /** The open store, or the error that says why there is none. */
  session(): Session;
  create(passphrase: string | undefined): Promise<void>;
  unlock(passphrase: string | undefined): Promise<void>;
  lock(): Promise<void>;
  /** Wraps the key anew: by a passphrase, or by the key store of the system without one. `current` is needed where a passphrase opens it now. Older backups keep their own wrap. */
  protect(current: string | undefined, next: string | undefined): Promise<void>;
  /** Puts the content of a backup in place; what was there is kept beside it under a name with the time. */
  restore(file: string, passphrase: string | undefined): Promise<{ setAside: string | null }>;
};

const stampOf = (now: number): string => new Date(now).toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15);

/** `beforeClose`: ends the work that uses the open store. */
export const createVault = (
  deps: Deps,
  cost: KdfCost = productKdfCost,
  beforeClose: () => Promise<void> = async () => undefined,
): Vault => {
  const paths = storePaths(deps.storeDir);
  const making = `${paths.db}.making`;
  let open: Session | null = null;
  let problem: AppError | null = null;

  const finishMaking = (): void => {
    // a crash after the key was written and before the new file got its name
    if (existsSync(paths.db) || !existsSync(making)) return;
    renameSync(making, paths.db);
    syncFolder(paths.dir);
  };

  /** A new folder for what is put aside, named with the time; two of one second have two names. */
  const makeSetAside = (): string => {
    const name = join(paths.dir, `set-aside-${stampOf(deps.clock.now())}`);
    let folder = name;
    for (let count = 2; existsSync(folder); count += 1) folder = `${name}-${count}`;
    makeFolder(folder);
    return folder;
  };
  const moveAside = (folder: string, names: readonly string[]): void => {
    for (const name of names) if (existsSync(join(paths.dir, name))) renameSync(join(paths.dir, name), join(folder, name));
  };

  const status = (): StoreStatus => {
    const common = {
      dir: paths.dir,
      canUseKeyStore: deps.platform.keyStore !== null,
      backups: listBackups(paths.backups).map(({ name, bytes }) => ({ name, bytes })),
    };
    if (open) return { ...common, state: 'open', protection: open.keyFile.key.wrap, problem: null };
    if (problem) return { ...common, state: 'problem', protection: null, problem: describeError(problem.code, problem.params) };
    try {
      const key = readKeyFile(paths);
      if (!key) return { ...common, state: 'none', protection: null, problem: null };
      if (!hasDatabase(paths) && !existsSync(making)) throw new AppError('STORE_MISSING');
      return { ...common, state: 'locked', protection: key.key.wrap, problem: null };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ...common, state: 'problem', protection: null, problem: describeError(error.code, error.params) };
    }
  };

  const unlock: Vault['unlock'] = async (passphrase) => {
    if (open) return;
    const keyFile = readKeyFile(paths);
    if (!keyFile) throw new AppError('STORE_NONE', { dir: paths.dir });
    finishMaking();
    const dataKey = await unwrapKey(deps, keyFile, passphrase);
    try {
      open = await openSession(deps, paths, keyFile, dataKey, false);
      problem = null;
    } catch (error) {
      // a wrong passphrase can be typed again; these stay until the user chose what to do
      if (error instanceof AppError && error.code !== 'STORE_IN_USE') problem = error;
      throw error;
    }
  };

  const lock = async (): Promise<void> => {
    await beforeClose();
    const session = open;
    open = null;
    await session?.close();
  };

  return {
    status,
    session: () => {
      if (open) return open;
      const { state, problem: found } = status();
      if (found) throw new AppError(found.code, found.params);
      throw state === 'none' ? new AppError('STORE_NONE', { dir: paths.dir }) : new AppError('STORE_LOCKED');
    },
    create: async (passphrase) => {
      if (open || readKeyFile(paths)) throw new AppError('STORE_EXISTS', { dir: paths.dir });
      makeFolder(paths.dir);
      // a crash before a key was written left a file that nothing can open
      if (existsSync(making)) {
        const unfinished = ['', '-wal', '-shm'].map((end) => `${basename(making)}${end}`);
        moveAside(makeSetAside(), unfinished);
      }
      const dataKey = deps.randomBytes(32);
      const keyFile =
        passphrase === undefined ? await wrapWithOs(deps, dataKey) : await wrapWithPassphrase(deps, dataKey, passphrase, cost);
      // the file gets its name only after its key is safe, so that a crash leaves either no store or a whole one
      const made = await openSession(deps, { ...paths, db: making }, keyFile, Uint8Array.from(dataKey), true);
      made.writeHandle.pragma('wal_checkpoint(TRUNCATE)');
      await made.close();
      writeKeyFiles(paths, keyFile);
      finishMaking();
      open = await openSession(deps, paths, keyFile, dataKey, false);
    },
    unlock,
    lock,
    protect: async (current, next) => {
      const session = open;
      if (!session) throw new AppError('STORE_LOCKED');
      if (session.keyFile.key.wrap === 'passphrase') (await unwrapKey(deps, session.keyFile, current)).fill(0);
      const keyFile =
        next === undefined ? await wrapWithOs(deps, session.dataKey) : await wrapWithPassphrase(deps, session.dataKey, next, cost);
      writeKeyFiles(paths, keyFile);
      session.rewrapped(keyFile);
    },
    restore: async (file, passphrase) => {
      makeFolder(paths.dir);
      const header = readBackupHeader(file);
      const { key, facts, bodyAt, database } = header;
      if (facts.schema > knownSchema) throw new AppError('STORE_NEWER', { found: facts.schema, known: knownSchema });
      const dataKey = await unwrapKey(deps, key, passphrase);
      const unpacked = `${paths.db}.restoring`;
      await unpackBackup(file, header, dataKey, unpacked);
      const files = `${paths.blobs}.restoring`;
      if (database !== undefined) await unpackFiles(file, bodyAt + database, facts.files?.included ?? 0, dataKey, files);
      if (open) await open.backup('restore');
      await lock();
      let setAside: string | null = null;
      const keyBefore = readAnyKey(paths);
      if (existsSync(paths.db) || existsSync(paths.key)) {
        setAside = makeSetAside();
        // the key is copied, and then written over: without any key, a crash here would leave what looks like a new folder
        for (const name of ['key.json', 'key.copy.json'])
          if (existsSync(join(paths.dir, name))) copyFileSync(join(paths.dir, name), join(setAside, name));
        moveAside(setAside, ['quarterdeck.db', 'quarterdeck.db-wal', 'quarterdeck.db-shm']);
        setAsideBlobs(paths.blobs, setAside, keyBefore?.check === key.check);
      }
      takeInBlobs(files, paths.blobs);
      writeKeyFiles(paths, key);
      renameSync(unpacked, paths.db);
      syncFolder(paths.dir);
      open = await openSession(deps, paths, key, dataKey, false);
      problem = null;
      return { setAside };
    },
  };
};
