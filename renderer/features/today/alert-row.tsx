import { Button } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertEntry } from '#shared/api/alerts.ts';
import { alertSentence } from '#shared/alerts/words.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { SeverityMark } from '#renderer/ui/severity-mark.tsx';
import type { AlertKeyAction } from './alert-keys.ts';
import { AlertMenu } from './alert-menu.tsx';
import { pageFormats, stakeText } from './alert-words.ts';
import classes from './alerts.module.css';
import { DaysLeft } from './days-left.tsx';

type AlertRowProps = {
  entry: AlertEntry;
  /** The one that the keyboard is on: alone among the rows it can be reached with Tab. */
  isActive: boolean;
  /** The partner stands above, as the heading of its group. */
  isUnderPartner: boolean;
  run(action: AlertKeyAction, id: string): void;
};

/** One alert: how severe, whose, what, what it costs, how long there is, and what to do. */
const AlertRowView = ({ entry, isActive, isUnderPartner, run }: AlertRowProps) => {
  const { t } = useTranslation();
  const { alert, state, owner, snoozedUntil, handledOn, outcome } = entry;
  const { id, severity, action } = alert;
  const partner = entry.partner?.name ?? t(($) => $.today.alerts.network);
  const tabIndex = isActive ? 0 : -1;
  const note =
    state === 'snoozed' && snoozedUntil !== null
      ? t(($) => $.today.alerts.snoozedUntil, { date: formatDate(snoozedUntil) })
      : (state === 'done' || state === 'dismissed') && handledOn !== null
        ? t(($) => $.today.alerts.doneOn, { date: formatDate(handledOn), outcome: outcome ?? '' })
        : owner === null
          ? null
          : t(($) => $.today.alerts.assignedTo, { name: owner });
  return (
    <li className={classes['row']} data-alert-row={id} data-active={isActive || undefined}>
      <button type="button" className={classes['alert']} tabIndex={tabIndex} onClick={() => run('why', id)}>
        <span className={classes['severity']}>
          <SeverityMark severity={severity} label={alertTexts.severity[severity]} />
        </span>
        <span className={classes['words']}>
          <span className={classes['about']}>
            {isUnderPartner ? null : <strong>{partner}</strong>} <span className={classes['rule']}>{entry.name}</span>
            {note === null ? null : <span className={classes['note']}>{note}</span>}
          </span>
          <span className={classes['sentence']}>{alertSentence('say', alert.text, pageFormats)}</span>
        </span>
        <span className={classes['cost']}>
          {stakeText(alert) ?? <span className={classes['none']}>{t(($) => $.today.alerts.costUnknown)}</span>}
        </span>
        <span className={classes['days']}>
          <DaysLeft days={alert.daysLeft} />
        </span>
      </button>
      <Button
        className={classes['action'] ?? ''}
        variant="default"
        size="compact-sm"
        tabIndex={tabIndex}
        title={alertTexts.action[action.key]}
        onClick={() => run('act', id)}
      >
        {alertTexts.action[action.key]}
      </Button>
      <AlertMenu entry={entry} partner={partner} tabIndex={tabIndex} run={run} />
    </li>
  );
};

/** Drawn again only when something of it changes: there may be many. */
export const AlertRow = memo(AlertRowView);
