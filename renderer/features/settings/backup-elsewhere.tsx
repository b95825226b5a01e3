import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useFileNotice } from '#renderer/state/use-file-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './settings.module.css';

const baseName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

/** Saves a backup away from the store, so that it outlives the device; says what opens it there. */
export const BackupElsewhere = ({ protection }: { protection: 'os' | 'passphrase' | null }) => {
  const { t } = useTranslation();
  const { data: host } = useQuery('host.info', {});
  const choose = useCommand('host.chooseFolder');
  const backup = useCommand('store.backup');
  const showFile = useFileNotice();
  if (!host) return null;
  const save = async (): Promise<void> => {
    const chosen = host.canChooseFolder ? await choose.run({ title: t(($) => $.settings.store.saveTitle) }) : null;
    const dir = chosen === null ? host.exportDir : chosen.ok ? chosen.data.dir : null;
    if (dir === null) return;
    const reply = await backup.run({ dir });
    if (reply.ok) showFile({ name: baseName(reply.data.file), path: reply.data.file, link: reply.data.link });
  };
  const error = choose.error ?? backup.error;
  return (
    <>
      <p className={classes['hint']}>
        {t(($) => $.settings.store.elsewhereHint[protection ?? 'passphrase'])}
        {host.canChooseFolder ? '' : ` ${t(($) => $.settings.store.savedIn, { dir: host.exportDir })}`}
      </p>
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes['row']}>
        <Button variant="default" loading={choose.isRunning || backup.isRunning} onClick={() => void save()}>
          {t(($) => $.settings.store[host.canChooseFolder ? 'saveToFolder' : 'saveToExports'])}
        </Button>
      </div>
    </>
  );
};
