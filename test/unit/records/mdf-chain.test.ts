import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkRecord } from '#shared/domain/records/checks/check-record.ts';
import { claimedOf, committedOf } from '#shared/domain/records/checks/mdf.ts';
import type { CheckedRow } from '#shared/domain/records/checks/problem.ts';
import { createRelatedView } from '#shared/domain/records/checks/related.ts';

type Row = CheckedRow & { id: string };
type Kind = 'mdf_allocation' | 'mdf_request' | 'mdf_claim';
const kinds: readonly Kind[] = ['mdf_allocation', 'mdf_request', 'mdf_claim'];
const day = '2017-10-01';
const base = { partnerId: 'p', currency: 'USD' };

const allocation = (id: string, amount: number): Row => ({ ...base, id, program: 'G', fromOn: day, toOn: '2018-09-30', amount });
const request = (id: string, of: string, amount: number, state: string): Row => ({
  ...base,
  id,
  allocation: of,
  title: id,
  activity: 'event',
  amount,
  state,
  decidedOn: state === 'approved' ? day : null,
  executedOn: state === 'executed' ? day : null,
});
const claim = (id: string, of: string, amount: number, state: string, approvedAmount: number | null): Row => ({
  ...base,
  id,
  request: of,
  amount,
  state,
  submittedOn: day,
  approvedAmount,
  decidedOn: state === 'approved' ? day : null,
  paidOn: state === 'paid' ? day : null,
});

/** A little store that takes a row only when no check speaks against it. */
const createLedger = () => {
  const rows = new Map<Kind, Map<string, Row>>(kinds.map((kind) => [kind, new Map()]));
  return {
    rows: (kind: Kind) => [...(rows.get(kind)?.values() ?? [])],
    try: (kind: Kind, row: Row) => {
      const view = createRelatedView(kind);
      for (const of of kinds) for (const stored of rows.get(of)?.values() ?? []) view.put(of, stored);
      const found = checkRecord(kind, row, view.of(row));
      if (!found) rows.get(kind)?.set(row.id, row);
      return found?.code ?? null;
    },
  };
};

const amount = fc.integer({ min: 0, max: 100 });
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('mdf_allocation' as const), id: fc.constantFrom('a', 'b'), amount }),
    fc.record({
      kind: fc.constant('mdf_request' as const),
      id: fc.constantFrom('r', 's', 't'),
      of: fc.constantFrom('a', 'b'),
      amount,
      state: fc.constantFrom('draft', 'requested', 'approved', 'rejected', 'executed', 'expired'),
    }),
    fc.record({
      kind: fc.constant('mdf_claim' as const),
      id: fc.constantFrom('c', 'd', 'e', 'f'),
      of: fc.constantFrom('r', 's', 't'),
      amount,
      state: fc.constantFrom('submitted', 'verified', 'approved', 'rejected', 'paid'),
      approved: fc.option(amount, { nil: null }),
    }),
  ),
  { minLength: 5, maxLength: 60 },
);

test('whatever is tried, paid is at most approved, approved at most committed, committed at most allocated', () => {
  fc.assert(
    fc.property(steps, (tried) => {
      const ledger = createLedger();
      for (const step of tried) {
        if (step.kind === 'mdf_allocation') ledger.try(step.kind, allocation(step.id, step.amount));
        else if (step.kind === 'mdf_request') ledger.try(step.kind, request(step.id, step.of, step.amount, step.state));
        else ledger.try(step.kind, claim(step.id, step.of, step.amount, step.state, step.approved));
        for (const row of ledger.rows('mdf_allocation')) {
          const requests = ledger.rows('mdf_request').filter((one) => one['allocation'] === row.id);
          const committed = requests.reduce((sum, one) => sum + committedOf(one), 0);
          const claims = ledger.rows('mdf_claim').filter((one) => requests.some(({ id }) => id === one['request']));
          const approved = claims.reduce((sum, one) => sum + claimedOf(one), 0);
          const paid = claims.filter((one) => one['state'] === 'paid').reduce((sum, one) => sum + claimedOf(one), 0);
          expect(paid).toBeLessThanOrEqual(approved);
          expect(approved).toBeLessThanOrEqual(committed);
          expect(committed).toBeLessThanOrEqual(Number(row['amount']));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('what is not decided commits nothing, and a claim needs a granted request', () => {
  const ledger = createLedger();
  expect(ledger.try('mdf_allocation', allocation('a', 100))).toBeNull();
  expect(ledger.try('mdf_request', request('r', 'a', 500, 'requested'))).toBeNull();
  expect(ledger.try('mdf_request', request('r', 'a', 500, 'approved'))).toBe('MDF_OVER_ALLOCATION');
  expect(ledger.try('mdf_claim', claim('c', 'r', 1, 'submitted', null))).toBe('CLAIM_OVER_REQUEST');
  expect(ledger.try('mdf_request', request('r', 'a', 100, 'approved'))).toBeNull();
  expect(ledger.try('mdf_request', request('s', 'a', 1, 'executed'))).toBe('MDF_OVER_ALLOCATION');
  expect(ledger.try('mdf_claim', claim('c', 'r', 100, 'paid', 90))).toBeNull();
  expect(ledger.try('mdf_claim', claim('d', 'r', 10, 'approved', 10))).toBeNull();
  expect(ledger.try('mdf_claim', claim('e', 'r', 1, 'submitted', null))).toBe('CLAIM_OVER_REQUEST');
  expect(ledger.try('mdf_claim', claim('d', 'r', 10, 'approved', 11))).toBe('CLAIM_OVER_CLAIMED');
  expect(ledger.try('mdf_request', request('r', 'a', 99, 'approved'))).toBe('MDF_BELOW_CLAIMED');
  expect(ledger.try('mdf_request', request('r', 'a', 100, 'rejected'))).toBe('MDF_BELOW_CLAIMED');
  expect(ledger.try('mdf_allocation', allocation('a', 99))).toBe('MDF_BELOW_COMMITTED');
  expect(ledger.try('mdf_request', { ...request('t', 'a', 1, 'draft'), currency: 'EUR' })).toBe('MDF_CURRENCY_DIFFERS');
});
