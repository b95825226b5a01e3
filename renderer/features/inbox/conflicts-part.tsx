import { useQuery } from '#renderer/state/use-query.ts';
import { useSyncStatus } from '#renderer/state/use-sync-status.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { ConflictList } from './conflict-list.tsx';
import { InboxEmpty } from './inbox-empty.tsx';

/** The clashes that are open, or those that were settled. */
export const ConflictsPart = ({ isSettled }: { isSettled: boolean }) => {
  const { data, error } = useQuery('sync.conflicts', { state: isSettled ? 'settled' : 'open' });
  const me = useSyncStatus()?.account?.name ?? '';
  if (error && !data) return <ErrorNote error={error} />;
  if (!data) return null;
  return data.length === 0 ? (
    <InboxEmpty of="conflicts" isSettled={isSettled} />
  ) : (
    <ConflictList conflicts={data} me={me} isSettled={isSettled} />
  );
};
