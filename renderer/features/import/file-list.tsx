import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCore } from '#renderer/state/core-context.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import classes from './import.module.css';
import { removeFile, sendAgain, type WizardFile } from './wizard-store.ts';

/** The chosen files, how far each is read, and why one could not be. */
export const FileList = ({ files }: { files: readonly WizardFile[] }) => {
  const { t } = useTranslation();
  const { transport } = useCore();
  return (
    <ul className={classes['files']}>
      {files.map(({ uploadId, source, sent, state, error }) => (
        <li key={uploadId} className={classes['file']} data-failed={state === 'failed' || undefined}>
          <span>{source.name}</span>
          <span className={classes['quiet']}>{formatBytes(source.size)}</span>
          {state === 'reading' ? (
            <progress aria-label={t(($) => $.import.choose.reading, { file: source.name })} value={sent} max={Math.max(1, source.size)} />
          ) : null}
          {state === 'failed' ? (
            <span role="alert">{error?.message ?? t(($) => $.import.choose.unreadable, { file: source.name })}</span>
          ) : null}
          {state === 'failed' ? (
            <Button variant="subtle" size="compact-xs" onClick={() => void sendAgain(transport, uploadId)}>
              {t(($) => $.import.choose.again)}
            </Button>
          ) : null}
          <ActionIcon
            size="sm"
            aria-label={t(($) => $.import.choose.remove, { file: source.name })}
            onClick={() => void removeFile(transport, uploadId)}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
};
