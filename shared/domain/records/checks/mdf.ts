import { formatAmount } from '../../money.ts';
import type { RecordKey } from '../record-kinds.ts';
import { type CheckedRow, problem, type RecordProblem } from './problem.ts';
import type { Related } from './related.ts';

/**
 * Invariant 4 of the domain (7.3): paid ≤ approved claims ≤ committed ≤ allocated.
 * Committed is what requests were granted: the amount of each one that is approved or executed. What is not decided yet, or was refused, commits nothing.
 */

const amountOf = (row: CheckedRow, key = 'amount'): number => (typeof row[key] === 'number' ? row[key] : 0);

/** What a request binds of its allocation, in minor units. */
export const committedOf = (request: CheckedRow): number =>
  request['state'] === 'approved' || request['state'] === 'executed' ? amountOf(request) : 0;

/** What a claim takes of its request: what was approved, until then what is claimed; a rejected one takes nothing. In minor units. */
export const claimedOf = (claim: CheckedRow): number =>
  claim['state'] === 'rejected' ? 0 : typeof claim['approvedAmount'] === 'number' ? claim['approvedAmount'] : amountOf(claim);

const isOther = (row: CheckedRow, of: CheckedRow): boolean => row.id === undefined || row.id !== of.id;
const sum = (rows: readonly CheckedRow[], amount: (row: CheckedRow) => number): number => rows.reduce((all, row) => all + amount(row), 0);
const money = (minor: number, row: CheckedRow): string => `${formatAmount(minor, row.currency ?? '')} ${row.currency ?? ''}`;
const inOther = (rows: readonly CheckedRow[], row: CheckedRow): CheckedRow | undefined =>
  rows.find(({ currency }) => currency !== row.currency);

const differs = (kind: RecordKey, row: CheckedRow, other: CheckedRow): RecordProblem =>
  problem(kind, 'MDF_CURRENCY_DIFFERS', 'amount', { first: row.currency ?? '', second: other.currency ?? '' });

const checkAllocation = (row: CheckedRow, { rows }: Related): RecordProblem | null => {
  const requests = rows['requests'] ?? [];
  const other = inOther(requests, row);
  if (other) return differs('mdf_allocation', row, other);
  const committed = sum(requests, committedOf);
  if (committed <= amountOf(row)) return null;
  return problem('mdf_allocation', 'MDF_BELOW_COMMITTED', 'amount', {
    amount: money(amountOf(row), row),
    committed: money(committed, row),
  });
};

const checkRequest = (row: CheckedRow, { rows }: Related): RecordProblem | null => {
  const claims = (rows['claims'] ?? []).filter((claim) => claimedOf(claim) > 0);
  const claimed = sum(claims, claimedOf);
  const other = inOther([...claims, ...(rows['allocation'] ?? [])], row);
  if (other) return differs('mdf_request', row, other);
  if (claimed > committedOf(row))
    return problem('mdf_request', 'MDF_BELOW_CLAIMED', committedOf(row) === 0 ? 'state' : 'amount', {
      amount: money(committedOf(row), row),
      claimed: money(claimed, row),
    });
  const [allocation] = rows['allocation'] ?? [];
  if (!allocation || committedOf(row) === 0) return null;
  const others = sum(
    (rows['siblings'] ?? []).filter((sibling) => isOther(sibling, row)),
    committedOf,
  );
  const left = amountOf(allocation) - others;
  if (committedOf(row) <= left) return null;
  return problem('mdf_request', 'MDF_OVER_ALLOCATION', 'amount', {
    amount: money(committedOf(row), row),
    left: money(Math.max(left, 0), row),
    allocated: money(amountOf(allocation), row),
  });
};

const checkClaim = (row: CheckedRow, { rows }: Related): RecordProblem | null => {
  if (typeof row['approvedAmount'] === 'number' && row['approvedAmount'] > amountOf(row))
    return problem('mdf_claim', 'CLAIM_OVER_CLAIMED', 'approvedAmount', {
      amount: money(row['approvedAmount'], row),
      claimed: money(amountOf(row), row),
    });
  const [request] = rows['request'] ?? [];
  if (!request || row['state'] === 'rejected') return null;
  if (request.currency !== row.currency) return differs('mdf_claim', row, request);
  const committed = committedOf(request);
  const others = sum(
    (rows['siblings'] ?? []).filter((sibling) => isOther(sibling, row)),
    claimedOf,
  );
  if (others + claimedOf(row) <= committed) return null;
  return problem('mdf_claim', 'CLAIM_OVER_REQUEST', typeof row['approvedAmount'] === 'number' ? 'approvedAmount' : 'amount', {
    amount: money(claimedOf(row), row),
    left: money(Math.max(committed - others, 0), row),
    granted: money(committed, row),
  });
};

/** The chain of MDF from allocation to payment, for whichever link the record is. */
export const checkMdf = (kind: RecordKey, row: CheckedRow, related: Related): RecordProblem | null => {
  if (kind === 'mdf_allocation') return checkAllocation(row, related);
  if (kind === 'mdf_request') return checkRequest(row, related);
  return kind === 'mdf_claim' ? checkClaim(row, related) : null;
};
