import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, chmod, chown, constants, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { startCluster } from './embedded/cluster.ts';
import { commandOf, isAlive } from './embedded/old-postmaster.ts';

/** What the data folder says of its server. `port` is the database's and null while it is down. */
const Note = z.object({ password: z.string(), pid: z.int(), port: z.int().nullable() });
type Note = z.infer<typeof Note>;

const noteFile = (dir: string): string => join(dir, 'server.json');

const readNote = async (dir: string): Promise<Note | null> =>
  existsSync(noteFile(dir)) ? Note.parse(JSON.parse(await readFile(noteFile(dir), 'utf8'))) : null;

/** Whole or not at all, and for nobody else to read: it holds the password of the database. */
const writeNote = async (dir: string, note: Note): Promise<void> => {
  await writeFile(`${noteFile(dir)}.new`, JSON.stringify(note), { mode: 0o600 });
  const { uid, gid } = await stat(dir);
  // root may have started it once; the folder's owner goes on
  if (process.getuid?.() === 0) await chown(`${noteFile(dir)}.new`, uid, gid);
  await rename(`${noteFile(dir)}.new`, noteFile(dir));
};

/** Makes a folder and those above it. Node's own way never comes back where the system answers ENOENT under a folder that is there, as /proc does. */
const makeFolder = async (dir: string): Promise<void> => {
  if (existsSync(dir)) return;
  if (!existsSync(dirname(dir))) await makeFolder(dirname(dir));
  await mkdir(dir, { mode: 0o700 });
};

const isServer = (pid: number): boolean => {
  if (pid === process.pid || !isAlive(pid)) return false;
  const command = commandOf(pid);
  return command === null || command.includes('server/main.ts');
};

const urlOf = (user: string, password: string, port: number, database: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

/** The account that owns the tables can do nothing outside its database, so that a fault in the program cannot either. */
const makeOwner = async (password: string, port: number): Promise<void> => {
  const client = new pg.Client({ connectionString: urlOf('postgres', password, port, 'postgres') });
  await client.connect();
  try {
    const has = async (text: string): Promise<boolean> => (await client.query(text)).rows.length > 0;
    if (!(await has("SELECT 1 FROM pg_roles WHERE rolname = 'quarterdeck'")))
      await client.query(`CREATE ROLE quarterdeck LOGIN CREATEROLE PASSWORD ${client.escapeLiteral(password)}`);
    if (!(await has("SELECT 1 FROM pg_database WHERE datname = 'quarterdeck'")))
      await client.query('CREATE DATABASE quarterdeck OWNER quarterdeck');
  } finally {
    await client.end();
  }
};

/** A database of our own, in a folder. `onExit` tells when it ended by itself. */
export type LocalDatabase = { url: string; stop(): Promise<void>; onExit(tell: () => void): void };

/** Makes the data folder fit for us. Throws SERVER_FOLDER where it is not to be written in. */
const openFolder = async (dir: string): Promise<void> => {
  try {
    await makeFolder(dir);
    // under root PostgreSQL runs as another account and has to pass through; the files in it are closed each by itself
    if (process.getuid?.() === 0) await chmod(dir, 0o711);
    if (!(await stat(dir)).isDirectory()) throw new Error('not a folder');
    await access(dir, constants.W_OK);
  } catch (cause) {
    throw new AppError('SERVER_FOLDER', { dir }, { cause });
  }
};

/** Starts the database of a data folder, making both where they are missing. Throws SERVER_FOLDER, SERVER_RUNNING while another server has it, and POSTGRES_*. */
export const startLocal = async (dir: string): Promise<LocalDatabase> => {
  await openFolder(dir);
  const before = await readNote(dir);
  // one that was just told to stop may need a moment
  for (let left = 50; left > 0 && before && isServer(before.pid); left -= 1) await wait(100);
  if (before && isServer(before.pid)) throw new AppError('SERVER_RUNNING', { dir, pid: before.pid });
  const password = before?.password ?? randomBytes(24).toString('hex');
  await writeNote(dir, { password, pid: process.pid, port: null });
  const cluster = await startCluster({ folder: join(dir, 'postgres'), password });
  try {
    await makeOwner(password, cluster.port);
    await writeNote(dir, { password, pid: process.pid, port: cluster.port });
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return {
    url: urlOf('quarterdeck', password, cluster.port, 'quarterdeck'),
    onExit: cluster.onExit,
    stop: async () => {
      await cluster.stop();
      await writeNote(dir, { password, pid: process.pid, port: null });
    },
  };
};

/** The address of the database that a running server has in this folder. Throws SERVER_NOT_RUNNING. */
export const findLocal = async (dir: string): Promise<string> => {
  const note = await readNote(dir);
  if (!note || note.port === null || !isAlive(note.pid)) throw new AppError('SERVER_NOT_RUNNING', { dir });
  return urlOf('quarterdeck', note.password, note.port, 'quarterdeck');
};
