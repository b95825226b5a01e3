import type { Entry } from '#shared/api/partner-records.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { usePartnerPage } from '../partner-page-context.tsx';
import { referenceOf } from './entry-text.ts';

const nobody: ReadonlySet<string> = new Set();
/** Kinds whose records name partners below another one, which the visibility rules may keep from a CAM, and the field that does. */
const naming: Partial<Record<RecordKey, string>> = { hierarchy_link: 'child', sell_through_line: 'reseller' };

/** The partners below this one whose names the visibility rules keep from a CAM; undefined until that is known. */
const useUnseen = (isAsked: boolean): ReadonlySet<string> | undefined => {
  const { partner } = usePartnerPage();
  const { data: links } = useQuery('entries.list', isAsked ? { kind: 'hierarchy_link', partnerId: partner.id, limit: 5000 } : null);
  const { data } = useQuery('entries.downstream', isAsked ? { partnerId: partner.id } : null);
  if (!isAsked) return nobody;
  if (!links || !data) return undefined;
  const named = new Set(data.rows.flatMap(({ id, name }) => (name === undefined ? [] : [id])));
  return new Set(
    links.rows
      .flatMap(({ values, standing }) => (standing === 'ended' ? [] : (referenceOf(values['child'])?.id ?? [])))
      .filter((id) => !named.has(id)),
  );
};

/** The partners below whose names may not be seen. */
export const useUnseenPartners = (): ReadonlySet<string> | undefined => useUnseen(true);

/** Leaves out the records of a kind that would name a partner who may not be seen; all of them until that is known. */
export const useSeenOnly = (kind: RecordKey): ((entry: Entry) => boolean) => {
  const field = naming[kind];
  const unseen = useUnseen(field !== undefined);
  return ({ values }) => field === undefined || (unseen !== undefined && !unseen.has(referenceOf(values[field])?.id ?? ''));
};
