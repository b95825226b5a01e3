import { useCallback } from 'react';
import { navigate } from '#renderer/state/router.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';

/** Opens the QBR of the partner and quarter, started now when there is none yet. */
export const useBuildQbr = (partnerId: string, quarter: string) => {
  const { run, isRunning } = useCommand('qbrs.create');
  const { failed } = useNotice();
  const build = useCallback(async (): Promise<void> => {
    const done = await run({ partnerId, quarter });
    if (done.ok) navigate({ place: 'qbr', id: done.data.id });
    else failed(done.error);
  }, [run, failed, partnerId, quarter]);
  return { build, isBuilding: isRunning };
};
