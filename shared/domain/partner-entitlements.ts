import type { IsoDate } from './dates.ts';
import { type Credential, entitlementsOn, type Gate, isHeld } from './entitlements.ts';
import type { TypeProfile } from './type-profile.ts';

/** What a certificate can open for a partner (M12). */
export const entitlementKeys = ['tier_eligibility', 'deal_registration', 'product_access', 'co_sell', 'mdf', 'marketplace'] as const;
export type EntitlementKey = (typeof entitlementKeys)[number];

type Definition = { key: string; gates: readonly string[] };
type Certificate = { definition: string; state: string; achievedOn: IsoDate | null; expiresOn: IsoDate | null };
type Document = { requirement: string; state: string; validFrom: IsoDate | null; validTo: IsoDate | null };

/** `held`: every certificate that gates it is valid on the day. `until`: the last day on which that stays so, null without end. `missing`: what is not held. */
type Entitlement = { entitlement: EntitlementKey; held: boolean; until: IsoDate | null; missing: string[] };
/** `unknown`: no document of this kind was ever recorded, which is no proof that there is none. */
type Compliance = { requirement: string; state: 'valid' | 'lapsed' | 'unknown'; until: IsoDate | null };

// before every date that the app knows
const ever: IsoDate = '0000-01-01';

/** The last day that the best of these holds, of those that hold on the day; null: without end. */
const lastDay = (credentials: readonly Credential[], key: string, on: IsoDate): IsoDate | null => {
  const days = credentials.filter((one) => one.key === key && isHeld([one], key, on)).map(({ to }) => to);
  return days.includes(null) ? null : (days.toSorted().at(-1) ?? null);
};

/**
 * What a partner of a type is entitled to on a day (invariant 11: an expiry re-evaluates entitlements; nothing of it is stored, so it does by itself). Only certificates
 * that the profile of the type requires gate anything for it. Source: domain M12, W16.
 */
export const entitlementsOf = (
  profile: Pick<TypeProfile, 'requiredCertificates'>,
  definitions: readonly Definition[],
  certificates: readonly Certificate[],
  asOf: IsoDate,
): Entitlement[] => {
  const required = definitions.filter(({ key }) => profile.requiredCertificates.includes(key));
  const gates: Gate[] = entitlementKeys.flatMap((entitlement) => {
    const needs = required.filter((definition) => definition.gates.includes(entitlement)).map(({ key }) => key);
    return needs.length === 0 ? [] : [{ entitlement, needs }];
  });
  const credentials = certificates
    .filter(({ state }) => state === 'certified')
    .map(({ definition, achievedOn, expiresOn }): Credential => ({ key: definition, from: achievedOn ?? ever, to: expiresOn }));
  const held = entitlementsOn(credentials, gates, asOf);
  return gates.map(({ entitlement, needs }) => {
    const days = needs.map((key) => lastDay(credentials, key, asOf)).filter((day) => day !== null);
    return {
      entitlement: entitlement as EntitlementKey,
      held: held.has(entitlement),
      until: held.has(entitlement) ? (days.toSorted()[0] ?? null) : null,
      missing: needs.filter((key) => !isHeld(credentials, key, asOf)),
    };
  });
};

/** Where a partner stands with each document that the program asks for, on a day. Source: domain M65, W22. */
export const complianceOf = (requirements: readonly string[], documents: readonly Document[], asOf: IsoDate): Compliance[] => {
  const credentials = documents
    .filter(({ state }) => state === 'valid')
    .map(({ requirement, validFrom, validTo }): Credential => ({ key: requirement, from: validFrom ?? ever, to: validTo }));
  return requirements.map((requirement) => {
    if (isHeld(credentials, requirement, asOf)) return { requirement, state: 'valid', until: lastDay(credentials, requirement, asOf) };
    const isKnown = documents.some((one) => one.requirement === requirement);
    return { requirement, state: isKnown ? 'lapsed' : 'unknown', until: null };
  });
};
