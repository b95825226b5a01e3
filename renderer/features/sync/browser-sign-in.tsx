import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  const signIn = async (): Promise<void> => {
    const id = crypto.randomUUID();
    setJobId(id);
    const reply = await run({ address, bringAlong, jobId: id });
    if (reply.ok) onDone();
  };
  return (
    <div className={classes['form']}>
      {isRunning ? (
        <div className={classes['row']} role="status">
          <p className={classes['grow']}>{t(($) => $.sync.connect.waiting)}</p>
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
