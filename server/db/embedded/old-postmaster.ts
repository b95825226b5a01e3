import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/domain/errors.ts';

/** True while a process of that number runs. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The words that a process was started with; null where the system does not tell. */
export const commandOf = (pid: number): string | null => {
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ') : null;
};

const pidFile = (folder: string): string => join(folder, 'postmaster.pid');

const isGone = async (pid: number, seconds: number): Promise<boolean> => {
  for (let left = seconds * 100; left > 0; left -= 1) {
    if (!isAlive(pid)) return true;
    await wait(10);
  }
  return !isAlive(pid);
};

/**
 * Clears the way for a new PostgreSQL on the folder: the one that a killed server left running is stopped, the file of one that was killed itself is removed.
 * Throws POSTGRES_STUCK when it does not stop.
 */
export const stopOldPostmaster = async (folder: string): Promise<void> => {
  if (!existsSync(pidFile(folder))) return;
  const pid = Number((await readFile(pidFile(folder), 'utf8')).split('\n')[0]);
  const command = Number.isInteger(pid) && isAlive(pid) ? commandOf(pid) : '';
  // numbers of processes come again: what has the number now may be anything
  if (command !== null && !(command.includes('postgres') && command.includes(folder))) return await rm(pidFile(folder), { force: true });
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal);
    if (await isGone(pid, 10)) return;
  }
  throw new AppError('POSTGRES_STUCK', { pid });
};

/** True when PostgreSQL has written into its folder that it takes connections. */
export const isReady = async (folder: string): Promise<boolean> => {
  const text = await readFile(pidFile(folder), 'utf8').catch(() => '');
  return text.split('\n')[7]?.trim() === 'ready';
};
