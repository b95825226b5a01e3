import { expect, test } from 'vitest';
import { hlcText } from '#shared/sync/clock.ts';
import { type Clash, decide, type StoredRow, thisWrite, type Writer } from '#shared/sync/merge.ts';
import type { Operation } from '#shared/sync/protocol.ts';
import type { Fields, SyncTable } from '#shared/sync/table.ts';
import { syncTableOf } from '#shared/sync/tables.ts';

const tableOf = (name: string): SyncTable => {
  const table = syncTableOf(name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
};
const deal = tableOf('deal');
const ann: Writer = { member: 'ann', device: 'device-a' };
const ben: Writer = { member: 'ben', device: 'device-b' };
const scope = 'partner:p1';

const op = (o: Operation['o'], base: number | null, ms: number, writer: Writer, f: Fields = {}, p: Fields = {}): Operation => ({
  i: 1,
  t: 'deal',
  r: 'd1',
  s: scope,
  o,
  b: base,
  h: hlcText(ms, 0, writer.device),
  f,
  p,
});

/** What the server does with a decision: the write gets its number. */
const written = (row: StoredRow | null | undefined, seq: number): StoredRow | undefined =>
  row
    ? {
        ...row,
        ver: seq,
        clocks: Object.fromEntries(
          Object.entries(row.clocks).map(([name, clock]) => [name, clock[0] === thisWrite ? [seq, clock[1], clock[2], clock[3]] : clock]),
        ),
      }
    : undefined;

/** Applies operations one after the other, from number 10 on, and answers the row and every clash. */
const run = (steps: ReadonlyArray<readonly [Operation, Writer]>, table = deal): { row: StoredRow | undefined; clashes: Clash[] } => {
  let row: StoredRow | undefined;
  const clashes: Clash[] = [];
  for (const [at, [operation, writer]] of steps.entries()) {
    const decision = decide(table, row, operation, scope, writer);
    row = written(decision.row, 10 + at) ?? row;
    clashes.push(...decision.clashes);
  }
  return { row, clashes };
};
const made = [
  op('i', null, 1, ann, {
    id: 'd1',
    partner_id: 'p1',
    customer: 'Acme',
    note: null,
    stage: 'lead',
    state: 'open',
    amount_minor: 100,
    currency: 'USD',
    updated_at: 1,
  }),
  ann,
] as const;

test('keeps both edits when they are of different fields', () => {
  const { row, clashes } = run([made, [op('u', 10, 5, ann, { customer: 'Acme Ltd' }), ann], [op('u', 10, 4, ben, { note: 'call' }), ben]]);
  expect(row?.fields).toMatchObject({ customer: 'Acme Ltd', note: 'call' });
  expect(clashes).toEqual([]);
});

test('lets the later clock stand and keeps the other, whoever arrives first', () => {
  const mine = [op('u', 10, 5, ann, { customer: 'A' }, { customer: 'Acme' }), ann] as const;
  const theirs = [op('u', 10, 9, ben, { customer: 'B' }, { customer: 'Acme' }), ben] as const;
  for (const order of [
    [made, mine, theirs],
    [made, theirs, mine],
  ]) {
    const { row, clashes } = run(order);
    expect(row?.fields['customer']).toBe('B');
    expect(clashes).toEqual([
      expect.objectContaining({
        kind: 'field',
        field: 'customer',
        win: { customer: 'B' },
        lose: { customer: 'A' },
        loseBy: ann,
        winBy: ben,
        base: { customer: 'Acme' },
      }),
    ]);
  }
});

test('makes no clash of an edit that had seen what it replaces, of a second edit of one device, or of the same value', () => {
  expect(run([made, [op('u', 10, 5, ann, { customer: 'A' }), ann], [op('u', 11, 2, ben, { customer: 'B' }), ben]])).toMatchObject({
    row: { fields: { customer: 'B' } },
    clashes: [],
  });
  expect(run([made, [op('u', 10, 5, ann, { customer: 'A' }), ann], [op('u', 10, 6, ann, { customer: 'A2' }), ann]])).toMatchObject({
    row: { fields: { customer: 'A2' } },
    clashes: [],
  });
  expect(run([made, [op('u', 10, 5, ann, { customer: 'Z' }), ann], [op('u', 10, 6, ben, { customer: 'Z' }), ben]]).clashes).toEqual([]);
});

test('two devices of one person clash like two people', () => {
  const other: Writer = { member: 'ann', device: 'device-a2' };
  expect(
    run([made, [op('u', 10, 5, ann, { customer: 'A' }), ann], [op('u', 10, 6, other, { customer: 'B' }), other]]).clashes,
  ).toHaveLength(1);
});

test('money never changes unseen, whatever the clocks say', () => {
  const { row, clashes } = run([
    made,
    [op('u', 10, 5, ann, { amount_minor: 200, currency: 'USD' }), ann],
    [op('u', 10, 9, ben, { amount_minor: 100, currency: 'EUR' }, { amount_minor: 100, currency: 'USD' }), ben],
  ]);
  expect(row?.fields).toMatchObject({ amount_minor: 200, currency: 'USD' });
  expect(clashes).toEqual([
    expect.objectContaining({ kind: 'strict', field: 'money', lose: { amount_minor: 100, currency: 'EUR' }, loseBy: ben }),
  ]);
});

test('fields that mean one thing are taken from one writer', () => {
  const { row, clashes } = run([
    made,
    [op('u', 10, 5, ann, { stage: 'won', state: 'won', closed_on: '2026-01-01', loss_reason: null }), ann],
    [op('u', 10, 9, ben, { stage: 'lost', state: 'lost', closed_on: null, loss_reason: 'price' }), ben],
  ]);
  expect(row?.fields).toMatchObject({ stage: 'lost', state: 'lost', closed_on: null, loss_reason: 'price' });
  expect(clashes[0]).toMatchObject({ field: 'stage', lose: { stage: 'won', closed_on: '2026-01-01' } });
});

test('a deletion stays and an edit against it can be brought back, in both orders', () => {
  const edit = [op('u', 10, 9, ben, { customer: 'B' }), ben] as const;
  const gone = [op('d', 10, 5, ann), ann] as const;
  const editLate = run([made, gone, edit]);
  expect(editLate.row?.deleted).toBe(true);
  expect(editLate.clashes).toEqual([expect.objectContaining({ kind: 'deleted', lose: { customer: 'B' }, loseBy: ben, winBy: ann })]);
  const editFirst = run([made, edit, gone]);
  expect(editFirst.row?.deleted).toBe(true);
  expect(editFirst.clashes).toEqual([expect.objectContaining({ kind: 'deleted', lose: { customer: 'B' }, loseBy: ben, winBy: ann })]);
});

test('a restored record is there again with its fields, and a deletion that had not seen it says so', () => {
  const { row } = run([made, [op('d', 10, 5, ann), ann], [op('r', 11, 6, ben, { customer: 'B' }), ben]]);
  expect(row).toMatchObject({ deleted: false, fields: { customer: 'B', stage: 'lead' } });
  const again = decide(deal, row, op('d', 10, 7, { member: 'cid', device: 'device-c' }), scope, { member: 'cid', device: 'device-c' });
  expect(again.clashes).toHaveLength(1);
});

test('times of change never clash: the later one stands', () => {
  const { row, clashes } = run([
    made,
    [op('u', 10, 5, ann, { customer: 'A', updated_at: 50 }), ann],
    [op('u', 10, 9, ben, { note: 'n', updated_at: 40 }), ben],
  ]);
  expect(row?.fields).toMatchObject({ updated_at: 50 });
  expect(clashes).toEqual([]);
});

test('fields that this version does not know travel unharmed', () => {
  const { row } = run([made, [op('u', 10, 5, ann, { colour_of_2031: 'teal' }), ann], [op('u', 10, 6, ben, { note: 'n' }), ben]]);
  expect(row?.fields).toMatchObject({ colour_of_2031: 'teal', note: 'n' });
});

test('a rate that two bring alike is one rate, and one that they bring differently a clash of the rate alone', () => {
  const rates = tableOf('currency_rate');
  const rate = (id: string, value: number, at: number): Fields => ({
    id,
    kind: 'plan',
    from_currency: 'EUR',
    to_currency: 'USD',
    valid_from: '2026-01-01',
    rate: value,
    created_at: at,
  });
  const first = written(decide(rates, undefined, op('i', null, 1, ann, rate('one', 1.1, 1)), 'tenant', ann).row, 1);
  expect(decide(rates, first, op('i', null, 2, ben, rate('two', 1.1, 2)), 'tenant', ben)).toEqual({ row: null, clashes: [] });
  const { row, clashes } = decide(rates, first, op('i', null, 2, ben, rate('two', 1.2, 2)), 'tenant', ben);
  expect(clashes.map(({ field }) => field)).toEqual(['rate']);
  expect(row?.fields).toMatchObject({ id: 'one', rate: 1.2 });
});
