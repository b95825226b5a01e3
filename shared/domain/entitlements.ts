import type { IsoDate } from './dates.ts';

/** A certificate or document that a partner holds: valid from one day to another, both included. `to` null: it does not lapse. */
export type Credential = { key: string; from: IsoDate; to: IsoDate | null };
/** What a partner may do once it holds all of `needs`. */
export type Gate = { entitlement: string; needs: readonly string[] };

/** Whether a certificate or document holds on a day. */
export const isHeld = (credentials: readonly Credential[], key: string, on: IsoDate): boolean =>
  credentials.some((one) => one.key === key && one.from <= on && (one.to === null || one.to >= on));

/** What a partner is entitled to on a day. */
export const entitlementsOn = (credentials: readonly Credential[], gates: readonly Gate[], on: IsoDate): Set<string> =>
  new Set(gates.filter(({ needs }) => needs.every((key) => isHeld(credentials, key, on))).map(({ entitlement }) => entitlement));

/** What changed from one day to another, for the record of changes: nothing falls away or comes back without a line (domain, invariant 11 of 7.3). */
export const entitlementChanges = (
  credentials: readonly Credential[],
  gates: readonly Gate[],
  from: IsoDate,
  to: IsoDate,
): { gained: string[]; lost: string[] } => {
  const [before, after] = [entitlementsOn(credentials, gates, from), entitlementsOn(credentials, gates, to)];
  return { gained: [...after].filter((one) => !before.has(one)).sort(), lost: [...before].filter((one) => !after.has(one)).sort() };
};
