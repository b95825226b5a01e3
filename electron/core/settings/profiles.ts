import type { Kysely } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import {
  genericProfile,
  shippedCertificates,
  shippedOnboarding,
  shippedProfiles,
  shippedRequirements,
} from '#shared/domain/profiles/shipped.ts';
import { TypeProfile } from '#shared/domain/type-profile.ts';

/** Adds the shipped profiles and lists that this store lacks; never changes what is there. Rows that ship bear 0 as their time: nobody edited them. */
export const ensureProfiles = async (db: Kysely<Db>): Promise<void> => {
  await db
    .insertInto('type_profile')
    .values(Object.entries(shippedProfiles).map(([type, profile]) => ({ type, profile: JSON.stringify(profile), updated_at: 0 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('certificate_definition')
    .values(shippedCertificates.map(([key, label, kind, months]) => ({ key, label, kind, validity_months: months, updated_at: 0 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('compliance_requirement')
    .values(shippedRequirements.map(([key, label, months]) => ({ key, label, renewal_months: months, updated_at: 0 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('onboarding_template')
    .values(
      shippedOnboarding.map(([key, label, days, milestones]) => ({
        key,
        label,
        partner_type: null,
        window_days: days,
        milestones: JSON.stringify(milestones),
        updated_at: 0,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** Every type of the program with its profile; a type without one of its own has the generic profile. */
export const readTypeProfiles = async (db: Kysely<Db>): Promise<Map<string, TypeProfile>> => {
  const rows = await db
    .selectFrom('partner_type as t')
    .leftJoin('type_profile as p', 'p.type', 't.key')
    .select(['t.key', 'p.profile'])
    .orderBy('t.position')
    .execute();
  return new Map(rows.map(({ key, profile }) => [key, profile === null ? genericProfile : TypeProfile.parse(JSON.parse(profile))]));
};
