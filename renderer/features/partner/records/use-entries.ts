import type { Entry } from '#shared/api/partner-records.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { usePartnerPage } from '../partner-page-context.tsx';

const most = 5000;

/** Every record of a kind of this partner, or those under one record; undefined until they are there. */
export const useEntries = (kind: RecordKey, parentId?: string): readonly Entry[] | undefined => {
  const { partner } = usePartnerPage();
  return useQuery('entries.list', { kind, partnerId: partner.id, limit: most, ...(parentId === undefined ? {} : { parentId }) }).data?.rows;
};
