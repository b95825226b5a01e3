import type { Kysely } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import { genericProfile } from '#shared/domain/profiles/shipped.ts';
import { TypeProfile } from '#shared/domain/type-profile.ts';

// the text of a profile changes a few times in the life of a store, and is read with every figure
const parsed = new Map<string, TypeProfile>();
const mostParsed = 200;

const parseProfile = (text: string): TypeProfile => {
  const known = parsed.get(text);
  if (known) return known;
  if (parsed.size >= mostParsed) parsed.clear();
  const profile = TypeProfile.parse(JSON.parse(text));
  parsed.set(text, profile);
  return profile;
};

/** Every type of the program with its profile; a type without one of its own has the generic profile. */
export const readTypeProfiles = async (db: Kysely<Db>): Promise<Map<string, TypeProfile>> => {
  const rows = await db
    .selectFrom('partner_type as t')
    .leftJoin('type_profile as p', 'p.type', 't.key')
    .select(['t.key', 'p.profile'])
    .orderBy('t.position')
    .execute();
  return new Map(rows.map(({ key, profile }) => [key, profile === null ? genericProfile : parseProfile(profile)]));
};
