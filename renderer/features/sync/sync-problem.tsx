import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/api/sync.ts';
import classes from './sync.module.css';

type Fix = 'signIn' | 'checkAddress' | 'tryNow';

/** What mends a failure: by its code, else by the state that it led to. */
const fixOf = ({ state, problem }: SyncStatus): Fix | null => {
  if (state === 'signIn' || state === 'revoked') return 'signIn';
  if (state === 'serverOlder' || state === 'appOlder') return null;
  return problem?.code === 'SERVER_NOT_OURS' ? 'checkAddress' : 'tryNow';
};

type SyncProblemProps = { status: SyncStatus; isBusy: boolean; onNow(): void; onSettings(): void };

/** Why the last attempt failed, what is safe, and the button that mends it. */
export const SyncProblem = ({ status, isBusy, onNow, onSettings }: SyncProblemProps) => {
  const { t } = useTranslation();
  const { problem } = status;
  if (problem === null) return null;
  const fix = fixOf(status);
  return (
    <div className={classes['problem']} role="group" aria-label={problem.message}>
      <IconInfoCircle size={16} stroke={1.75} aria-hidden className={classes['headIcon']} />
      <div className={classes['problemWords']}>
        <p>{problem.message}</p>
        <p>{problem.hint}</p>
        <p className={classes['muted']}>{t(($) => $.ui.code, { code: problem.code })}</p>
      </div>
      {fix === null ? null : (
        <Button variant="default" loading={isBusy && fix === 'tryNow'} onClick={fix === 'tryNow' ? onNow : onSettings}>
          {t(($) => $.sync.panel[fix])}
        </Button>
      )}
    </div>
  );
};
