import { listBackups } from '#core/db/backup.ts';
import type { Deps } from '#core/deps.ts';
import { AppError } from '#shared/domain/errors.ts';
import { madeAtOf } from './backup-folder.ts';
import type { Session } from './session.ts';

const day = 86_400_000;
const hour = 3_600_000;

/**
 * One backup a day, once there is something to keep: looked at when a store opens (`isOpening`), and after changes at most once an hour, since an app may
 * stay open for weeks. It is written in the background: nobody waits for it, and a full disk must not keep anybody from their work.
 */
export const createDailyBackup = (deps: Deps): ((session: Session, isOpening: boolean) => void) => {
  let lookedAt = Number.NEGATIVE_INFINITY;
  return (session, isOpening) => {
    const now = deps.clock.now();
    // differences are taken without their sign: a clock that was set back must not keep backups away
    if (!isOpening && Math.abs(now - lookedAt) < hour) return;
    lookedAt = now;
    if (session.readHandle.prepare('SELECT 1 FROM partner LIMIT 1').get() === undefined) return;
    const newest = listBackups(session.paths.backups)[0];
    const madeAt = newest ? madeAtOf(newest.file) : null;
    if (madeAt !== null && Math.abs(now - madeAt) < day) return;
    session.backup('daily').catch((error: unknown) => {
      deps.log('warn', 'backup.failed', { code: error instanceof AppError ? error.code : 'unknown' });
    });
  };
};
