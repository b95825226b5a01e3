import { join } from 'node:path';
import { type BackupFacts, listBackups, readBackupHeader } from '#core/db/backup.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Session } from './session.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** "Quarterdeck backup 2026-11-20 0946": the day and the minute by the clock on the wall, for people who look into the folder. */
const nameAt = (now: number): string => {
  const at = new Date(now);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `Quarterdeck backup ${day} ${two(at.getHours())}${two(at.getMinutes())}`;
};

/** Writes a verified backup into a folder that is made when needed; a second one of the same minute is named "… (2)". Throws as `writeBackup` does. */
export const backUpInto = async (session: Session, dir: string, now: number): Promise<{ file: string; facts: BackupFacts }> => {
  for (let count = 1; ; count += 1) {
    const file = join(dir, `${nameAt(now)}${count === 1 ? '' : ` (${count})`}.qdbackup`);
    try {
      return await session.backup('asked', file);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'FILE_EXISTS')) throw error;
    }
  }
};

/** When a backup was made; null for a damaged one, which is as good as none. */
export const madeAtOf = (file: string): number | null => {
  try {
    return readBackupHeader(file).facts.madeAt;
  } catch {
    return null;
  }
};

/** The backup files of a folder, newest first by what they say of themselves; their names may be anybody's. Damaged ones come last. */
export const backupsIn = (dir: string): Array<{ name: string; file: string; bytes: number }> =>
  listBackups(dir)
    .map((backup) => ({ ...backup, madeAt: madeAtOf(backup.file) ?? 0 }))
    .toSorted((a, b) => b.madeAt - a.madeAt)
    .map(({ name, file, bytes }) => ({ name, file, bytes }));
