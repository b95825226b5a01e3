import { useTranslation } from 'react-i18next';
import type { Described } from '#shared/domain/errors.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';

/** Why a batch ended. One that was cancelled has kept what was whole by then, which the usual words of a cancel deny. */
export const BatchError = ({ error }: { error: Described }) => {
  const { t } = useTranslation();
  return error.code === 'CANCELLED' ? <p role="status">{t(($) => $.qbr.export.stopped)}</p> : <ErrorNote error={error} />;
};
