import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './settings.module.css';

/** Checks the store from end to end and says what was found. */
export const VerifyStore = () => {
  const { t } = useTranslation();
  const { run, isRunning, error } = useCommand('store.verify');
  const [found, setFound] = useState<OutputOf<'store.verify'>>();
  const verify = async (): Promise<void> => {
    const reply = await run({});
    setFound(reply.ok ? reply.data : undefined);
  };
  const rows = found ? Object.values(found.rows).reduce((sum, count) => sum + count, 0) : 0;
  return (
    <section className={classes['group']} aria-label={t(($) => $.settings.store.verify)}>
      <h3>{t(($) => $.settings.store.verify)}</h3>
      <p className={classes['hint']}>{t(($) => $.settings.store.verifyHint)}</p>
      <div role="status">
        {found?.ok ? (
          <StatusMark meaning="onTrack" label={t(($) => $.settings.store.verifiedOk, { rows: formatCount(rows), schema: found.schema })} />
        ) : null}
        {found && !found.ok ? (
          <>
            <StatusMark meaning="offTrack" label={t(($) => $.settings.store.verifiedBad)} />
            <ul>
              {found.complaints.map((complaint) => (
                <li key={complaint}>{complaint}</li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes['row']}>
        <Button variant="default" loading={isRunning} onClick={() => void verify()}>
          {t(($) => $.settings.store.verify)}
        </Button>
      </div>
    </section>
  );
};
