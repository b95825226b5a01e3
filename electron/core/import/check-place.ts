import type { Sqlite } from '#core/db/open.ts';
import { genericProfile } from '#shared/domain/profiles/shipped.ts';
import { checkPlace } from '#shared/domain/records/checks/check-record.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import { TypeProfile } from '#shared/domain/type-profile.ts';
import type { Value } from '#shared/import/values.ts';
import { importColumns } from './columns.ts';
import type { Plan, RowProblem } from './plan-types.ts';

/** Types of the program whose profile has no place for records of this kind, with what to say. */
const strangers = (sqlite: Sqlite, kind: RecordKey): Map<string, RowProblem> => {
  const types = sqlite.prepare('SELECT t.key, p.profile FROM partner_type t LEFT JOIN type_profile p ON p.type = t.key').all() as Array<{
    key: string;
    profile: string | null;
  }>;
  return new Map(
    types.flatMap(({ key, profile }) => {
      const problem = checkPlace(kind, profile === null ? genericProfile : TypeProfile.parse(JSON.parse(profile)));
      return problem ? [[key, { code: problem.code, field: 'partner', params: {} }] as const] : [];
    }),
  );
};

/** Types of partners as they will be after the import. */
const typesAfter = (sqlite: Sqlite, plan: Plan): Map<string, Value> => {
  const types = new Map(sqlite.prepare('SELECT id, type FROM partner').raw(true).all() as Array<[string, Value]>);
  const slot = importColumns.partner.indexOf('type') + 1;
  for (const values of plan.entities.partner.creates) types.set(String(values[0]), values[slot] ?? null);
  for (const { id, after } of plan.entities.partner.updates) if ('type' in after) types.set(id, after['type'] ?? null);
  return types;
};

/** Why a partner of this type has no records of a kind; null when it may, also while nobody has said what type it is. */
export const createPlaceCheck = (sqlite: Sqlite, plan: Plan, kind: RecordKey): ((partnerId: string) => RowProblem | null) => {
  const problems = strangers(sqlite, kind);
  if (problems.size === 0) return () => null;
  const types = typesAfter(sqlite, plan);
  return (partnerId) => problems.get(String(types.get(partnerId) ?? '')) ?? null;
};
