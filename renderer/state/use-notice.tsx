import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Described } from '#shared/domain/errors.ts';
import { forgetUndo } from './undo-store.ts';
import { useCommand } from './use-command.ts';

/** Takes a step back and says what came of it. */
export const useTakeBack = (): ((undoId: string) => Promise<void>) => {
  const { t } = useTranslation();
  const { run } = useCommand('history.undo');
  return useCallback(
    async (undoId) => {
      // what offered this step has nothing more to offer
      notifications.hide(undoId);
      const done = await run({ id: undoId });
      forgetUndo(undoId);
      if (!done.ok) {
        notifications.show({ color: 'red', title: done.error.message, message: done.error.hint, autoClose: 10_000 });
        return;
      }
      const { restored, kept } = done.data;
      notifications.show({
        title: t(($) => $.shell.undone, { count: restored }),
        message: kept > 0 ? t(($) => $.shell.undoneKept, { count: kept }) : '',
      });
    },
    [run, t],
  );
};

/** Short notes in the corner: what was done, with Undo where there is a step to take back, and what went wrong. */
export const useNotice = () => {
  const { t } = useTranslation();
  const takeBack = useTakeBack();
  const done = useCallback(
    (message: string, undoId?: string | null) => {
      notifications.show({
        ...(undoId ? { id: undoId } : {}),
        message: undoId ? (
          <span>
            {message}{' '}
            <Button variant="subtle" size="compact-xs" onClick={() => void takeBack(undoId)}>
              {t(($) => $.ui.undo)}
            </Button>
          </span>
        ) : (
          message
        ),
        autoClose: undoId ? 10_000 : 4000,
      });
    },
    [t, takeBack],
  );
  const failed = useCallback((error: Described) => {
    notifications.show({ color: 'red', title: error.message, message: error.hint, autoClose: 10_000 });
  }, []);
  return { done, failed };
};
