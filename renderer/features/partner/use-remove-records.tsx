import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Done, useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { forgetUndo } from '#renderer/state/undo-store.ts';

/** Removes one record; the answer holds the step that brings it back. */
export type RemoveRecord = (id: string) => Promise<Done<{ undoId: string }>>;

/** Removes several records, and puts all of them back on Undo. */
export const useRemoveRecords = (removeOne: RemoveRecord) => {
  const { t } = useTranslation();
  const { run: undo } = useCommand('history.undo');
  const { failed } = useNotice();
  const [isBusy, setBusy] = useState(false);
  const putBack = async (steps: readonly string[]): Promise<void> => {
    for (const id of steps) {
      const done = await undo({ id });
      forgetUndo(id);
      if (!done.ok) return failed(done.error);
    }
    notifications.show({ message: t(($) => $.partner.selection.putBack, { count: steps.length }) });
  };
  const remove = async (ids: ReadonlySet<string>): Promise<void> => {
    setBusy(true);
    const steps: string[] = [];
    for (const id of ids) {
      const done = await removeOne(id);
      if (done.ok) steps.push(done.data.undoId);
      else failed(done.error);
    }
    setBusy(false);
    if (steps.length === 0) return;
    const note = notifications.show({
      message: (
        <span>
          {t(($) => $.partner.selection.removed, { count: steps.length })}{' '}
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => {
              notifications.hide(note);
              // what was removed last comes back first
              void putBack(steps.toReversed());
            }}
          >
            {t(($) => $.ui.undo)}
          </Button>
        </span>
      ),
      autoClose: 10_000,
    });
  };
  return { remove, isBusy };
};
