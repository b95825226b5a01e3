import { useCallback, useState } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Described } from '#shared/domain/errors.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { uploadFile } from '#renderer/state/upload.ts';
import { useCommand } from '#renderer/state/use-command.ts';

/** What was read of a file. `failure` null: the file itself could not be read. */
export type Reading =
  | { state: 'reading'; file: string }
  | { state: 'failed'; file: string; failure: Described | null }
  | { state: 'read'; file: string; found: OutputOf<'plans.readWorkbook'> };

/** Hands a workbook to the core and keeps what it would change. */
export const useReadWorkbook = (planId: string) => {
  const { transport } = useCore();
  const { run: readIn } = useCommand('plans.readWorkbook');
  const [reading, setReading] = useState<Reading | null>(null);
  const read = useCallback(
    async (file: File): Promise<void> => {
      const uploadId = crypto.randomUUID();
      const { name } = file;
      setReading({ state: 'reading', file: name });
      const sent = await uploadFile(transport, file, { uploadId, name, onSent: () => undefined, signal: new AbortController().signal });
      if (!sent.ok) return setReading({ state: 'failed', file: name, failure: sent.error });
      const done = await readIn({ uploadId, id: planId });
      setReading(done.ok ? { state: 'read', file: name, found: done.data } : { state: 'failed', file: name, failure: done.error });
      await transport.call('imports.discard', { uploadIds: [uploadId] });
    },
    [transport, readIn, planId],
  );
  return { reading, read };
};
