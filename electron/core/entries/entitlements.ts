import type { QueryCtx } from '#core/context.ts';
import { requireRow } from '#core/records/history.ts';
import { readTypeProfiles } from '#core/settings/profiles.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { complianceOf, entitlementsOf } from '#shared/domain/partner-entitlements.ts';
import { genericProfile } from '#shared/domain/profiles/shipped.ts';

/** What a partner's certificates and documents open or shut on a day. */
export const readEntitlements = async (ctx: QueryCtx, partnerId: string, asOf: IsoDate): Promise<OutputOf<'entries.entitlements'>> => {
  const partner = await requireRow(ctx, 'partner', partnerId);
  const type = typeof partner['type'] === 'string' ? partner['type'] : null;
  const profile = (type === null ? undefined : (await readTypeProfiles(ctx.db)).get(type)) ?? genericProfile;
  const definitions = await ctx.db.selectFrom('certificate_definition').select(['key', 'gates']).execute();
  const certificates = await ctx.db.selectFrom('certificate').selectAll().where('partner_id', '=', partnerId).execute();
  const requirements = await ctx.db.selectFrom('compliance_requirement').select(['key', 'partner_types']).orderBy('label').execute();
  const documents = await ctx.db.selectFrom('compliance_document').selectAll().where('partner_id', '=', partnerId).execute();
  const asked = requirements.filter(({ partner_types }) => {
    const types = JSON.parse(partner_types) as string[];
    return types.length === 0 || (type !== null && types.includes(type));
  });
  return {
    entitlements: entitlementsOf(
      profile,
      definitions.map(({ key, gates }) => ({ key, gates: JSON.parse(gates) as string[] })),
      certificates.map(({ definition, state, achieved_on: achievedOn, expires_on: expiresOn }) => ({
        definition,
        state,
        achievedOn,
        expiresOn,
      })),
      asOf,
    ),
    compliance: complianceOf(
      asked.map(({ key }) => key),
      documents.map(({ requirement, state, valid_from: validFrom, valid_to: validTo }) => ({ requirement, state, validFrom, validTo })),
      asOf,
    ),
  };
};
