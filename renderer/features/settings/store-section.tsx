import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { runCommand } from '#renderer/state/command-handlers.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { BackupList } from './backup-list.tsx';
import { ProtectStore } from './protect-store.tsx';
import { SampleSetting } from './sample-setting.tsx';
import classes from './settings.module.css';
import { VerifyStore } from './verify-store.tsx';

/** Where the store is, its backups, its check, its lock, and the sample data. */
export const StoreSection = ({ program }: { program: Program }) => {
  const { t } = useTranslation();
  const { data: status, error } = useQuery('store.status', {});
  const { data: host } = useQuery('host.info', {});
  if (error) return <ErrorNote error={error} />;
  if (!status) return null;
  return (
    <>
      <p className={classes['lead']}>{t(($) => $.settings.store.lead)}</p>
      <dl className={classes['facts']}>
        <dt>{t(($) => $.settings.store.where)}</dt>
        <dd>{status.dir}</dd>
        {status.protection ? (
          <>
            <dt>{t(($) => $.settings.store.protection)}</dt>
            <dd>{t(($) => $.settings.store.protectedBy[status.protection ?? 'passphrase'])}</dd>
          </>
        ) : null}
        {host ? (
          <>
            <dt>{t(($) => $.settings.store.versionOf)}</dt>
            <dd>{t(($) => $.settings.store.version, { version: host.appVersion })}</dd>
          </>
        ) : null}
      </dl>
      <ProtectStore status={status} />
      <BackupList backups={status.backups} protection={status.protection} />
      <VerifyStore />
      <section className={classes['group']} aria-label={t(($) => $.settings.store.lock)}>
        <h3>{t(($) => $.settings.store.lock)}</h3>
        <p className={classes['hint']}>{t(($) => $.settings.store.lockHint)}</p>
        <div className={classes['row']}>
          <Button variant="default" onClick={() => runCommand('file.lock')}>
            {t(($) => $.settings.store.lock)}
          </Button>
        </div>
      </section>
      <SampleSetting hasSample={program.hasSample} />
    </>
  );
};
