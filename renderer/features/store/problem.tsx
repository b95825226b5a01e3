import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { describeError, isErrorCode } from '#shared/domain/errors.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { RestoreForm } from './restore-form.tsx';
import classes from './store.module.css';
import { StoreFrame } from './store-frame.tsx';
import { UnlockForm } from './unlock-form.tsx';

/** The store cannot be opened: why, what is safe, and the ways on, mildest first. None of them deletes anything. */
export const Problem = ({ status }: { status: OutputOf<'store.status'> }) => {
  const { t } = useTranslation();
  const { run, isRunning, error } = useCommand('store.unlock');
  const [way, setWay] = useState<'passphrase' | 'restore' | null>(null);
  const code = status.problem?.code ?? 'INTERNAL';
  const found = describeError(isErrorCode(code) ? code : 'INTERNAL', status.problem?.params);
  // an attempt that fails with the same reason has nothing to add to it
  const shown = error && error.code !== 'PASSPHRASE_NEEDED' ? error : found;
  return (
    <StoreFrame title={t(($) => $.store.problem.title)} lead="">
      <ErrorNote error={shown} />
      <div className={classes['safe']}>
        <h2>{t(($) => $.store.problem.safe)}</h2>
        <p>{t(($) => $.store.problem.safeText, { dir: status.dir })}</p>
      </div>
      <div className={classes['row']}>
        <Button
          size="sm"
          loading={isRunning}
          onClick={() => void run({}).then((done) => !done.ok && done.error.code === 'PASSPHRASE_NEEDED' && setWay('passphrase'))}
        >
          {t(($) => $.store.problem.again)}
        </Button>
        <Button size="sm" variant="default" onClick={() => setWay('passphrase')}>
          {t(($) => $.store.problem.passphrase)}
        </Button>
        <Button size="sm" variant="default" onClick={() => setWay('restore')}>
          {t(($) => $.store.problem.restore)}
        </Button>
      </div>
      {way === 'passphrase' ? <UnlockForm withPassphrase /> : null}
      {way === 'restore' ? <RestoreForm backups={status.backups} /> : null}
    </StoreFrame>
  );
};
