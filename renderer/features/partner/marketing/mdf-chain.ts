import type { Entry } from '#shared/api/partner-records.ts';
import { moneyOf, referenceOf, textOf } from '../records/entry-text.ts';

/**
 * Where the money of one allocation is, in minor units of its currency. Each step holds the next: paid ≤ approved ≤ committed ≤ allocated (domain 7.3).
 * `committed`: approved and executed requests; `approved`: what was approved of their claims; `remaining`: allocated less committed.
 */
export type MdfChain = { currency: string; allocated: number; committed: number; approved: number; paid: number; remaining: number };

type Row = Pick<Entry, 'id' | 'values'>;
const granted: ReadonlySet<string> = new Set(['approved', 'executed']);
const minorOf = (row: Row, field: string): number => moneyOf(row.values[field])?.minor ?? 0;
const stateOf = ({ values }: Row): string => textOf(values['state']) ?? '';
const isUnder = (row: Row, field: string, ids: ReadonlySet<string>): boolean => ids.has(referenceOf(row.values[field])?.id ?? '');

/** The chain of one allocation; null when it has no amount. */
export const mdfChain = (allocation: Row, requests: readonly Row[], claims: readonly Row[]): MdfChain | null => {
  const money = moneyOf(allocation.values['amount']);
  if (!money) return null;
  const own = requests.filter((row) => isUnder(row, 'allocation', new Set([allocation.id])) && granted.has(stateOf(row)));
  const ownClaims = claims.filter((row) => isUnder(row, 'request', new Set(own.map(({ id }) => id))));
  const paid = ownClaims.filter((row) => stateOf(row) === 'paid');
  const approved = ownClaims.filter((row) => stateOf(row) === 'approved' || stateOf(row) === 'paid');
  // a claim that was paid without an approved amount was paid as claimed
  const approvedOf = (row: Row): number => moneyOf(row.values['approvedAmount'])?.minor ?? minorOf(row, 'amount');
  const committed = own.reduce((sum, row) => sum + minorOf(row, 'amount'), 0);
  return {
    currency: money.currency,
    allocated: money.minor,
    committed,
    approved: approved.reduce((sum, row) => sum + approvedOf(row), 0),
    paid: paid.reduce((sum, row) => sum + approvedOf(row), 0),
    remaining: money.minor - committed,
  };
};
