import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Described } from '#shared/domain/errors.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import classes from './alerts.module.css';

export type ActDialogProps = {
  title: string;
  /** The alert that it is about, in words. */
  about: string;
  isBusy: boolean;
  error: Described | undefined;
  onClose(): void;
  children: ReactNode;
};

/** A short question about one alert. */
export const ActDialog = ({ title, about, error, onClose, children }: ActDialogProps) => {
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} title={title} size="sm" returnFocus={false}>
      <p className={classes['aboutAlert']}>{about}</p>
      {children}
      {error ? <ErrorNote error={error} /> : null}
    </Modal>
  );
};
