import type { IsoDate } from './dates.ts';

/** A claim to a customer. `approvedOn`: when the program decided; protection never starts before it, and never by saving a draft. */
export type ProtectionClaim = { dealId: string; submittedOn: IsoDate | null; approvedOn: IsoDate | null; until: IsoDate | null };

/**
 * Who holds the protection of one customer on a day: of the approved claims that run on it, the one approved first (then registered first, then by id);
 * null when none runs. So there is never more than one. Source: domain W11, invariant 6 of 7.3.
 */
export const protectionHolder = (claims: readonly ProtectionClaim[], on: IsoDate): string | null => {
  const running = claims.filter(({ approvedOn, until }) => approvedOn !== null && approvedOn <= on && (until === null || until >= on));
  const [first] = running.toSorted((a, b) => {
    const [x, y] = [a, b].map(({ approvedOn, submittedOn, dealId }) => `${approvedOn} ${submittedOn ?? '9999-12-31'} ${dealId}`);
    return x === y ? 0 : (x ?? '') < (y ?? '') ? -1 : 1;
  });
  return first?.dealId ?? null;
};
