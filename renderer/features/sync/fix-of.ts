import type { SyncStatus } from '#shared/api/sync.ts';

/** What mends a failure: by its code, else by the state that it led to. Null: nothing that this person can do here. */
export const fixOf = ({ state, problem }: Pick<SyncStatus, 'state' | 'problem'>): 'signIn' | 'checkAddress' | 'tryNow' | null => {
  if (state === 'signIn' || state === 'revoked') return 'signIn';
  if (problem === null || state === 'serverOlder' || state === 'appOlder') return null;
  return problem.code === 'SERVER_NOT_OURS' ? 'checkAddress' : 'tryNow';
};
