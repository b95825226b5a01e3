/** Funds of one allocation in minor units of one currency. */
export type MdfRequestFacts = {
  amount: number;
  approved: boolean;
  claims: ReadonlyArray<{ approvedAmount: number | null; paid: boolean; rejected: boolean }>;
};
export type MdfBalance = { allocated: number; committed: number; used: number; paid: number; unclaimed: number; remaining: number };
/** What cannot be: more promised than there is, more claimed than promised. */
export type MdfBreach = 'over_allocation' | 'over_commitment';

const total = <T>(items: readonly T[], amount: (item: T) => number): number => items.reduce((sum, item) => sum + amount(item), 0);

/**
 * The balance of an allocation: paid within approved claims, within approved requests, within what was allocated; what remains can still be requested.
 * A breach is told and nothing is mended. Source: domain M21, invariant 4 of 7.3.
 */
export const mdfBalance = (allocated: number, requests: readonly MdfRequestFacts[]): { balance: MdfBalance; breaches: MdfBreach[] } => {
  const approved = requests.filter((request) => request.approved);
  const claimed = ({ claims }: MdfRequestFacts): number => total(claims, (claim) => (claim.rejected ? 0 : (claim.approvedAmount ?? 0)));
  const committed = total(approved, ({ amount }) => amount);
  const used = total(approved, claimed);
  const paid = total(approved, ({ claims }) => total(claims, (claim) => (claim.paid && !claim.rejected ? (claim.approvedAmount ?? 0) : 0)));
  const breaches: MdfBreach[] = [];
  if (committed > allocated) breaches.push('over_allocation');
  if (approved.some((request) => claimed(request) > request.amount)) breaches.push('over_commitment');
  return { balance: { allocated, committed, used, paid, unclaimed: committed - used, remaining: allocated - committed }, breaches };
};
