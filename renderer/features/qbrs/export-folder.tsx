import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import classes from './export-dialog.module.css';

type ExportFolderProps = { dir: string | null; isDisabled: boolean; onChoose(dir: string): void };

/** Where files go: the usual folder (`dir` null), or one that the user chooses where the host can ask for it. */
export const ExportFolder = ({ dir, isDisabled, onChoose }: ExportFolderProps) => {
  const { t } = useTranslation();
  const { data: host } = useQuery('host.info', {});
  const { run: chooseFolder } = useCommand('host.chooseFolder');
  const choose = async (): Promise<void> => {
    const done = await chooseFolder({ title: t(($) => $.qbr.export.chooseTitle) });
    if (done.ok && done.data.dir !== null) onChoose(done.data.dir);
  };
  return (
    <div className={classes['folder']}>
      <span className={classes['label']}>{t(($) => $.qbr.export.folder)}</span>
      <span className={classes['path']}>{dir ?? host?.exportDir ?? ''}</span>
      {host?.canChooseFolder ? (
        <Button variant="default" size="compact-sm" disabled={isDisabled} onClick={() => void choose()}>
          {t(($) => $.qbr.export.chooseFolder)}
        </Button>
      ) : null}
    </div>
  );
};
