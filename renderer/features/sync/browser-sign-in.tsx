import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJobsStore } from '#renderer/state/jobs-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './connect.module.css';

type BrowserSignInProps = { address: string; company: string; bringAlong: boolean; onDone(): void };

/** Signs in where one always does: in the browser. */
export const BrowserSignIn = ({ address, company, bringAlong, onDone }: BrowserSignInProps) => {
  const { t } = useTranslation();
  const { run, isRunning, error } = useCommand('sync.signInWithBrowser');
  const { run: cancel } = useCommand('jobs.cancel');
  const [jobId, setJobId] = useState('');
  // the work tells the address by which it goes on
  const byHand = useJobsStore(({ jobs }) => jobs[jobId]?.label);
  const signIn = async (): Promise<void> => {
    const id = crypto.randomUUID();
    setJobId(id);
    const reply = await run({ address, bringAlong, jobId: id });
    if (reply.ok) onDone();
  };
  return (
    <div className={classes['form']}>
      {isRunning ? (
        <div className={classes['row']}>
          <div className={classes['grow']}>
            <p role="status">{t(($) => $.sync.connect.waiting)}</p>
            {byHand === undefined ? null : (
              <p className={classes['hint']}>
                {t(($) => $.sync.connect.byHand)} <span className={classes['byHand']}>{byHand}</span>
              </p>
            )}
          </div>
          <Button variant="default" onClick={() => void cancel({ id: jobId })}>
            {t(($) => $.sync.connect.stop)}
          </Button>
        </div>
      ) : (
        <div className={classes['row']}>
          <Button size="sm" leftSection={<IconExternalLink size={15} aria-hidden />} onClick={() => void signIn()}>
            {t(($) => $.sync.connect.browser, { company })}
          </Button>
          <p className={classes['hint']}>{t(($) => $.sync.connect.browserHint)}</p>
        </div>
      )}
      {error && error.code !== 'CANCELLED' ? <ErrorNote error={error} /> : null}
    </div>
  );
};
