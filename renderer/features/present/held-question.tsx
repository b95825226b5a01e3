import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { stopPresenting } from '#renderer/state/presenting.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { endMeeting } from './present-store.ts';
import classes from './present.module.css';

/** Asked on leaving: a review that was held goes on to its outcome. */
export const HeldQuestion = ({ id, onStay }: { id: string; onStay(): void }) => {
  const { t } = useTranslation();
  const { run, error, isRunning } = useCommand('qbrs.move');
  const held = async (): Promise<void> => {
    const done = await run({ id, to: 'held' });
    if (!done.ok) return;
    stopPresenting(id, 'outcome');
    endMeeting(id);
  };
  return (
    <Modal
      opened
      onClose={onStay}
      title={t(($) => $.present.held.title)}
      size={460}
      closeButtonProps={{ 'aria-label': t(($) => $.present.held.stay) }}
    >
      <p>{t(($) => $.present.held.text)}</p>
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes['choices']}>
        <Button variant="subtle" color="gray" onClick={onStay}>
          {t(($) => $.present.held.stay)}
        </Button>
        <span className={classes['space']} />
        <Button variant="default" onClick={() => stopPresenting(id, 'back')}>
          {t(($) => $.present.held.no)}
        </Button>
        <Button data-autofocus loading={isRunning} onClick={() => void held()}>
          {t(($) => $.present.held.yes)}
        </Button>
      </div>
    </Modal>
  );
};
