import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asDiskError, syncFolder } from '#core/store/files.ts';
import { type KeyFile, parseKeyFile } from '#core/store/key-file.ts';
import { AppError } from '#shared/domain/errors.ts';
import { backupBody, sealedFiles } from './backup-files.ts';
import { schemaOf } from './migrate.ts';
import { openSqlite, type Sqlite } from './open.ts';

/**
 * A backup is one file: a line that names the format, a line of JSON with the wrapped key and what is inside, then the encrypted database as it is, then attached files.
 * So it can be restored on another machine by whoever has the passphrase, and it holds nothing in the clear.
 */
const magic = 'QUARTERDECK-BACKUP 1\n';
const headerLimit = 65_536;

/**
 * What a backup holds. `rows`: row counts by table. `madeAt`: milliseconds since 1970. `files`: how many attached files are in it, and how many its rows name that are not; older
 * backups do not say. One inside the store holds none: they lie beside it.
 */
export type BackupFacts = {
  madeAt: number;
  appVersion: string;
  schema: number;
  rows: Record<string, number>;
  files?: { included: number; left: number };
};
/** `database`: bytes of the database, which files may follow; older backups end with it. */
type Header = { key: KeyFile; facts: BackupFacts; database?: number };

const tablesOf = (sqlite: Sqlite): string[] =>
  (
    sqlite.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`).all() as Array<{
      name: string;
    }>
  ).map((row) => row.name);

/** Row counts by table. */
export const countRows = (sqlite: Sqlite): Record<string, number> =>
  Object.fromEntries(
    tablesOf(sqlite).map((table) => [table, (sqlite.prepare(`SELECT count(*) AS n FROM "${table}"`).get() as { n: number }).n]),
  );

/** How many files the rows of a store name. */
const countNamed = (sqlite: Sqlite): number => {
  // a backup before a migration may be of a store that knows no files yet
  if (!tablesOf(sqlite).includes('attachment')) return 0;
  return (sqlite.prepare('SELECT count(DISTINCT sha256) AS n FROM attachment').get() as { n: number }).n;
};

/** Everything that SQLite can check of a file: page codes, structure, indexes. Returns what it complains of, nothing when all is well. */
export const checkFile = (sqlite: Sqlite): string[] => {
  const complaints = (sqlite.pragma('integrity_check(20)') as Array<{ integrity_check: string }>).map((row) => row.integrity_check);
  return complaints.length === 1 && complaints[0] === 'ok' ? [] : complaints;
};

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const removeIfThere = (file: string): void => {
  for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(name, { force: true });
};

/** Opens the copy again, checks it, compares its rows where they are known, and returns how many it has. Throws BACKUP_BAD. */
const verifyCopy = (file: string, dataKey: Uint8Array, label: string, rows: Record<string, number> | null): Record<string, number> => {
  let copy: Sqlite;
  try {
    copy = openSqlite(file, dataKey, { readonly: true, mustExist: true });
  } catch (cause) {
    throw new AppError('BACKUP_BAD', { file: label, detail: 'it does not open' }, { cause });
  }
  try {
    const complaint = checkFile(copy)[0];
    if (complaint) throw new AppError('BACKUP_BAD', { file: label, detail: complaint });
    const found = countRows(copy);
    const missing = Object.entries(rows ?? {}).find(([table, count]) => found[table] !== count);
    if (missing)
      throw new AppError('BACKUP_BAD', { file: label, detail: `table ${missing[0]} has ${found[missing[0]] ?? 0} of ${missing[1]} rows` });
    return found;
  } finally {
    copy.close();
  }
};

/** What a disk or SQLite says of a folder that cannot take the file, in the words for a folder and not for the store. */
const asFolderError = (error: unknown, dir: string): unknown => {
  const isClosed = error instanceof Error && 'code' in error && error.code === 'SQLITE_CANTOPEN';
  const mapped = asDiskError(error, dir);
  return isClosed || (mapped instanceof AppError && mapped.code === 'STORE_READ_ONLY')
    ? new AppError('FOLDER_NOT_WRITABLE', { dir }, { cause: error })
    : mapped;
};

/**
 * Writes a verified backup of an open store to `out`, which must not exist. The file appears under its name only when it is whole and was read back.
 * Throws FILE_EXISTS, FOLDER_NOT_WRITABLE, DISK_FULL, BACKUP_BAD.
 */
export const writeBackup = async (
  sqlite: Sqlite,
  dataKey: Uint8Array,
  key: KeyFile,
  facts: Omit<BackupFacts, 'schema' | 'rows' | 'files'>,
  out: string,
  blobs: string | null = null,
): Promise<BackupFacts> => {
  if (existsSync(out)) throw new AppError('FILE_EXISTS', { file: basename(out) });
  try {
    mkdirSync(dirname(out), { recursive: true });
  } catch (error) {
    throw asFolderError(error, dirname(out));
  }
  const copy = `${out}.copying`;
  const whole = `${out}.writing`;
  try {
    removeIfThere(copy);
    // others may write meanwhile: the copy is one moment of the store, and its rows can be held against the store's only when nothing changed
    const versionOf = (): unknown => sqlite.pragma('data_version', { simple: true });
    const before = versionOf();
    sqlite.exec(`VACUUM INTO ${quoted(copy)}`);
    const rows = countRows(sqlite);
    const files = blobs === null ? [] : sealedFiles(blobs);
    const all: BackupFacts = {
      ...facts,
      files: { included: files.length, left: Math.max(0, countNamed(sqlite) - files.length) },
      schema: schemaOf(sqlite),
      rows: verifyCopy(copy, dataKey, basename(out), versionOf() === before ? rows : null),
    };
    const header = `${magic}${JSON.stringify({ key, facts: all, database: statSync(copy).size } satisfies Header)}\n`;
    const target = createWriteStream(whole, { mode: 0o600, flush: true });
    target.write(header);
    await pipeline(backupBody(copy, files), target);
    renameSync(whole, out);
    // older backups are dropped once this one is there, so its name must outlive a power cut as well
    syncFolder(dirname(out));
    return all;
  } catch (error) {
    throw asFolderError(error, dirname(out));
  } finally {
    removeIfThere(copy);
    rmSync(whole, { force: true });
  }
};

/** Reads what a backup file says of itself, and where its database starts. Throws FILE_NOT_FOUND or BACKUP_BAD. */
export const readBackupHeader = (file: string): Header & { bodyAt: number } => {
  if (!existsSync(file)) throw new AppError('FILE_NOT_FOUND', { file: basename(file) });
  const head = Buffer.alloc(Math.min(headerLimit, statSync(file).size));
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  const end = head.indexOf('\n', magic.length);
  const bad = (detail: string): AppError => new AppError('BACKUP_BAD', { file: basename(file), detail });
  if (head.subarray(0, magic.length).toString() !== magic || end < 0) throw bad('it is not a Quarterdeck backup');
  let parsed: Header;
  try {
    parsed = JSON.parse(head.subarray(magic.length, end).toString()) as Header;
  } catch {
    throw bad('its first lines are damaged');
  }
  const key = parseKeyFile(JSON.stringify(parsed.key));
  if (!key) throw bad('its key is damaged');
  if (typeof parsed.facts?.madeAt !== 'number' || typeof parsed.facts.schema !== 'number') throw bad('its first lines are damaged');
  const { database } = parsed;
  return { key, facts: parsed.facts, bodyAt: end + 1, ...(typeof database === 'number' ? { database } : {}) };
};

/** Unpacks the database of a backup beside the store and checks it whole. Returns nothing; throws BACKUP_BAD and leaves no file behind. */
export const unpackBackup = async (
  file: string,
  { bodyAt, database, facts }: Pick<Header, 'facts' | 'database'> & { bodyAt: number },
  dataKey: Uint8Array,
  target: string,
): Promise<void> => {
  removeIfThere(target);
  const end = database === undefined ? Number.POSITIVE_INFINITY : bodyAt + database - 1;
  try {
    await pipeline(createReadStream(file, { start: bodyAt, end }), createWriteStream(target, { mode: 0o600, flush: true }));
    verifyCopy(target, dataKey, basename(file), facts.rows);
  } catch (error) {
    removeIfThere(target);
    throw asDiskError(error, dirname(target));
  }
};

/** Takes away what backups left behind that were cut off; they were never backups. Call it while no backup is being written. */
export const dropUnfinished = (dir: string): void => {
  if (!existsSync(dir)) return;
  for (const name of readdirSync(dir))
    if (/\.qdbackup\.(?:copying|writing)(?:-journal)?$/.test(name)) rmSync(join(dir, name), { force: true });
};

const keep = 7;
const isBackup = (name: string): boolean => name.endsWith('.qdbackup');

/** The backups of a folder, newest first: names carry the time, so names order them. */
export const listBackups = (dir: string): Array<{ file: string; name: string; bytes: number }> => {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter(isBackup)
    .sort()
    .reverse()
    .map((name) => ({ file: join(dir, name), name, bytes: statSync(join(dir, name)).size }));
};

/** Keeps the newest seven. Called only after a new backup was verified, so that a good one is never dropped for a bad one. */
export const dropOldBackups = (dir: string): void => {
  for (const old of listBackups(dir).slice(keep)) rmSync(old.file, { force: true });
};
