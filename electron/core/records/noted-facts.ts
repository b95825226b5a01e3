/**
 * Facts that the app notes along with a change, in the same step: a change of stage of a deal, of tier, stage, owner, segment or coverage of a partner. They are told
 * with the change that they note, and taken back only with it.
 */
export const notedFacts = ['deal_stage_change', 'partner_change'] as const;

type Entry = { entity: string; record_id: string; partner_id: string | null; before: string | null; after: string | null };

const columnByKind: Readonly<Record<string, string>> = {
  network_stage: 'network_stage',
  lifecycle_stage: 'lifecycle_stage',
  tier: 'tier',
  owner: 'owner_id',
  segment: 'investment_segment',
  coverage: 'coverage_model',
};

/** The record and the column whose change a fact notes, as `entity id column`; null for an entry that is no such fact. */
export const notedColumn = ({ entity, partner_id, before, after }: Entry): string | null => {
  if (entity !== 'deal_stage_change' && entity !== 'partner_change') return null;
  const fact = JSON.parse(after ?? before ?? '{}') as Record<string, unknown>;
  return entity === 'deal_stage_change'
    ? `deal ${String(fact['deal_id'])} stage`
    : `partner ${String(partner_id)} ${columnByKind[String(fact['kind'])] ?? ''}`;
};
