import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapCoverage } from '#shared/domain/coverage-gap.ts';
import { addDays } from '#shared/domain/dates.ts';
import { entitlementChanges, entitlementsOn } from '#shared/domain/entitlements.ts';
import { mdfBalance } from '#shared/domain/mdf-balance.ts';
import { protectionHolder } from '#shared/domain/protection.ts';
import { isCompleted } from '#shared/domain/qbr-completion.ts';
import { createConverter } from '#shared/domain/rates.ts';
import { segmentsOf } from '#shared/domain/segments.ts';
import { inputs } from '#shared/metrics/engine/inputs.ts';
import { metrics } from '#shared/metrics/engine/metrics.ts';
import type { ScopeRow } from '#shared/metrics/engine/scope.ts';
import { Figure } from '#shared/metrics/figure.ts';
import { isEnrolled } from '#shared/metrics/portfolio.ts';
import { figureOf, scopeRow, testFrame, valueOf } from '#test/support/metric-scope.ts';

/** The invariants that the domain must hold (domain 7.3), by their numbers. */
const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2016-01-01', days));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const partnerRow: fc.Arbitrary<ScopeRow> = fc
  .record({ enrolled: fc.boolean(), active: fc.boolean(), wonAmount: fc.nat({ max: 1e9 }), wonCount: fc.nat(9), lostCount: fc.nat(9) })
  .map(({ enrolled, active, wonAmount, wonCount, lostCount }) =>
    scopeRow({
      enrolled: Number(enrolled),
      active: Number(enrolled && active),
      wonAmount: wonCount > 0 ? wonAmount : 0,
      wonCount,
      wonWithAmount: wonCount,
      lostCount,
    }),
  );
const network = fc.array(partnerRow, { maxLength: 60 }).map((rows) => ({ rows }));

test('1: active within enrolled; prospects and terminated partners are not enrolled and enter no ratio', () => {
  fc.assert(
    fc.property(network, (scope) => {
      const { numerator, denominator, value } = figureOf('K01', scope);
      expect(numerator ?? 0).toBeLessThanOrEqual(denominator ?? 0);
      if (value !== null) expect(value >= 0 && value <= 1).toBe(true);
    }),
  );
  fc.assert(
    fc.property(day, maybe(day), maybe(day), (asOf, enrolledOn, terminatedOn) => {
      expect(isEnrolled({ status: 'prospect', enrolledOn, terminatedOn }, asOf)).toBe(false);
      if (terminatedOn !== null && terminatedOn <= asOf)
        expect(isEnrolled({ status: 'terminated', enrolledOn, terminatedOn }, asOf)).toBe(false);
    }),
  );
});

test('2: active ratio and dark rate of one preset are 100 % together, and name that preset', () => {
  fc.assert(
    fc.property(network, (scope) => {
      const [active, dark] = [figureOf('K01', scope), figureOf('K03', scope)];
      expect(active.preset).toBe(dark.preset);
      expect(active.value === null).toBe(dark.value === null);
      if (active.value !== null && dark.value !== null) {
        expect(active.value + dark.value).toBeCloseTo(1, 12);
        expect((active.numerator ?? 0) + (dark.numerator ?? 0)).toBe(active.denominator);
      }
    }),
  );
});

test('3: segments add up to enrolled; strategic, high and standard to active; activation is the rest', () => {
  const partner = fc
    .record({
      enrolled: fc.boolean(),
      active: fc.boolean(),
      networkStage: fc.constantFrom(null, 'STRATEGIC', 'HIGH_PERFORMING', 'LAPSED'),
      revenue: fc.nat(1e6),
      override: fc.constantFrom(null, 'STRATEGIC', 'ACTIVE_STANDARD', 'ACTIVATION_FOCUS', 'nonsense'),
    })
    .map((one) => ({ ...one, active: one.active && one.enrolled }));
  fc.assert(
    fc.property(fc.array(partner, { maxLength: 80 }), (list) => {
      const partners = list.map((one, index) => ({ ...one, id: `p${index}` }));
      const segments = [...segmentsOf(partners).values()];
      const count = (segment: string) => segments.filter((one) => one === segment).length;
      const [enrolled, active] = [partners.filter((one) => one.enrolled).length, partners.filter((one) => one.active).length];
      expect(segments.length).toBe(enrolled);
      expect(count('STRATEGIC') + count('HIGH_PERFORMING') + count('ACTIVE_STANDARD')).toBe(active);
      expect(count('ACTIVATION_FOCUS')).toBe(enrolled - active);
    }),
  );
});

