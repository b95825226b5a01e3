import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';

type Correction = { set?: Array<{ field: string; value: string }>; cells?: Array<{ header: string; value: string }> };

/** Fixes, adds the partners of, dismisses and brings back rows, and says what came of it. `onDone` runs when rows left the list; `fix` tells whether one did. */
export const useAttentionActions = (onDone: () => void) => {
  const { t } = useTranslation();
  const { run: runFix, isRunning } = useCommand('imports.attention.fix');
  const { run: runAdd, isRunning: isAdding } = useCommand('imports.attention.addPartners');
  const { run: runDismiss } = useCommand('imports.attention.dismiss');
  const { run: runRestore } = useCommand('imports.attention.restore');
  const { done, failed } = useNotice();
  const say = useCallback(
    ({ added = 0, placed, waiting }: { added?: number; placed: number; waiting: number }): boolean => {
      const said = [
        added > 0 ? t(($) => $.import.attention.added, { count: added }) : '',
        placed > 0 ? t(($) => $.import.attention.placed, { count: placed }) : '',
        waiting > 0 ? t(($) => $.import.attention.stillWaiting, { count: waiting }) : '',
      ];
      done(said.filter(Boolean).join(' '));
      if (placed > 0) onDone();
      return placed > 0;
    },
    [done, t, onDone],
  );
  const fix = useCallback(
    async (ids: string[], correction: Correction): Promise<boolean> => {
      const reply = await runFix({ ids, ...correction });
      if (!reply.ok) {
        failed(reply.error);
        return false;
      }
      return say(reply.data);
    },
    [runFix, failed, say],
  );
  const addPartners = useCallback(
    async (choice: { ids: string[] } | { code: string }): Promise<void> => {
      const reply = await runAdd(choice);
      if (reply.ok) say(reply.data);
      else failed(reply.error);
    },
    [runAdd, failed, say],
  );
  const restore = useCallback(
    async (ids: string[]): Promise<void> => {
      const reply = await runRestore({ ids });
      if (!reply.ok) return failed(reply.error);
      done(t(($) => $.import.attention.broughtBack, { count: reply.data.restored }));
      onDone();
    },
    [runRestore, done, failed, t, onDone],
  );
  const dismiss = useCallback(
    async (ids: string[]): Promise<void> => {
      const reply = await runDismiss({ ids });
      if (!reply.ok) return failed(reply.error);
      onDone();
      const note = notifications.show({
        message: (
          <span>
            {t(($) => $.import.attention.dismissed, { count: reply.data.dismissed })}{' '}
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => {
                notifications.hide(note);
                void restore(ids);
              }}
            >
              {t(($) => $.ui.undo)}
            </Button>
          </span>
        ),
        autoClose: 10_000,
      });
    },
    [runDismiss, failed, t, onDone, restore],
  );
  return { fix, addPartners, dismiss, restore, isBusy: isRunning || isAdding };
};
