import { useQuery } from '#renderer/state/use-query.ts';

/** How many rows wait to be placed. */
export const useWaitingCount = (): number => useQuery('imports.attention.list', { limit: 1 }).data?.total ?? 0;
