import { useCallback } from 'react';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';

type Removable = 'deals.remove' | 'contacts.remove' | 'commitments.remove';

/** Removes a record and offers to take that back. */
export const useRemove = (method: Removable) => {
  const { run } = useCommand(method);
  const notice = useNotice();
  return useCallback(
    async (id: string, said: string): Promise<boolean> => {
      const done = await run({ id });
      if (done.ok) notice.done(said, done.data.undoId);
      else notice.failed(done.error);
      return done.ok;
    },
    [run, notice],
  );
};
