import type { SyncStatus } from '#shared/api/sync.ts';
import { useQuery } from './use-query.ts';

/** How sync stands; the core tells every change of it unasked. */
export const useSyncStatus = (): SyncStatus | undefined => useQuery('sync.status', {}).data;

/** How many things wait for a decision of this person: clashes, refused changes, and deletions held back. */
export const needsCount = (status: Pick<SyncStatus, 'conflicts' | 'refused' | 'held'> | undefined): number =>
  status ? status.conflicts + status.refused + status.held : 0;

/**
 * How much of the company's data is here: `apart`, no server is connected; `arriving`, the first sync is not done; `here`.
 * Tells an empty list that will fill from one that nobody gave rights to.
 */
export const arrivalOf = (status: Pick<SyncStatus, 'account' | 'lastSyncAt' | 'state'> | undefined): 'apart' | 'arriving' | 'here' =>
  !status?.account ? 'apart' : status.lastSyncAt === null && status.state !== 'signIn' && status.state !== 'revoked' ? 'arriving' : 'here';
