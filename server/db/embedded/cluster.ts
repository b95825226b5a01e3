import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, fchownSync, openSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/domain/errors.ts';
import { accountOfPostgres, startUnder } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { isReady, stopOldPostmaster } from './old-postmaster.ts';

/** A running PostgreSQL of our own. `stop` lets it finish what is committed and ends it. */
export type Cluster = { port: number; stop(): Promise<void>; onExit(tell: () => void): void };

/** `folder`: where its files are; `password`: of the account `postgres`; `settings`: more settings, by name; `passing`: its data need not outlive a power cut. */
export type ClusterWanted = { folder: string; password: string; settings?: Record<string, string>; passing?: boolean };

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const logFile = (folder: string): string => `${folder}.log`;

const lastOfLog = async (folder: string): Promise<string> => {
  const text = await readFile(logFile(folder), 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-3).join(' ').slice(-400) || 'it said nothing';
};

const run = async (folder: string, program: string, words: string[]): Promise<ChildProcess> => {
  const start = startUnder(accountOfPostgres(folder), program, words, [folder]);
  const log = openSync(logFile(folder), 'a', 0o600);
  try {
    const { uid, gid } = statSync(dirname(folder));
    if (process.getuid?.() === 0) fchownSync(log, uid, gid);
    // a group of its own: Ctrl+C at the terminal is for the server, which then stops the database after the last request
    return spawn(start.program, start.words, {
      ...start.ids,
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    });
  } finally {
    closeSync(log);
  }
};

const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('exit', (code) => resolve(code ?? -1));
  });

/** Makes the files of a new cluster beside the folder and moves them there when they are whole, so that a cut leaves none that is half made. */
const makeCluster = async ({ initdb }: Binaries, { folder, password, passing = false }: ClusterWanted): Promise<void> => {
  const half = `${folder}.new`;
  const secret = `${folder}.secret`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  const account = accountOfPostgres(folder);
  await writeFile(secret, `${password}\n`, { mode: 0o600 });
  if (account) for (const path of [half, secret]) await chown(path, account.uid, account.gid);
  // one call for all files where the system has it: a thousand single ones take seconds
  const sync = passing ? ['--no-sync'] : process.platform === 'linux' ? ['--sync-method=syncfs'] : [];
  const words = ['-D', half, '-U', 'postgres', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', ...sync];
  // the database's own order and case of letters, the same on every system
  const child = await run(folder, initdb, [...words, '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']);
  const code = await ended(child);
  await rm(secret, { force: true });
  if (code !== 0) throw new AppError('POSTGRES_FAILED', { detail: await lastOfLog(folder) });
  await rename(half, folder);
};

const settingsOf = (port: number, more: Record<string, string>): string[] =>
  Object.entries({
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    ...more,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/**
 * Starts PostgreSQL on the folder, making its files first where there are none; repairs itself after a cut. Takes a free port of this machine alone.
 * Throws POSTGRES_* when it cannot.
 */
export const startCluster = async (wanted: ClusterWanted): Promise<Cluster> => {
  const { folder } = wanted;
  const binaries = await findBinaries();
  if (!existsSync(join(folder, 'PG_VERSION'))) await makeCluster(binaries, wanted);
  await chmod(folder, 0o700);
  await stopOldPostmaster(folder);
  const port = await freePort();
  const child = await run(folder, binaries.postgres, ['-D', folder, ...settingsOf(port, wanted.settings ?? {})]);
  let over = false;
  const exit = ended(child).then(() => {
    over = true;
  });
  while (!over && !(await isReady(folder))) await wait(10);
  if (over) throw new AppError('POSTGRES_FAILED', { detail: await lastOfLog(folder) });
  return {
    port,
    onExit: (tell) => void exit.then(tell),
    stop: async () => {
      if (!over) child.kill('SIGINT');
      await exit;
    },
  };
};
