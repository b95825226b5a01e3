import type { JobHandle } from '#core/context.ts';
import type { Log } from '#core/deps.ts';
import type { ExportedFile } from '#shared/api/qbr-exports.ts';
import { AppError, describeError, type ErrorCode } from '#shared/domain/errors.ts';

/** What a batch reports to: how far it is, whether it was cancelled, what went wrong. */
type BatchHost = { job: Pick<JobHandle, 'breathe' | 'progress'>; log: Log };
export type BatchFailure<T> = { item: T; code: ErrorCode; message: string; hint: string };

const isCancelled = (error: unknown): boolean => error instanceof AppError && error.code === 'CANCELLED';

/** Makes the packages one after the other. One that fails does not stop the rest, and says why; a cancel does, and what is whole by then stays. Throws CANCELLED. */
export const runBatch = async <T>(
  { job, log }: BatchHost,
  label: string,
  items: readonly T[],
  make: (item: T) => Promise<ExportedFile[]>,
): Promise<{ files: ExportedFile[]; failures: Array<BatchFailure<T>> }> => {
  const files: ExportedFile[] = [];
  const failures: Array<BatchFailure<T>> = [];
  job.progress(label, 0, items.length);
  for (const [index, item] of items.entries()) {
    await job.breathe();
    try {
      files.push(...(await make(item)));
    } catch (error) {
      if (isCancelled(error)) throw error;
      // a bug in one package must not take the others along; it is written to the log like any other
      if (!(error instanceof AppError)) log('error', 'qbr.export.failed', { error: error instanceof Error ? error.name : 'unknown' });
      const { code, message, hint } = error instanceof AppError ? describeError(error.code, error.params) : describeError('INTERNAL');
      failures.push({ item, code, message, hint });
    }
    job.progress(label, index + 1, items.length);
  }
  return { files, failures };
};
