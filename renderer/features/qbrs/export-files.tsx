import { Button } from '@mantine/core';
import { IconDownload, IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import classes from './export-dialog.module.css';
import type { ExportOutcome } from './use-export.ts';

/** What was written: each file with its size and the way to it; and what failed, and why. */
export const ExportFiles = ({ outcome: { files, failures } }: { outcome: ExportOutcome }) => {
  const { t } = useTranslation();
  const { data: host } = useQuery('host.info', {});
  const { run: show } = useCommand('host.showInFolder');
  const first = files[0];
  return (
    <div className={classes['outcome']} role="status">
      <div className={classes['outcomeHead']}>
        <h3>{t(($) => $.qbr.export.done, { count: files.length })}</h3>
        {first && host?.canShowInFolder ? (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconFolder size={14} aria-hidden />}
            onClick={() => void show({ file: first.path })}
          >
            {t(($) => $.qbr.export.show)}
          </Button>
        ) : null}
      </div>
      <ul className={classes['files']}>
        {files.map(({ name, path, bytes, link }) => (
          <li key={path}>
            {link === null ? (
              <span className={classes['fileName']}>{name}</span>
            ) : (
              <a href={link} download={name} className={classes['fileName']} aria-label={t(($) => $.qbr.export.download, { name })}>
                <IconDownload size={14} aria-hidden /> {name}
              </a>
            )}
            <span className={classes['size']}>{formatBytes(bytes)}</span>
          </li>
        ))}
      </ul>
      {failures.length > 0 ? (
        <>
          <h3>{t(($) => $.qbr.export.failures, { count: failures.length })}</h3>
          <ul className={classes['files']}>
            {failures.map(({ partnerId, partner, message, hint }) => (
              <li key={partnerId}>
                {partner}: {message} {hint}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
};
