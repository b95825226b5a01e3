import type { Kysely } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import { shippedCertificates, shippedOnboarding, shippedProfiles, shippedRequirements } from '#shared/domain/profiles/shipped.ts';
import { shippedPartnerTypes, shippedStages, shippedTiers } from '#shared/domain/program.ts';

/** The entries that ship, list by list. Rows that ship bear 0 as their time: nobody edited them. What is there stays as it is. */

/** The seven types of the field, each with its profile. */
export const plantTypes = async (db: Kysely<Db>): Promise<void> => {
  await db
    .insertInto('partner_type')
    .values(shippedPartnerTypes.map(([key, label], position) => ({ key, label, position })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('type_profile')
    .values(Object.entries(shippedProfiles).map(([type, profile]) => ({ type, profile: JSON.stringify(profile), updated_at: 0 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const plantTiers = async (db: Kysely<Db>): Promise<void> => {
  await db
    .insertInto('tier')
    .values(shippedTiers.map(([key, label, rank]) => ({ key, label, rank })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const plantStages = async (db: Kysely<Db>): Promise<void> => {
  await db
    .insertInto('deal_stage')
    .values(shippedStages.map(([key, label, state, probability], position) => ({ key, label, position, state, probability })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const plantCertificates = async (db: Kysely<Db>): Promise<void> => {
  await db
    .insertInto('certificate_definition')
    .values(
      shippedCertificates.map(([key, label, kind, months, gates]) => ({
        key,
        label,
        kind,
        validity_months: months,
        gates: JSON.stringify(gates),
        updated_at: 0,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const plantRequirements = async (db: Kysely<Db>): Promise<void> => {
  await db
    .insertInto('compliance_requirement')
    .values(shippedRequirements.map(([key, label, months]) => ({ key, label, renewal_months: months, updated_at: 0 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const plantTemplates = async (db: Kysely<Db>): Promise<void> => {
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
