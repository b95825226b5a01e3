import { useCallback, useState } from 'react';
import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import { useJobsStore } from '#renderer/state/jobs-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';

/** Writes the files of a plan, with its progress, a way to stop, and what was written. */
export const usePlanExport = () => {
  const [jobId] = useState(() => crypto.randomUUID());
  const { run, error, isRunning } = useCommand('plans.export');
  const { run: cancelJob } = useCommand('jobs.cancel');
  const job = useJobsStore(({ jobs }) => jobs[jobId]);
  const [written, setWritten] = useState<OutputOf<'plans.export'> | null>(null);
  const write = useCallback(
    async (input: InputOf<'plans.export'>): Promise<void> => {
      setWritten(null);
      const done = await run({ ...input, jobId });
      if (done.ok) setWritten(done.data);
    },
    [run, jobId],
  );
  const cancel = useCallback(() => void cancelJob({ id: jobId }), [cancelJob, jobId]);
  const forget = useCallback(() => setWritten(null), []);
  return { write, cancel, forget, job, written, error, isRunning };
};
