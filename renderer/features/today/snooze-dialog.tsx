import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type IsoDate, weekdayOf } from '#shared/domain/dates.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { ActDialog, type ActDialogProps } from './act-dialog.tsx';
import classes from './alerts.module.css';

/** The Monday after a day. */
const nextMonday = (day: IsoDate): IsoDate => addDays(day, (8 - weekdayOf(day)) % 7 || 7);

/** Puts an alert aside until a day. */
export const SnoozeDialog = ({
  asOf,
  act,
  ...dialog
}: Omit<ActDialogProps, 'title' | 'children'> & { asOf: IsoDate; act(until: IsoDate): void }) => {
  const { t } = useTranslation();
  const [until, setUntil] = useState<IsoDate | null>(null);
  const [tomorrow, monday] = [addDays(asOf, 1), nextMonday(asOf)];
  const isPast = until !== null && until <= asOf;
  return (
    <ActDialog {...dialog} title={t(($) => $.today.snooze.title)}>
      <p className={classes['lead']}>{t(($) => $.today.snooze.lead)}</p>
      <div className={classes['choices']}>
        <Button variant="default" data-autofocus onClick={() => act(tomorrow)}>
          {t(($) => $.today.snooze.tomorrow, { date: formatDate(tomorrow) })}
        </Button>
        <Button variant="default" onClick={() => act(monday)}>
          {t(($) => $.today.snooze.nextWeek, { date: formatDate(monday) })}
        </Button>
      </div>
      <form
        className={classes['until']}
        onSubmit={(event) => {
          event.preventDefault();
          if (until !== null && !isPast) act(until);
        }}
      >
        <DateField label={t(($) => $.today.snooze.until)} value={until} onChange={setUntil} />
        <Button type="submit" disabled={until === null || isPast} loading={dialog.isBusy}>
          {t(($) => $.today.snooze.button)}
        </Button>
        {isPast ? (
          <p className={classes['hint']} role="alert">
            {t(($) => $.today.snooze.past, { date: formatDate(asOf) })}
          </p>
        ) : null}
      </form>
    </ActDialog>
  );
};
