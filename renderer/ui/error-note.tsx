import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Described } from '#shared/domain/errors.ts';
import classes from './error-note.module.css';

/** A failure: what happened, the next step, and the code for support. */
export const ErrorNote = ({ error, onRetry }: { error: Described; onRetry?: () => void }) => {
  const { t } = useTranslation();
  return (
    <div role="alert" className={classes['note']}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden className={classes['icon']} />
      <div className={classes['words']}>
        <p className={classes['message']}>{error.message}</p>
        <p>{error.hint}</p>
        <p className={classes['code']}>{t(($) => $.ui.code, { code: error.code })}</p>
      </div>
      {onRetry ? (
        <Button variant="default" onClick={onRetry}>
          {t(($) => $.ui.tryAgain)}
        </Button>
      ) : null}
    </div>
  );
};
