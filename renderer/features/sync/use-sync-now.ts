import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { flushDrafts } from '#renderer/state/drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';

/** Sends and fetches at once, and says what came of it. What is being typed goes along. */
export const useSyncNow = (): { syncNow(): void; isRunning: boolean } => {
  const { t } = useTranslation();
  const { run, isRunning } = useCommand('sync.now');
  const { done, failed } = useNotice();
  const sync = useCallback(async (): Promise<void> => {
    await flushDrafts();
    const reply = await run({});
    if (!reply.ok) return failed(reply.error);
    const { pushed } = reply.data;
    done(pushed === 0 ? t(($) => $.sync.panel.doneNothing) : t(($) => $.sync.panel.done, { count: pushed }));
  }, [run, done, failed, t]);
  const syncNow = useCallback((): void => void sync(), [sync]);
  return { syncNow, isRunning };
};
