import { useCallback, useState } from 'react';
import type { ExportedFile, ExportFormat } from '#shared/api/qbr-exports.ts';
import { useJobsStore } from '#renderer/state/jobs-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';

export type ExportTarget = { kind: 'one'; id: string } | { kind: 'many'; partnerIds: string[]; quarter: string };
export type ExportChoice = {
  formats: ExportFormat[];
  pageSize: 'A4' | 'Letter';
  dir: string | null;
  audience: 'internal' | 'partner';
  template: string | null;
};
export type ExportOutcome = {
  files: ExportedFile[];
  failures: Array<{ partnerId: string; partner: string; message: string; hint: string }>;
};

/** Writes one package or many, with its progress, a way to stop, and what came of it. */
export const useExport = (what: ExportTarget) => {
  const [jobId] = useState(() => crypto.randomUUID());
  const { run: writeOne, ...one } = useCommand('qbrs.export');
  const { run: writeMany, ...many } = useCommand('qbrs.exportBatch');
  const { run: cancelJob } = useCommand('jobs.cancel');
  const job = useJobsStore(({ jobs }) => jobs[jobId]);
  const [outcome, setOutcome] = useState<ExportOutcome | null>(null);
  const write = useCallback(
    async ({ formats, pageSize, dir, audience, template }: ExportChoice): Promise<void> => {
      setOutcome(null);
      const options = { formats, pageSize, jobId, audience, ...(dir === null ? {} : { dir }), ...(template === null ? {} : { template }) };
      if (what.kind === 'one') {
        const done = await writeOne({ id: what.id, ...options });
        if (done.ok) setOutcome({ files: done.data.files, failures: [] });
        return;
      }
      const done = await writeMany({ partnerIds: what.partnerIds, quarter: what.quarter, ...options });
      if (done.ok) setOutcome(done.data);
    },
    [what, writeOne, writeMany, jobId],
  );
  const cancel = useCallback(() => void cancelJob({ id: jobId }), [cancelJob, jobId]);
  const forget = useCallback(() => setOutcome(null), []);
  return { write, cancel, forget, job, outcome, error: one.error ?? many.error, isRunning: one.isRunning || many.isRunning };
};
