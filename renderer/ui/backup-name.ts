import { useTranslation } from 'react-i18next';
import { formatTime } from './format.ts';

const own = /^(\d{4}-\d\d-\d\d)_(\d\d)(\d\d)(\d\d)_([a-z]+)\.qdbackup$/;

/** When a backup was made and why, read from the name of its file; any other file keeps its name. */
export const useBackupName = (): ((file: string) => string) => {
  const { t } = useTranslation();
  const reasons: Readonly<Record<string, string>> = t(($) => $.store.backupReason, { returnObjects: true });
  return (file) => {
    const [, day, hour, minute, second, reason] = own.exec(file) ?? [];
    const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
    if (reason === undefined || Number.isNaN(at)) return file;
    return `${formatTime(at)} · ${Object.hasOwn(reasons, reason) ? reasons[reason] : reason}`;
  };
};
