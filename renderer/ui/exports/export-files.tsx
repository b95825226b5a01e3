import { Button } from '@mantine/core';
import { IconDownload, IconFolder } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportedFile } from '#shared/api/qbr-exports.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import classes from './exports.module.css';

type ExportFilesProps = { files: ExportedFile[]; onShow: ((file: string) => void) | null; children?: ReactNode };

/** What was written: each file with its size and the way to it; below it whatever else there is to say. */
export const ExportFiles = ({ files, onShow, children }: ExportFilesProps) => {
  const { t } = useTranslation();
  const first = files[0];
  return (
    <div className={classes['outcome']} role="status">
      <div className={classes['outcomeHead']}>
        <h3>{t(($) => $.ui.exports.done, { count: files.length })}</h3>
        {first && onShow ? (
          <Button variant="default" size="compact-sm" leftSection={<IconFolder size={14} aria-hidden />} onClick={() => onShow(first.path)}>
            {t(($) => $.ui.exports.show)}
          </Button>
        ) : null}
      </div>
      <ul className={classes['files']}>
        {files.map(({ name, path, bytes, link }) => (
          <li key={path}>
            {link === null ? (
              <span className={classes['fileName']}>{name}</span>
            ) : (
              <a href={link} download={name} className={classes['fileName']} aria-label={t(($) => $.ui.exports.download, { name })}>
                <IconDownload size={14} aria-hidden /> {name}
              </a>
            )}
            <span className={classes['size']}>{formatBytes(bytes)}</span>
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
};
