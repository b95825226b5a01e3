import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { Earlier } from '#shared/qbr/earlier.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { flushDrafts } from '#renderer/state/drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { useKeepFocus } from '#renderer/ui/keep-focus.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import type { Review } from '../editor.tsx';
import { MinutesDialog } from './minutes-dialog.tsx';
import classes from './outcome.module.css';

/** What is still missing before the review can be closed, the button that closes it, and the way to its minutes. */
export const CloseReview = ({ review: { qbr }, earlier, asOf }: { review: Review; earlier: readonly Earlier[]; asOf: IsoDate }) => {
  const { t } = useTranslation();
  const { run, isRunning } = useCommand('qbrs.move');
  const { done, failed } = useNotice();
  const [isWriting, setWriting] = useState(false);
  useCommandHandler('qbr.minutes', () => setWriting(true));
  const button = useKeepFocus<HTMLButtonElement>(isRunning);
  const unsettled = earlier.filter((one) => one.isUnsettled).length;
  const steps = [
    { key: 'held', isDone: qbr.state === 'held' || qbr.state === 'closed', count: 0 },
    { key: 'outcome', isDone: qbr.hasOutcome, count: 0 },
    { key: 'earlier', isDone: unsettled === 0, count: unsettled },
  ] as const;
  const isClosed = qbr.state === 'closed';
  const move = async (to: 'closed' | 'follow_up'): Promise<void> => {
    // what is being typed belongs to what came of the review
    await flushDrafts();
    const reply = await run({ id: qbr.id, to });
    if (reply.ok)
      done(
        t(($) => $.qbr.outcome.close[to === 'closed' ? 'done' : 'reopened']),
        reply.data.undoId,
      );
    else failed(reply.error);
  };
  return (
    <section className={classes['close']} aria-label={t(($) => $.qbr.outcome.close.label)}>
      {isClosed ? (
        <StatusMark
          meaning="onTrack"
          label={t(($) => $.qbr.outcome.close.closedOn, { date: formatDate(qbr.closedOn ?? qbr.heldOn ?? asOf) })}
        />
      ) : (
        <ul className={classes['steps']}>
          {steps.map(({ key, isDone, count }) => (
            <li key={key}>
              <StatusMark
                meaning={isDone ? 'onTrack' : 'unknown'}
                label={isDone ? t(($) => $.qbr.outcome.close.step[key].done) : t(($) => $.qbr.outcome.close.step[key].missing, { count })}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={classes['buttons']}>
        <Button variant="default" onClick={() => setWriting(true)}>
          {t(($) => $.qbr.outcome.minutes.open)}
        </Button>
        {isClosed ? (
          <Button variant="default" ref={button} loading={isRunning} onClick={() => void move('follow_up')}>
            {t(($) => $.qbr.outcome.close.reopen)}
          </Button>
        ) : (
          <Button ref={button} loading={isRunning} disabled={steps.some(({ isDone }) => !isDone)} onClick={() => void move('closed')}>
            {t(($) => $.qbr.outcome.close.run)}
          </Button>
        )}
      </div>
      {isWriting ? <MinutesDialog qbr={qbr} onClose={() => setWriting(false)} /> : null}
    </section>
  );
};
