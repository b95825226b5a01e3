import { useQuery } from './use-query.ts';
import { useSyncStatus } from './use-sync-status.ts';

/** How many clashes of a partner wait to be settled. */
export const useConflictCount = (partnerId: string): number => {
  const hasSome = (useSyncStatus()?.conflicts ?? 0) > 0;
  const { data } = useQuery('sync.conflicts', hasSome ? {} : null);
  return data?.filter((conflict) => conflict.partnerId === partnerId).length ?? 0;
};
