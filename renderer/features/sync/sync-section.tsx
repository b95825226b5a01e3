import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate } from '#renderer/state/router.ts';
import { arrivalOf, useSyncStatus } from '#renderer/state/use-sync-status.ts';
import { AccountFacts } from './account-facts.tsx';
import { ConnectForm } from './connect-form.tsx';
import classes from './connect.module.css';
import { Devices } from './devices.tsx';
import { SignOut } from './sign-out.tsx';
import { SyncProblem } from './sync-problem.tsx';
import { SyncProgress } from './sync-progress.tsx';
import { useSyncNow } from './use-sync-now.ts';

/** The settings of sync: the way to a server, or the account, its devices and the way out. */
export const SyncSection = () => {
  const { t } = useTranslation();
  const status = useSyncStatus();
  const { syncNow, isRunning } = useSyncNow();
  if (!status) return null;
  const { account, state, progress } = status;
  if (account === null)
    return (
      <>
        <p className={classes['hint']}>{t(($) => $.sync.connect.lead)}</p>
        <div className={classes['group']}>
          <ConnectForm known={null} />
        </div>
      </>
    );
  const mustSignIn = state === 'signIn' || state === 'revoked';
  // the form below says it where it matters
  const isAway = status.problem?.code === 'SERVER_UNREACHABLE' || status.problem?.code === 'SERVER_NOT_OURS';
  return (
    <>
      <p className={classes['hint']}>{t(($) => $.sync.account.lead)}</p>
      {arrivalOf(status) === 'arriving' ? (
        <div className={classes['first']}>
          <h3>{t(($) => $.sync.account.first)}</h3>
          {progress ? <SyncProgress progress={progress} /> : null}
          <p className={classes['hint']}>{t(($) => $.sync.account.firstHint)}</p>
          <div className={classes['row']}>
            <Button onClick={() => navigate({ place: 'today' })}>{t(($) => $.sync.account.start)}</Button>
          </div>
        </div>
      ) : null}
      <div className={classes['group']}>
        <AccountFacts status={status} account={account} />
        {mustSignIn ? (
          <>
            <p>{isAway || !status.problem ? t(($) => $.sync.connect.again) : status.problem.message}</p>
            <ConnectForm known={account} />
          </>
        ) : (
          <>
            <SyncProblem status={status} isBusy={isRunning} onNow={syncNow} onSettings={syncNow} />
            <SignOut status={status} server={account.server} isRunning={isRunning} syncNow={syncNow} />
          </>
        )}
      </div>
      {mustSignIn ? null : <Devices />}
    </>
  );
};
