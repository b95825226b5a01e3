import { useCallback, useState } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import type { MinutesFormat } from '#shared/api/qbr-exports.ts';
import { flushDrafts } from '#renderer/state/drafts.ts';
import { useJobsStore } from '#renderer/state/jobs-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';

export type MinutesChoice = { formats: MinutesFormat[]; audience: 'internal' | 'partner'; dir: string | null };

/** Writes the minutes of a review, with its progress, a way to stop, and what came of it. */
export const useMinutes = (id: string) => {
  const [jobId] = useState(() => crypto.randomUUID());
  const { run, error, isRunning } = useCommand('qbrs.minutes');
  const { run: cancelJob } = useCommand('jobs.cancel');
  const job = useJobsStore(({ jobs }) => jobs[jobId]);
  const [written, setWritten] = useState<OutputOf<'qbrs.minutes'> | null>(null);
  const write = useCallback(
    async ({ formats, audience, dir }: MinutesChoice): Promise<void> => {
      setWritten(null);
      // what is being typed belongs into the minutes
      await flushDrafts();
      const done = await run({ id, formats, audience, jobId, ...(dir === null ? {} : { dir }) });
      if (done.ok) setWritten(done.data);
    },
    [run, id, jobId],
  );
  const cancel = useCallback(() => void cancelJob({ id: jobId }), [cancelJob, jobId]);
  return { write, cancel, job, written, error, isRunning };
};
