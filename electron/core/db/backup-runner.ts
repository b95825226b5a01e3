import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/domain/errors.ts';
import type { BackupFacts } from './backup.ts';
import type { BackupAnswer, BackupOrder } from './backup-worker.ts';

/**
 * Writes a backup in a thread of its own: copying and checking a whole store takes seconds, and no query waits for it. Throws what `writeBackup` throws.
 */
export const runBackup = async (workerUrl: URL, order: BackupOrder): Promise<BackupFacts> => {
  const worker = new Worker(workerUrl, { workerData: order });
  try {
    const [answer] = (await once(worker, 'message')) as [BackupAnswer];
    if (!answer.ok) throw new AppError(answer.code, answer.params);
    return answer.facts;
  } finally {
    await worker.terminate();
  }
};
