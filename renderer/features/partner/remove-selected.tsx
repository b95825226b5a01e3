import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { forgetUndo } from '#renderer/state/undo-store.ts';

type RemoveSelectedProps = {
  method: 'deals.remove' | 'contacts.remove' | 'qbrs.remove';
  selected: ReadonlySet<string>;
  onDone(): void;
};

/** Removes the selected records, and puts all of them back on Undo. Nothing when none is selected. */
export const RemoveSelected = ({ method, selected, onDone }: RemoveSelectedProps) => {
  const { t } = useTranslation();
  const { run } = useCommand(method);
  const { run: undo } = useCommand('history.undo');
  const { failed } = useNotice();
  const [isBusy, setBusy] = useState(false);
  if (selected.size === 0) return null;
  const putBack = async (steps: readonly string[]): Promise<void> => {
    for (const id of steps) {
      const done = await undo({ id });
      forgetUndo(id);
      if (!done.ok) return failed(done.error);
    }
    notifications.show({ message: t(($) => $.partner.selection.putBack, { count: steps.length }) });
  };
  const remove = async (): Promise<void> => {
    setBusy(true);
    const steps: string[] = [];
    for (const id of selected) {
      const done = await run({ id });
      if (done.ok) steps.push(done.data.undoId);
      else failed(done.error);
    }
    setBusy(false);
    onDone();
    const note = notifications.show({
      message: (
        <span>
          {t(($) => $.partner.selection.removed, { count: steps.length })}{' '}
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => {
              notifications.hide(note);
              void putBack(steps);
            }}
          >
            {t(($) => $.ui.undo)}
          </Button>
        </span>
      ),
      autoClose: 10_000,
    });
  };
  return (
    <Button variant="default" loading={isBusy} onClick={() => void remove()}>
      {t(($) => $.partner.selection.remove, { count: selected.size })}
    </Button>
  );
};
