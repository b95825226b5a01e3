import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { HeldList } from './held-list.tsx';
import { InboxEmpty } from './inbox-empty.tsx';

/** The deletions that wait for a person. */
export const HeldPart = () => {
  const { data, error } = useQuery('sync.held', {});
  if (error && !data) return <ErrorNote error={error} />;
  if (!data) return null;
  return data.length === 0 ? <InboxEmpty of="held" isSettled={false} /> : <HeldList held={data} />;
};
