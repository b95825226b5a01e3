import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '#shared/api/sync.ts';
import type { Fields } from '#shared/sync/table.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { navigate } from '#renderer/state/router.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { ConflictItem } from './conflict-item.tsx';
import { type InboxKeyAction, inboxKeyDown } from './inbox-keys.ts';
import classes from './inbox.module.css';
import { useItemFocus } from './use-item-focus.ts';
import { useSettle } from './use-settle.ts';
import { useValueNames } from './use-value-names.ts';

/** As many clashes as are drawn before one asks for more. */
const step = 40;

type ConflictListProps = { conflicts: readonly Conflict[]; me: string; isSettled: boolean };

/** The clashes, newest first; each is settled in its place, by a click or a key. */
export const ConflictList = ({ conflicts, me, isSettled }: ConflictListProps) => {
  const { t } = useTranslation();
  const names = useValueNames();
  const { settle, isRunning } = useSettle();
  const [editing, setEditing] = useState<string | null>(null);
  const [shown, setShown] = useState(step);
  const { list, currentId, leave } = useItemFocus(conflicts.map(({ id }) => id));
  const finish = async (conflict: Conflict, keep: 'mine' | 'theirs' | 'both' | 'edit', fields?: Fields): Promise<void> => {
    leave(conflict.id);
    const isOne = fields !== undefined && (conflict.mine === null || typeof conflict.mine !== 'object');
    const value = isOne ? (Object.values(fields)[0] ?? null) : fields;
    const isDone = await settle(conflict.id, keep, value);
    if (isDone) setEditing(null);
  };
  const run = (action: InboxKeyAction, id: string): void => {
    const conflict = conflicts.find((one) => one.id === id);
    if (!conflict || isRunning) return;
    if (action === 'open') {
      if (conflict.partnerId !== null) navigate({ place: 'partner', id: conflict.partnerId });
    } else if (conflict.state !== 'open') return;
    else if (action === 'edit') setEditing(conflict.kind === 'deleted' ? null : id);
    else if (action !== 'both' || conflict.canKeepBoth) void finish(conflict, action);
  };
  const current = conflicts.find(({ id }) => id === currentId);
  const does = (action: InboxKeyAction, isOffered = true) => (current && !isSettled && isOffered ? () => run(action, current.id) : null);
  useCommandHandler('conflict.mine', does('mine'));
  useCommandHandler('conflict.theirs', does('theirs'));
  useCommandHandler('conflict.both', does('both', current?.canKeepBoth));
  useCommandHandler('conflict.edit', does('edit', current?.kind !== 'deleted'));
  const rest = conflicts.length - shown;
  return (
    <>
      {/* the keys belong to the items inside; the list itself is not focused */}
      <ul
        ref={list}
        className={classes['items']}
        aria-label={t(($) => (isSettled ? $.inbox.conflicts.settledList : $.inbox.conflicts.list))}
        onKeyDown={inboxKeyDown(run)}
      >
        {conflicts.slice(0, shown).map((conflict) => (
          <ConflictItem
            key={conflict.id}
            conflict={conflict}
            names={names}
            me={me}
            isEditing={editing === conflict.id}
            isBusy={isRunning}
            run={run}
            onSave={(fields) => void finish(conflict, 'edit', fields)}
            onCloseEdit={() => setEditing(null)}
          />
        ))}
      </ul>
      {rest > 0 ? (
        <div className={classes['foot']}>
          <Button variant="subtle" color="gray" onClick={() => setShown(shown + step)}>
            {t(($) => $.inbox.conflicts.showMore, { count: Math.min(rest, step) })} ({formatCount(rest)})
          </Button>
        </div>
      ) : null}
      {isSettled ? null : <p className={`${classes['hint']} ${classes['foot']}`}>{t(($) => $.inbox.conflicts.keys)}</p>}
    </>
  );
};
