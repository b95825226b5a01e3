import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './exports.module.css';

type ExportFolderProps = { shown: string; isDisabled: boolean /** Null where the host cannot ask. */; onChoose: (() => void) | null };

/** Where files go, and the way to another folder. */
export const ExportFolder = ({ shown, isDisabled, onChoose }: ExportFolderProps) => {
  const { t } = useTranslation();
  return (
    <div className={classes['folder']}>
      <span className={classes['label']}>{t(($) => $.ui.exports.folder)}</span>
      <span className={classes['path']}>{shown}</span>
      {onChoose ? (
        <Button variant="default" size="compact-sm" disabled={isDisabled} onClick={onChoose}>
          {t(($) => $.ui.exports.chooseFolder)}
        </Button>
      ) : null}
    </div>
  );
};
