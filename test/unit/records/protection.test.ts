import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/domain/dates.ts';
import { type CheckedDeal, checkDealDates, otherHolder, protectionOf } from '#shared/domain/records/checks/deal.ts';

const deal = (more: Partial<CheckedDeal>): CheckedDeal => ({
  id: 'd',
  partnerId: 'p',
  customer: 'Shop',
  productId: null,
  registrationState: 'approved',
  submittedOn: null,
  decidedOn: '2017-01-01',
  closedOn: null,
  protectionFrom: null,
  protectionUntil: null,
  ...more,
});

const dayOf = (offset: number): string => addDays('2017-01-01', offset);
const deals = fc.array(
  fc.record({
    partnerId: fc.constantFrom('p', 'q', 'r'),
    customer: fc.constantFrom('Shop', 'SHÓP', 'Mill'),
    productId: fc.constantFrom(null, 'x'),
    registrationState: fc.constantFrom('approved' as const, 'submitted' as const, null),
    from: fc.integer({ min: 0, max: 60 }),
    length: fc.integer({ min: 0, max: 40 }),
    closed: fc.option(fc.integer({ min: 0, max: 80 }), { nil: null }),
  }),
  { maxLength: 25 },
);

test('on no day do two partners hold the protection of one customer and product, when each taken deal had no other holder', () => {
  fc.assert(
    fc.property(deals, (tried) => {
      const taken: CheckedDeal[] = [];
      for (const [at, { from, length, closed, ...one }] of tried.entries()) {
        const next = deal({
          ...one,
          id: `d${at}`,
          protectionFrom: dayOf(from),
          protectionUntil: dayOf(from + length),
          closedOn: closed === null ? null : dayOf(closed),
        });
        if (otherHolder(next, taken) === null) taken.push(next);
      }
      for (let day = 0; day <= 100; day++) {
        const holders = new Map<string, string>();
        for (const one of taken) {
          const term = protectionOf(one);
          if (term === null || term.from > dayOf(day) || term.until < dayOf(day)) continue;
          const key = `${one.customer === 'Mill' ? 'mill' : 'shop'} ${one.productId}`;
          expect(holders.get(key) ?? one.partnerId).toBe(one.partnerId);
          holders.set(key, one.partnerId);
        }
      }
    }),
  );
});

test('the last day of a protection is taken, the next one is free', () => {
  const held = deal({ protectionFrom: '2017-01-01', protectionUntil: '2017-03-31' });
  const next = (from: string) => deal({ id: 'e', partnerId: 'q', customer: 'shop', protectionFrom: from, protectionUntil: '2017-06-30' });
  expect(otherHolder(next('2017-03-31'), [held])).toBe(held);
  expect(otherHolder(next('2017-04-01'), [held])).toBeNull();
  expect(otherHolder(next('2017-03-31'), [{ ...held, registrationState: 'submitted' }])).toBeNull();
  expect(otherHolder(next('2017-03-31'), [{ ...held, productId: 'x' }])).toBeNull();
  expect(otherHolder(next('2017-03-31'), [{ ...held, closedOn: '2017-02-01' }])).toBeNull();
});

test('a protection that ends before it starts, a decision before the registration and a decision without a day are told', () => {
  expect(checkDealDates(deal({ protectionFrom: '2017-02-01', protectionUntil: '2017-01-31' }))?.code).toBe('ENDS_BEFORE_START');
  expect(checkDealDates(deal({ submittedOn: '2017-02-01' }))?.code).toBe('DATES_OUT_OF_ORDER');
  expect(checkDealDates(deal({ decidedOn: null }))?.code).toBe('STATE_WITHOUT_DATE');
  expect(checkDealDates(deal({ submittedOn: '2017-01-01' }))).toBeNull();
});
