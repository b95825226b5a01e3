import { Button, Popover } from '@mantine/core';
import { IconCalendar, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { closeOverlay, openOverlay, useUiStore } from '#renderer/state/ui-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import classes from './status-line.module.css';

/** The date that rules every figure, marked when it is not today, and the way to change it. */
export const AsOfControl = ({ program }: { program: Program }) => {
  const { t } = useTranslation();
  const { run, error } = useCommand('settings.update');
  const isOpen = useUiStore((state) => state.overlay === 'as-of');
  const { asOf, today, asOfSetting } = program;
  const isMoved = asOf !== today;
  const Icon = isMoved ? IconHistory : IconCalendar;
  const set = async (date: string | null): Promise<boolean> => {
    // the date of today typed out still means a date: only "Use today" follows the calendar
    const done = await run({ asOf: date });
    return done.ok;
  };
  return (
    <Popover opened={isOpen} onChange={(open) => (open ? openOverlay('as-of') : closeOverlay())} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes['asOf']}
          data-moved={isMoved || undefined}
          title={t(($) => $.shell.statusLine.changeAsOf)}
          onClick={() => (isOpen ? closeOverlay() : openOverlay('as-of'))}
        >
          <Icon size={14} stroke={1.75} aria-hidden />
          {isMoved
            ? `${t(($) => $.shell.statusLine.asOf, { date: formatDate(asOf) })} · ${t(($) => $.shell.statusLine.asOfNotToday)}`
            : t(($) => $.shell.statusLine.asOfToday, { date: formatDate(asOf) })}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes['popover']}>
          <DateField
            label={t(($) => $.settings.figures.asOf)}
            value={asOf}
            onChange={(date) => void set(date)}
            onDone={closeOverlay}
            autoFocus
          />
          <p className={classes['hint']}>{t(($) => $.shell.statusLine.asOfHint)}</p>
          {error ? <ErrorNote error={error} /> : null}
          <Button variant="default" disabled={asOfSetting === null} onClick={() => void set(null).then((ok) => ok && closeOverlay())}>
            {t(($) => $.shell.statusLine.useToday)}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};
