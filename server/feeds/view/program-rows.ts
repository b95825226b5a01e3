import { shippedCertificates, shippedOnboarding, shippedProfiles, shippedRequirements } from '#shared/domain/profiles/shipped.ts';
import { shippedPartnerTypes, shippedStages, shippedTiers } from '#shared/domain/program.ts';
import type { Fields } from '#shared/sync/table.ts';

/** Entries of the program that every store ships with, by table: those that an import reads. They hold as long as nobody sent others of the same key. */
export const shippedRows: Readonly<Record<string, readonly Fields[]>> = {
  partner_type: shippedPartnerTypes.map(([key, label], position) => ({ key, label, position })),
  type_profile: Object.entries(shippedProfiles).map(([type, profile]) => ({ type, profile: JSON.stringify(profile) })),
  tier: shippedTiers.map(([key, label, rank]) => ({ key, label, rank })),
  deal_stage: shippedStages.map(([key, label, state, probability], position) => ({ key, label, position, state, probability })),
  certificate_definition: shippedCertificates.map(([key, label]) => ({ key, label })),
  compliance_requirement: shippedRequirements.map(([key, label]) => ({ key, label })),
  onboarding_template: shippedOnboarding.map(([key, label]) => ({ key, label })),
};
