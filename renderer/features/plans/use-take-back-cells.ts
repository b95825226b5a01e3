import { useCallback } from 'react';
import { forgetUndo, useUndoStore } from '#renderer/state/undo-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';

/** Takes back the step that a sheet told, by its id, so that it is no step of the page any more. What was changed since by others stays as it is. */
export const useTakeBackCells = (): ((step: unknown) => Promise<void>) => {
  const { failed } = useNotice();
  const { run } = useCommand('history.undo');
  return useCallback(
    async (step) => {
      // the page may have taken it back before
      if (typeof step !== 'string' || !useUndoStore.getState().steps.includes(step)) return;
      const reply = await run({ id: step });
      forgetUndo(step);
      if (!reply.ok) failed(reply.error);
    },
    [run, failed],
  );
};
