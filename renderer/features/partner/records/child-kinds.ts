import { recordKindOf, type RecordKey } from '#shared/domain/records/record-kinds.ts';
import type { RecordField } from '#shared/domain/records/record-kind.ts';

/** Kinds whose records stand under a record of another kind. */
const childKinds: Partial<Record<RecordKey, RecordKey>> = {
  onboarding: 'onboarding_milestone',
  barrier: 'intervention',
  mdf_request: 'mdf_claim',
  sell_through_report: 'sell_through_line',
  listing: 'listing_adoption',
  joint_solution: 'joint_milestone',
};
/** The kind whose records stand under those of this one; null: none. */
export const childKindOf = (kind: RecordKey): RecordKey | null => childKinds[kind] ?? null;

/** The field by which a record of a child kind names its parent. */
export const parentField = (child: RecordKey, parent: RecordKey): RecordField => {
  const field = recordKindOf(child).fields.find(({ refers }) => refers === parent);
  if (!field) throw new RangeError(`${child} does not name a ${parent}`);
  return field;
};
