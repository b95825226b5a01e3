import { useTranslation } from 'react-i18next';
import { ExportFiles } from '#renderer/ui/exports/export-files.tsx';
import classes from '#renderer/ui/exports/exports.module.css';
import type { ExportOutcome as Outcome } from './use-export.ts';

type ExportOutcomeProps = { outcome: Outcome; onShow: ((file: string) => void) | null };

/** What was written, and which packages failed, and why. */
export const ExportOutcome = ({ outcome: { files, failures }, onShow }: ExportOutcomeProps) => {
  const { t } = useTranslation();
  return (
    <ExportFiles files={files} onShow={onShow}>
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
    </ExportFiles>
  );
};
