import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/api/sync.ts';
import { navigate } from '#renderer/state/router.ts';
import { needsCount } from '#renderer/state/use-sync-status.ts';
import { formatTime } from '#renderer/ui/format.ts';
import { serverName } from '#renderer/ui/server-name.ts';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import { fixOf } from './fix-of.ts';
import { SyncIcon } from './sync-icon.tsx';
import { SyncLog } from './sync-log.tsx';
import { SyncProblem } from './sync-problem.tsx';
import { SyncProgress } from './sync-progress.tsx';
import classes from './sync.module.css';
import { useSyncNow } from './use-sync-now.ts';
import { useNeedsWords, useSyncWords } from './use-sync-words.ts';
import { useRoleWord } from './use-role-word.ts';
import { WaitingList } from './waiting-list.tsx';

/** What waits, what needs a person, what went wrong and how to mend it, and what was done. */
export const SyncPanel = ({ status, onClose }: { status: SyncStatus; onClose: () => void }) => {
  const { t } = useTranslation();
  useReturnFocus();
  const { text } = useSyncWords(status);
  const needs = useNeedsWords();
  const roleWord = useRoleWord();
  const { syncNow, isRunning } = useSyncNow();
  const { state, account, problem, progress, lastSyncAt, parked } = status;
  const goTo = (where: Parameters<typeof navigate>[0]) => (): void => {
    onClose();
    navigate(where);
  };
  const toSettings = goTo({ place: 'settings', section: 'sync' });
  const isBusy = isRunning || progress !== null;
  return (
    <section className={classes['panel']} aria-label={t(($) => $.sync.panel.title)}>
      <div className={classes['head']}>
        <span className={classes['headIcon']}>
          <SyncIcon state={state} size={18} />
        </span>
        <div className={classes['headWords']}>
          <h2>{state === 'needsYou' ? t(($) => $.sync.panel.needsYou) : text}</h2>
          <p className={classes['muted']}>
            {account
              ? t(($) => $.sync.panel.account, { name: account.name, role: roleWord(account.role), server: serverName(account.server) })
              : t(($) => $.sync.panel.notConnected)}
          </p>
        </div>
        {account === null ? (
          <Button data-autofocus onClick={toSettings}>
            {t(($) => $.sync.panel.connect)}
          </Button>
        ) : fixOf(status) === null ? (
          <Button
            data-autofocus={state !== 'needsYou' || undefined}
            variant={state === 'needsYou' ? 'default' : 'filled'}
            disabled={isBusy}
            onClick={syncNow}
          >
            {isBusy ? t(($) => $.sync.panel.syncing) : t(($) => $.sync.panel.now)}
          </Button>
        ) : null}
      </div>
      {progress ? <SyncProgress progress={progress} /> : null}
      {problem || fixOf(status) ? <SyncProblem status={status} isBusy={isBusy} onNow={syncNow} onSettings={toSettings} /> : null}
      {account ? (
        <>
          {needsCount(status) > 0 ? (
            <div className={classes['part']}>
              <div className={classes['partHead']}>
                <p>{needs(status)}</p>
                <Button
                  data-autofocus={state === 'needsYou' || undefined}
                  variant={state === 'needsYou' ? 'filled' : 'default'}
                  onClick={goTo({ place: 'inbox' })}
                >
                  {t(($) => $.sync.panel.openInbox)}
                </Button>
              </div>
            </div>
          ) : null}
          <div className={classes['part']}>
            <h3>{t(($) => $.sync.panel.waits)}</h3>
            <WaitingList />
          </div>
          <div className={classes['part']}>
            <p className={classes['line']}>
              <span>{t(($) => $.sync.panel.last)}</span>
              <span>{lastSyncAt === null ? t(($) => $.sync.panel.never) : formatTime(lastSyncAt)}</span>
            </p>
            {parked > 0 ? <p className={classes['muted']}>{t(($) => $.sync.panel.parked, { count: parked })}</p> : null}
            <SyncLog />
            <div className={classes['foot']}>
              <Button variant="subtle" color="gray" size="compact-xs" onClick={toSettings}>
                {t(($) => $.sync.panel.settings)}
              </Button>
            </div>
          </div>
        </>
      ) : null}
    </section>
  );
};
