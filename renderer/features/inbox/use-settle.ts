import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#shared/api/contract.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';

type Settling = InputOf<'sync.settle'>;

/** Settles a clash and says so, with Undo; false when it could not be settled. */
export const useSettle = (): {
  settle(id: string, keep: Settling['keep'], value?: Settling['value']): Promise<boolean>;
  isRunning: boolean;
} => {
  const { t } = useTranslation();
  const { run, isRunning } = useCommand('sync.settle');
  const { done, failed } = useNotice();
  const settle = useCallback(
    async (id: string, keep: Settling['keep'], value?: Settling['value']): Promise<boolean> => {
      const reply = await run({ id, keep, ...(value === undefined ? {} : { value }) });
      if (reply.ok)
        done(
          t(($) => $.inbox.conflicts.done[keep]),
          reply.data.undoId,
        );
      else failed(reply.error);
      return reply.ok;
    },
    [run, done, failed, t],
  );
  return { settle, isRunning };
};
