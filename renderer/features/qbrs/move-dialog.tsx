import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { Described } from '#shared/domain/errors.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import classes from './board.module.css';

type MoveDialogProps = {
  partner: string;
  to: 'scheduled' | 'held';
  offered: IsoDate | null;
  isBusy: boolean;
  error: Described | undefined;
  onMove(on: IsoDate): void;
  onClose(): void;
};

/** The day that a stage needs: of the meeting that is planned, or of the one that was held. */
export const MoveDialog = ({ partner, to, offered, isBusy, error, onMove, onClose }: MoveDialogProps) => {
  const { t } = useTranslation();
  useReturnFocus();
  const [on, setOn] = useState(offered);
  return (
    <Modal opened onClose={onClose} title={t(($) => $.qbr.move.ask[to], { partner })} size="sm" returnFocus={false}>
      <form
        className={classes['dayForm']}
        onSubmit={(event) => {
          event.preventDefault();
          if (on !== null) onMove(on);
        }}
      >
        <DateField label={t(($) => $.qbr.move.day[to])} value={on} onChange={setOn} autoFocus />
        {error ? <ErrorNote error={error} /> : null}
        <div className={classes['dialogActions']}>
          <Button variant="default" onClick={onClose}>
            {t(($) => $.qbr.move.cancel)}
          </Button>
          <Button type="submit" disabled={on === null} loading={isBusy}>
            {t(($) => $.qbr.move.go[to])}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