test('4: paid within approved claims within committed within allocated, or the breach is told; what remains is allocated less committed', () => {
  const claim = fc.record({ approvedAmount: maybe(fc.nat(500)), paid: fc.boolean(), rejected: fc.boolean() });
  const request = fc.record({ amount: fc.nat(1000), approved: fc.boolean(), claims: fc.array(claim, { maxLength: 3 }) });
  fc.assert(
    fc.property(fc.nat(4000), fc.array(request, { maxLength: 6 }), (allocated, requests) => {
      const { balance, breaches } = mdfBalance(allocated, requests);
      expect(balance.remaining).toBe(balance.allocated - balance.committed);
      expect(balance.unclaimed).toBe(balance.committed - balance.used);
      expect(balance.paid).toBeLessThanOrEqual(balance.used);
      if (breaches.length === 0) {
        expect(balance.used).toBeLessThanOrEqual(balance.committed);
        expect(balance.committed).toBeLessThanOrEqual(balance.allocated);
      }
      expect(breaches.includes('over_allocation')).toBe(balance.committed > allocated);
      if (balance.used > balance.committed) expect(breaches).toContain('over_commitment');
      expect(valueOf('K44.remaining', { mdfAllocated: balance.allocated, mdfCommitted: balance.committed })).toBe(balance.remaining);
    }),
  );
});

test('5: only active or qualified partners of the needed type close a gap, and without the last of them it is open again', () => {
  const partner = fc.record({
    type: fc.constantFrom('SI', 'MSP', null),
    cells: fc.subarray(['a', 'b', 'c']),
    enrolled: fc.boolean(),
    active: fc.boolean(),
    qualified: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(partner, { maxLength: 12 }), fc.integer({ min: 1, max: 3 }), (list, needed) => {
      const partners = list.map((one, index) => ({ ...one, id: `p${index}` }));
      const need = { cell: 'a', type: 'SI', partners: needed };
      const { isClosed, closedBy } = gapCoverage(need, partners);
      for (const id of closedBy) {
        const one = partners.find((each) => each.id === id);
        expect(one?.type === 'SI' && one.enrolled && (one.active || one.qualified)).toBe(true);
      }
      expect(isClosed).toBe(closedBy.length >= needed);
      if (closedBy.length === needed)
        expect(
          gapCoverage(
            need,
            partners.filter(({ id }) => id !== closedBy[0]),
          ).isClosed,
        ).toBe(false);
    }),
  );
});

test('6: one holder of protection at a time, approved by then, whatever the order of the claims', () => {
  const claim = fc.record({ submittedOn: maybe(day), approvedOn: maybe(day), until: maybe(day) });
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 8 }), day, (list, on) => {
      const claims = list.map((one, index) => ({ ...one, dealId: `d${index}` }));
      const holder = protectionHolder(claims, on);
      expect(protectionHolder(claims.toReversed(), on)).toBe(holder);
      const held = claims.find(({ dealId }) => dealId === holder);
      if (held) expect(held.approvedOn !== null && held.approvedOn <= on && (held.until === null || held.until >= on)).toBe(true);
      expect(
        protectionHolder(
          claims.map((one) => ({ ...one, approvedOn: null })),
          on,
        ),
      ).toBeNull();
    }),
  );
});

