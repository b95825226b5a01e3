import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ServerDb } from '../db/schema.ts';
import { markRestored } from './restore.ts';

const Marker = z.record(z.string(), z.object({ epoch: z.string(), seq: z.int() }));
type Marker = z.infer<typeof Marker>;

const fileIn = (dir: string): string => join(dir, 'sync-heads.json');

const headsOf = async (db: ServerDb): Promise<Marker> => {
  const rows = await db.selectFrom('sync_head').select(['id', 'epoch', 'seq']).execute();
  return Object.fromEntries(rows.map(({ id, epoch, seq }) => [id, { epoch, seq }]));
};

const readMarker = async (dir: string): Promise<Marker> => {
  if (!existsSync(fileIn(dir))) return {};
  const parsed = Marker.safeParse(JSON.parse(await readFile(fileIn(dir), 'utf8')));
  return parsed.success ? parsed.data : {};
};

/** Keeps beside the database how far it has come. */
export const writeMarker = async (db: ServerDb, dir: string): Promise<void> => {
  // several servers on one database may share the folder
  const fresh = `${fileIn(dir)}.${process.pid}.new`;
  await writeFile(fresh, JSON.stringify(await headsOf(db)));
  await rename(fresh, fileIn(dir));
};

/** At the start: a database that is behind what was kept beside it came back from a backup, and gets new epochs. True when it did. */
export const noticeRestore = async (db: ServerDb, dir: string, newId: () => string): Promise<boolean> => {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const before = await readMarker(dir);
  const now = await headsOf(db);
  const tenants = new Set((await db.selectFrom('tenant').select('id').execute()).map(({ id }) => id));
  const isBehind = Object.entries(before).some(([id, { epoch, seq }]) => {
    // the folder may have been used with another database, which says nothing of this one
    if (!tenants.has(id)) return false;
    const head = now[id];
    return head ? head.epoch === epoch && head.seq < seq : seq > 0;
  });
  if (isBehind) await markRestored(db, newId);
  await writeMarker(db, dir);
  return isBehind;
};
