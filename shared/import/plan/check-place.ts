import { genericProfile } from '#shared/domain/profiles/shipped.ts';
import { checkPlace } from '#shared/domain/records/checks/check-record.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import { TypeProfile } from '#shared/domain/type-profile.ts';
import type { Value } from '../values.ts';
import { importColumns } from './columns.ts';
import type { Plan, RowProblem } from './plan-types.ts';
import type { ReadRows } from './store-view.ts';

/** Types of the program whose profile has no place for records of this kind, with what to say. */
const strangers = (read: ReadRows, kind: RecordKey): Map<string, RowProblem> => {
  const profiles = new Map([...read('type_profile', ['type', 'profile'])].map(([type, profile]) => [type, String(profile)]));
  return new Map(
    [...read('partner_type', ['key'])].flatMap(([key = null]) => {
      const profile = profiles.get(key);
      const problem = checkPlace(kind, profile === undefined ? genericProfile : TypeProfile.parse(JSON.parse(profile)));
      return problem ? [[String(key), { code: problem.code, field: 'partner', params: {} }] as const] : [];
    }),
  );
};

/** Types of partners as they will be after the import. */
const typesAfter = (read: ReadRows, plan: Plan): Map<string, Value> => {
  const types = new Map<string, Value>([...read('partner', ['id', 'type'])].map(([id, type]) => [String(id), type ?? null]));
  const slot = importColumns.partner.indexOf('type') + 1;
  for (const values of plan.entities.partner.creates) types.set(String(values[0]), values[slot] ?? null);
  for (const { id, after } of plan.entities.partner.updates) if ('type' in after) types.set(id, after['type'] ?? null);
  return types;
};

/** Why a partner of this type has no records of a kind; null when it may, also while nobody has said what type it is. */
export const createPlaceCheck = (read: ReadRows, plan: Plan, kind: RecordKey): ((partnerId: string) => RowProblem | null) => {
  const problems = strangers(read, kind);
  if (problems.size === 0) return () => null;
  const types = typesAfter(read, plan);
  return (partnerId) => problems.get(String(types.get(partnerId) ?? '')) ?? null;
};
