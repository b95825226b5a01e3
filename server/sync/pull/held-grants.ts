import { memberScope } from '../push/scope-of.ts';
import type { Grant, SyncReads } from '../store.ts';

/** The grants of a member in the order of their scopes. Everybody who works here holds the company's reference data and his own, also before a grant was written for it. */
export const heldGrants = async (tx: SyncReads, memberId: string): Promise<Grant[]> => {
  const grants = await tx.grants(memberId);
  const always = ['tenant', memberScope(memberId)].filter((scope) => !grants.some((grant) => grant.scope === scope));
  const all = [...grants, ...always.map((scope) => ({ scope, active: true, ver: 0 }))];
  return all.sort((one, other) => (one.scope < other.scope ? -1 : 1));
};
