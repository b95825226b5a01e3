import { useTranslation } from 'react-i18next';
import type { RefusedChange } from '#shared/api/sync.ts';
import type { Fields } from '#shared/sync/table.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { inboxKeyDown } from './inbox-keys.ts';
import classes from './inbox.module.css';
import { RefusedItem } from './refused-item.tsx';
import { useItemFocus } from './use-item-focus.ts';
import { useValueNames } from './use-value-names.ts';

const noLetters = (): void => undefined;

/** The changes that the server did not take, each with its reason; none holds up another. */
export const RefusedList = ({ changes, isSettled }: { changes: readonly RefusedChange[]; isSettled: boolean }) => {
  const { t } = useTranslation();
  const names = useValueNames();
  const { run, isRunning } = useCommand('sync.settleRefused');
  const { done, failed } = useNotice();
  const { list, leave } = useItemFocus(changes.map(({ id }) => id));
  const act = async (id: string, action: 'retry' | 'send' | 'drop', fields?: Fields): Promise<void> => {
    leave(id);
    const reply = await run({ id, action, ...(fields ? { fields } : {}) });
    if (reply.ok) done(t(($) => $.inbox.refused.done[action]));
    else failed(reply.error);
  };
  return (
    // the keys belong to the items inside; the list itself is not focused
    <ul
      ref={list}
      className={classes['items']}
      aria-label={t(($) => (isSettled ? $.inbox.refused.settledList : $.inbox.refused.list))}
      onKeyDown={inboxKeyDown(noLetters)}
    >
      {changes.map((change) => (
        <RefusedItem
          key={change.id}
          change={change}
          names={names}
          isBusy={isRunning}
          act={(action, fields) => void act(change.id, action, fields)}
        />
      ))}
    </ul>
  );
};
