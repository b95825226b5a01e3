import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/api/sync.ts';
import { fixOf } from './fix-of.ts';
import classes from './sync.module.css';

type SyncProblemProps = { status: SyncStatus; isBusy: boolean; onNow(): void; onSettings(): void };

/** Why the last attempt failed, what is safe, and the button that mends it. */
export const SyncProblem = ({ status, isBusy, onNow, onSettings }: SyncProblemProps) => {
  const { t } = useTranslation();
  const { problem, state } = status;
  const fix = fixOf(status);
  const again = t(($) => $.sync.connect.again);
  if (problem === null && fix === null) return null;
  return (
    <div className={classes['problem']} data-calm={state === 'offline' || undefined} role="group" aria-label={problem?.message ?? again}>
      <IconInfoCircle size={16} stroke={1.75} aria-hidden className={classes['headIcon']} />
      <div className={classes['problemWords']}>
        <p>{problem?.message ?? again}</p>
        {problem ? (
          <>
            <p>{problem.hint}</p>
            <p className={classes['muted']}>{t(($) => $.ui.code, { code: problem.code })}</p>
          </>
        ) : null}
        {fix === null ? null : (
          <Button
            data-autofocus
            className={classes['fix'] ?? ''}
            loading={isBusy && fix === 'tryNow'}
            onClick={fix === 'tryNow' ? onNow : onSettings}
          >
            {t(($) => $.sync.panel[fix])}
          </Button>
        )}
      </div>
    </div>
  );
};
