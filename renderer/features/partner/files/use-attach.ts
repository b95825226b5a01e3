import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { describeError } from '#shared/domain/errors.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { uploadFile } from '#renderer/state/upload.ts';

/** The file that is being attached, and which part of it has gone in. */
export type Attaching = { name: string; part: number };

/** Attaches files one after the other, in pieces, and says how it went. */
export const useAttach = (partnerId: string): { attach(files: readonly File[]): Promise<void>; attaching: Attaching | null } => {
  const { t } = useTranslation();
  const { transport } = useCore();
  const { run: add } = useCommand('files.add');
  const notice = useNotice();
  const [attaching, setAttaching] = useState<Attaching | null>(null);
  const attachOne = useCallback(
    async (file: File): Promise<OutputOf<'files.add'> | null> => {
      const uploadId = crypto.randomUUID();
      setAttaching({ name: file.name, part: 0 });
      const sent = await uploadFile(transport, file, {
        method: 'files.upload',
        uploadId,
        name: file.name,
        onSent: (bytes) => setAttaching({ name: file.name, part: file.size === 0 ? 1 : bytes / file.size }),
        signal: new AbortController().signal,
      });
      if (!sent.ok) {
        const unreadable = {
          ...describeError('FILE_UNREADABLE', { file: file.name, detail: '' }),
          message: t(($) => $.partner.files.unreadable, { name: file.name }),
        };
        notice.failed(sent.error ?? unreadable);
        return null;
      }
      const done = await add({ partnerId, uploadId });
      if (done.ok) return done.data;
      notice.failed(done.error);
      return null;
    },
    [transport, add, partnerId, notice, t],
  );
  const attach = useCallback(
    async (files: readonly File[]): Promise<void> => {
      const steps: string[] = [];
      for (const file of files) {
        const added = await attachOne(file);
        if (added) steps.push(added.undoId);
      }
      setAttaching(null);
      if (steps.length > 0)
        notice.done(
          t(($) => $.partner.files.attached, { count: steps.length }),
          steps.length === 1 ? steps[0] : null,
        );
    },
    [attachOne, notice, t],
  );
  return { attach, attaching };
};
