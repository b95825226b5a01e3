import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { InboxEmpty } from './inbox-empty.tsx';
import { RefusedList } from './refused-list.tsx';

/** The changes that wait for a decision, or those that were decided. */
export const RefusedPart = ({ isSettled }: { isSettled: boolean }) => {
  const { data, error } = useQuery('sync.refused', { state: isSettled ? 'settled' : 'open' });
  if (error && !data) return <ErrorNote error={error} />;
  if (!data) return null;
  return data.length === 0 ? <InboxEmpty of="refused" isSettled={isSettled} /> : <RefusedList changes={data} isSettled={isSettled} />;
};
