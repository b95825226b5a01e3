import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { totalsOf } from './counts.ts';
import classes from './import.module.css';

type UndoImportProps = { importId: string; label: string; description?: string; onDone?(): void };

/** Takes one import back and says what of it stays and why. */
export const UndoImport = ({ importId, label, description, onDone }: UndoImportProps) => {
  const { t } = useTranslation();
  const { run, isRunning } = useCommand('imports.undo');
  const { failed } = useNotice();
  const [isAsking, setAsking] = useState(false);
  const undo = async (): Promise<void> => {
    const done = await run({ importId });
    setAsking(false);
    if (!done.ok) return failed(done.error);
    const { created, updated } = totalsOf(done.data);
    const { kept, keptCount } = done.data;
    notifications.show({
      title: t(($) => $.import.result.undone),
      message: (
        <>
          {t(($) => $.import.result.undoneLead, { count: created + updated })}
          {keptCount > 0 ? <p>{t(($) => $.import.result.kept, { count: keptCount })}</p> : null}
          {kept.slice(0, 3).map(({ id, name, message }) => (
            <p key={id}>
              {name}: {message}
            </p>
          ))}
        </>
      ),
      autoClose: keptCount > 0 ? 20_000 : 6000,
    });
    onDone?.();
  };
  if (isAsking)
    return (
      <span className={classes['buttons']}>
        {t(($) => $.import.earlier.confirm)}
        <Button loading={isRunning} autoFocus onClick={() => void undo()}>
          {t(($) => $.import.earlier.confirmYes)}
        </Button>
        <Button variant="default" onClick={() => setAsking(false)}>
          {t(($) => $.import.earlier.confirmNo)}
        </Button>
      </span>
    );
  return (
    <Button variant="default" aria-label={description ?? label} onClick={() => setAsking(true)}>
      {label}
    </Button>
  );
};
