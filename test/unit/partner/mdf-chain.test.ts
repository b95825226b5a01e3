import { expect, test } from 'vitest';
import { mdfChain } from '#renderer/features/partner/marketing/mdf-chain.ts';
import { entryRow, refer, usd } from '#test/support/entry-row.ts';

const fund = entryRow('mdf_allocation', 'a1', { amount: usd(100_000) });
const request = (id: string, state: string, minor: number, allocation = 'a1') =>
  entryRow('mdf_request', id, { allocation: refer(allocation), state, amount: usd(minor) });
const claim = (id: string, of: string, state: string, minor: number, approved?: number) =>
  entryRow('mdf_claim', id, {
    request: refer(of),
    state,
    amount: usd(minor),
    approvedAmount: approved === undefined ? null : usd(approved),
  });

test('keeps each step of the money within the one before', () => {
  const requests = [request('r1', 'approved', 30_000), request('r2', 'executed', 20_000), request('r3', 'requested', 9000)];
  const claims = [claim('c1', 'r1', 'approved', 12_000, 10_000), claim('c2', 'r2', 'paid', 8000), claim('c3', 'r2', 'rejected', 5000)];
  expect(mdfChain(fund, requests, claims)).toEqual({
    currency: 'USD',
    allocated: 100_000,
    committed: 50_000,
    approved: 18_000,
    paid: 8000,
    remaining: 50_000,
  });
});

test('leaves out requests of another allocation and claims of what was refused', () => {
  const requests = [request('r1', 'approved', 30_000, 'other'), request('r2', 'rejected', 20_000)];
  expect(mdfChain(fund, requests, [claim('c1', 'r2', 'paid', 1000)])).toMatchObject({ committed: 0, paid: 0, remaining: 100_000 });
});

test('has nothing to draw for an allocation without an amount', () => {
  expect(mdfChain(entryRow('mdf_allocation', 'a2', { amount: null }), [], [])).toBeNull();
});
