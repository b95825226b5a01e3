import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { openOverlay } from '#renderer/state/ui-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useBackupName } from '#renderer/ui/backup-name.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { BackupElsewhere } from './backup-elsewhere.tsx';
import classes from './settings.module.css';

type BackupListProps = { backups: ReadonlyArray<{ name: string; bytes: number }>; protection: 'os' | 'passphrase' | null };

/** The backups in the folder of the store, newest first; one now, one of them back, or one saved elsewhere. */
export const BackupList = ({ backups, protection }: BackupListProps) => {
  const { t } = useTranslation();
  const { done } = useNotice();
  const nameOf = useBackupName();
  const { run, isRunning, error } = useCommand('store.backup');
  const backUp = async (): Promise<void> => {
    const reply = await run({});
    if (reply.ok) done(t(($) => $.settings.store.backedUp, { file: reply.data.file }));
  };
  return (
    <section className={classes['group']} aria-label={t(($) => $.settings.store.backups)}>
      <h3>{t(($) => $.settings.store.backups)}</h3>
      <p className={classes['hint']}>{t(($) => $.settings.store.backupsHint)}</p>
      {backups.length === 0 ? (
        <p>{t(($) => $.settings.store.none)}</p>
      ) : (
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(($) => $.settings.store.name)}</Table.Th>
              <Table.Th ta="right">{t(($) => $.settings.store.size)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {backups.map(({ name, bytes }) => (
              <Table.Tr key={name}>
                <Table.Td title={name}>{nameOf(name)}</Table.Td>
                <Table.Td ta="right">{formatBytes(bytes)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes['row']}>
        <Button loading={isRunning} onClick={() => void backUp()}>
          {t(($) => $.settings.store.backUp)}
        </Button>
        <Button variant="default" onClick={() => openOverlay('restore')}>
          {t(($) => $.settings.store.restore)}
        </Button>
      </div>
      <BackupElsewhere protection={protection} />
    </section>
  );
};
