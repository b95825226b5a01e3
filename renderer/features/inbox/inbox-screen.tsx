import { SegmentedControl, Switch } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate, type Route } from '#renderer/state/router.ts';
import { needsCount, useSyncStatus } from '#renderer/state/use-sync-status.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { ConflictsPart } from './conflicts-part.tsx';
import { ExportRefused } from './export-refused.tsx';
import { HeldPart } from './held-part.tsx';
import { type InboxPart, inboxParts, partOf } from './inbox-parts.ts';
import classes from './inbox.module.css';
import { RefusedPart } from './refused-part.tsx';

/** `lent`: what other features draw within the inbox. */
type InboxScreenProps = { route: Extract<Route, { place: 'inbox' }>; lent: { AlertsSetAside: ComponentType } };

/** What needs a person: clashes, refused changes, deletions of many; and the alerts that were set aside. Nothing here goes without a choice. */
export const InboxScreen = ({ route, lent: { AlertsSetAside } }: InboxScreenProps) => {
  const { t } = useTranslation();
  const status = useSyncStatus();
  const [isSettled, setSettled] = useState(false);
  // the part that was open at first stays, although its last item leaves it
  const [first] = useState<{ part: InboxPart | null }>({ part: null });
  if (!status) return null;
  first.part ??= partOf(undefined, status);
  const part = route.part === undefined ? first.part : partOf(route.part, status);
  const waiting = needsCount(status);
  const canSettle = part === 'conflicts' || part === 'refused';
  const label = (one: InboxPart): string => {
    const name = t(($) => $.inbox.part[one]);
    return one === 'alerts' || status[one] === 0 ? name : `${name} ${formatCount(status[one])}`;
  };
  return (
    <div className={classes['screen']}>
      <div className={classes['top']}>
        <h1>{t(($) => $.inbox.title)}</h1>
        <span className={classes['hint']} role="status">
          {t(($) => $.inbox.count, { count: waiting })}
        </span>
      </div>
      <div className={classes['tools']}>
        <SegmentedControl
          aria-label={t(($) => $.inbox.parts)}
          value={part}
          onChange={(next) => navigate({ place: 'inbox', part: next })}
          data={inboxParts.map((one) => ({ value: one, label: label(one) }))}
        />
        <span className={classes['space']} />
        {part === 'refused' && status.refused > 0 ? <ExportRefused /> : null}
        {canSettle ? (
          <Switch
            label={t(($) => $.inbox.settled)}
            checked={isSettled}
            onChange={({ currentTarget }) => setSettled(currentTarget.checked)}
          />
        ) : null}
      </div>
      {part === 'alerts' || (status[part] === 0 && !isSettled) ? null : <p className={classes['lead']}>{t(($) => $.inbox[part].lead)}</p>}
      <div className={classes['body']}>
        {part === 'conflicts' ? <ConflictsPart isSettled={isSettled} /> : null}
        {part === 'refused' ? <RefusedPart isSettled={isSettled} /> : null}
        {part === 'held' ? <HeldPart /> : null}
        {part === 'alerts' ? <AlertsSetAside /> : null}
      </div>
    </div>
  );
};
