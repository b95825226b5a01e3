import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/api/sync.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { serverName } from '#renderer/ui/server-name.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { onEscape } from '#renderer/ui/on-escape.ts';
import classes from './connect.module.css';

type SignOutProps = { status: SyncStatus; server: string; isRunning: boolean; syncNow(): void };

/** Syncs at once, or ends the session of this device after saying how much waits and that it stays. */
export const SignOut = ({ status: { pending, progress }, server, isRunning: isSyncing, syncNow }: SignOutProps) => {
  const { t } = useTranslation();
  const { live } = useCore();
  const { done } = useNotice();
  const { run, isRunning, error } = useCommand('sync.signOut');
  const [isAsked, setAsked] = useState(false);
  const isBusy = isSyncing || progress !== null;
  const signOut = async (): Promise<void> => {
    const reply = await run({});
    if (!reply.ok) return;
    const { pending: left } = reply.data;
    done(left === 0 ? t(($) => $.sync.account.signedOutNothing) : t(($) => $.sync.account.signedOut, { count: left }));
    setAsked(false);
    live.refresh();
  };
  if (!isAsked)
    return (
      <div className={classes['row']}>
        <Button variant="default" disabled={isBusy} onClick={syncNow}>
          {isBusy ? t(($) => $.sync.panel.syncing) : t(($) => $.sync.panel.now)}
        </Button>
        <Button variant="default" onClick={() => setAsked(true)}>
          {t(($) => $.sync.account.signOut)}
        </Button>
      </div>
    );
  const title = t(($) => $.sync.account.signOutTitle, { server: serverName(server) });
  return (
    <div className={classes['question']} role="group" aria-label={title} onKeyDown={onEscape(() => setAsked(false))}>
      <h3>{title}</h3>
      <p>{pending === 0 ? t(($) => $.sync.account.signOutNothing) : t(($) => $.sync.account.signOutPending, { count: pending })}</p>
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes['row']}>
        {pending > 0 ? (
          <Button autoFocus disabled={isBusy} onClick={syncNow}>
            {t(($) => $.sync.account.sendFirst, { count: pending })}
          </Button>
        ) : null}
        <Button variant={pending > 0 ? 'default' : 'filled'} autoFocus={pending === 0} loading={isRunning} onClick={() => void signOut()}>
          {t(($) => $.sync.account.signOutYes)}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => setAsked(false)}>
          {t(($) => $.sync.account.signOutNo)}
        </Button>
      </div>
    </div>
  );
};
