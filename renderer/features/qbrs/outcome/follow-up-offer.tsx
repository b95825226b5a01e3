import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Qbr } from '#shared/api/qbrs.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import classes from './outcome.module.css';

/** After the minutes were written: the review can go on to its follow-up, if it is there yet. */
export const FollowUpOffer = ({ qbr: { id, stage }, onDone }: { qbr: Qbr; onDone(): void }) => {
  const { t } = useTranslation();
  const { run, isRunning } = useCommand('qbrs.move');
  const { done, failed } = useNotice();
  if (stage !== 'outcome_recorded') return null;
  const move = async (): Promise<void> => {
    const reply = await run({ id, to: 'follow_up' });
    if (!reply.ok) return failed(reply.error);
    done(
      t(($) => $.qbr.outcome.minutes.moved),
      reply.data.undoId,
    );
    onDone();
  };
  return (
    <div className={classes['close']}>
      <span>{t(($) => $.qbr.outcome.minutes.offer)}</span>
      <Button loading={isRunning} onClick={() => void move()}>
        {t(($) => $.qbr.outcome.minutes.move)}
      </Button>
    </div>
  );
};