test('8: a QBR is completed only when it was held and something came of it', () => {
  fc.assert(
    fc.property(
      maybe(day),
      maybe(fc.constantFrom('', '  ', 'Agreed on two goals')),
      fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
      (heldOn, summary, [commitments, decisions, goals]) => {
        const recorded = commitments + decisions + goals > 0 || (summary ?? '').trim() !== '';
        expect(isCompleted({ heldOn, summary, commitments, decisions, goals })).toBe(heldOn !== null && recorded);
      },
    ),
  );
  expect(isCompleted({ heldOn: '2017-10-01', summary: ' ', commitments: 0, decisions: 0, goals: 0 })).toBe(false);
});

test('9: every figure of every metric has definition, source, window, as-of date, and its preset where it depends on one', () => {
  fc.assert(
    fc.property(network, fc.constantFrom(...metrics), (scope, metric) => {
      const figure = Figure.parse(figureOf(metric.id, scope));
      expect(figure).toMatchObject({ definition: metric.sentence, source: metric.source, asOf: testFrame.asOf });
      expect(figure.preset === null).toBe(metric.presets === null);
      expect(figure.window.to <= figure.asOf).toBe(true);
      expect(figure.value === null).toBe(figure.reason !== null);
    }),
  );
});

test('11: when a certificate lapses what it opened falls away, and the change is told', () => {
  const credential = fc.record({ key: fc.constantFrom('A', 'B'), from: day, to: maybe(day) });
  const gates = [
    { entitlement: 'registration', needs: ['A'] },
    { entitlement: 'cosell', needs: ['A', 'B'] },
  ];
  fc.assert(
    fc.property(fc.array(credential, { maxLength: 5 }), day, fc.nat(400), (credentials, from, days) => {
      const to = addDays(from, days);
      const [before, after] = [entitlementsOn(credentials, gates, from), entitlementsOn(credentials, gates, to)];
      const { gained, lost } = entitlementChanges(credentials, gates, from, to);
      expect(new Set([...[...before].filter((one) => !lost.includes(one)), ...gained])).toEqual(after);
      if (after.has('cosell')) expect(after.has('registration')).toBe(true);
    }),
  );
  const lapsing = [{ key: 'A', from: '2017-01-01', to: '2017-06-30' }];
  expect(entitlementChanges(lapsing, gates, '2017-06-30', '2017-07-01')).toEqual({ gained: [], lost: ['registration'] });
});

test('12: the enrolled count carries the active partners among them', () => {
  fc.assert(
    fc.property(network, (scope) => {
      const { value, numerator, denominator } = figureOf('K04', scope);
      expect(denominator).toBe(value);
      expect(numerator).toBe(valueOf('K01.active', scope));
    }),
  );
});

describe('14: money has a currency, and a conversion its rate and date', () => {
  test('every figure of money names its currency', () => {
    fc.assert(
      fc.property(network, fc.constantFrom(...metrics.filter(({ unit }) => unit === 'money')), (scope, metric) => {
        expect(figureOf(metric.id, scope).currency).toBe('USD');
        expect(metric.formula.inputs.some((id) => inputs[id].unit === 'money')).toBe(true);
      }),
    );
  });
  test('a conversion that was needed is named with its day, and one without a rate has no amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.constantFrom('USD', 'EUR', 'CHF'), (minor, currency) => {
        const converter = createConverter(
          [{ kind: 'dated', from: 'EUR', to: 'USD', validFrom: '2017-01-01', rate: '1.2' }],
          'dated',
          '2017-12-31',
          'USD',
        );
        const converted = converter.convert(minor, currency);
        if (currency === 'USD') expect([converted, converter.used()]).toEqual([minor, null]);
        if (currency === 'EUR') expect(converter.used()).toEqual({ rule: 'dated', on: '2017-12-31', pairs: ['EUR/USD'] });
        if (currency === 'CHF') expect([converted, converter.missing()]).toEqual([null, ['CHF']]);
      }),
    );
  });
});
