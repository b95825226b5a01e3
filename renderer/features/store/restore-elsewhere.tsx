import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './store.module.css';

export type BackupsElsewhere = { dir: string; backups: OutputOf<'store.backupsIn'>['backups'] };

type RestoreElsewhereProps = { found: BackupsElsewhere | null; onFound(found: BackupsElsewhere): void };

/** Looks for backups outside of the store: in a folder that the user chooses, or, where no folder can be chosen, in the folder of the exports. */
export const RestoreElsewhere = ({ found, onFound }: RestoreElsewhereProps) => {
  const { t } = useTranslation();
  const { data: host } = useQuery('host.info', {});
  const choose = useCommand('host.chooseFolder');
  const list = useCommand('store.backupsIn');
  if (!host) return null;
  const look = async (): Promise<void> => {
    const chosen = host.canChooseFolder ? await choose.run({ title: t(($) => $.store.restore.chooseTitle) }) : null;
    const dir = chosen === null ? host.exportDir : chosen.ok ? chosen.data.dir : null;
    if (dir === null) return;
    const listed = await list.run({ dir });
    if (listed.ok) onFound({ dir, backups: listed.data.backups });
  };
  const error = choose.error ?? list.error;
  return (
    <div>
      <Button variant="default" loading={choose.isRunning || list.isRunning} onClick={() => void look()}>
        {t(($) => $.store.restore[host.canChooseFolder ? 'fromFolder' : 'fromExports'])}
      </Button>
      {host.canChooseFolder ? null : <p className={classes['doorHint']}>{t(($) => $.store.restore.putThere, { dir: host.exportDir })}</p>}
      {found ? (
        <p className={classes['doorHint']} role="status">
          {t(($) => $.store.restore.found, { count: found.backups.length, dir: found.dir })}
        </p>
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
    </div>
  );
};
