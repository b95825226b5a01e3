import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alert } from '#shared/alerts/alert.ts';
import { severityRank } from '#shared/alerts/alert.ts';
import { isCoSell } from '#shared/alerts/actions.ts';
import { createEvaluator } from '#shared/alerts/evaluate.ts';
import type { PartnerFacts } from '#shared/alerts/facts.ts';
import { rankAlerts } from '#shared/alerts/rank.ts';
import { alertRules } from '#shared/alerts/rules.ts';
import { alertSentence } from '#shared/alerts/words.ts';
import { coverageModels } from '#shared/domain/coverage.ts';
import { addDays } from '#shared/domain/dates.ts';
import { investmentSegments } from '#shared/domain/segments.ts';
import { factsAsOf, makeFacts, weeks } from '#test/support/partner-facts.ts';

const days = fc.integer({ min: -400, max: 400 }).map((count) => addDays(factsAsOf, count));
const past = fc.integer({ min: 0, max: 400 }).map((count) => addDays(factsAsOf, -count));
const orNull = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
// no braces: those of a name are no gap in a sentence
const name = fc.stringMatching(/^[A-Za-z ]{0,12}$/);
const amount = orNull(fc.integer({ min: 0, max: 5_000_000 }));
const id = fc.integer({ min: 0, max: 99 }).map((n) => `r${n}`);
const list = <T extends { id: string }>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.uniqueArray(of, { maxLength: 4, selector: (one) => one.id });
const series = fc.tuple(fc.nat(12), fc.nat(6), fc.nat(6)).map(([count, value, before]) => weeks(count, value, before));

const facts: fc.Arbitrary<PartnerFacts> = fc
  .record({
    id: fc.constantFrom('p1', 'p2', 'p3'),
    isActive: fc.boolean(),
    segment: orNull(fc.constantFrom(...investmentSegments)),
    coverage: orNull(fc.constantFrom(...coverageModels)),
    lastCommercialOn: orNull(past),
    lastTrainedOn: orNull(past),
    revenue: amount,
    openAmount: amount,
    registrations: series,
    portal: series,
    openDeals: list(fc.record({ id, title: name, stage: fc.constant('ENGAGING'), amount, movedOn: orNull(past) })),
    renewals: list(fc.record({ id, customer: name, dueOn: days, amount, hasPlan: fc.boolean(), isNegotiated: fc.boolean() })),
    waiting: list(fc.record({ entity: fc.constantFrom('deal' as const, 'mdf_claim' as const), id, title: name, since: past, amount })),
    promised: list(
      fc.record({
        id,
        entity: fc.constant('commitment' as const),
        planId: fc.constant(null),
        title: name,
        side: fc.constantFrom('vendor' as const, 'partner' as const),
        owner: fc.constant(null),
        dueOn: orNull(days),
      }),
    ),
  })
  .map((given) => makeFacts({ ...given, firstCommercialOn: given.lastCommercialOn }));

const evaluate = (given: PartnerFacts, asOf = factsAsOf): Alert[] => createEvaluator([], asOf).partner(given);

test('evaluation is pure and does not depend on the order of the rules', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const before = JSON.stringify(given);
      const once = evaluate(given);
      expect(evaluate(given)).toEqual(once);
      expect(JSON.stringify(given)).toBe(before);
      const reversed = createEvaluator([], factsAsOf, alertRules.toReversed()).partner(given);
      expect(rankAlerts(reversed)).toEqual(rankAlerts(once));
    }),
  );
});

test('each alert of a partner has an identity of its own, which the next day keeps', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const today = evaluate(given);
      expect(new Set(today.map((alert) => alert.id)).size).toBe(today.length);
      const tomorrow = new Set(evaluate(given, addDays(factsAsOf, 1)).map((alert) => alert.id));
      // nothing that a mere day does not settle may disappear: only windows close
      const gone = today.filter((alert) => !tomorrow.has(alert.id)).map(({ rule }) => rule);
      expect(gone.filter((rule) => !['A02', 'A09', 'A12'].includes(rule))).toEqual([]);
    }),
  );
});

test('co-selling is never suggested for a partner that is not active', () => {
  fc.assert(
    fc.property(facts, (given) => {
      if (given.isActive) return;
      for (const { action } of evaluate(given)) expect(isCoSell(action.key)).toBe(false);
    }),
  );
  const stalled = { openDeals: [{ id: 'd1', title: '', stage: 'ENGAGING', amount: 900, movedOn: addDays(factsAsOf, -60) }] };
  const action = (isActive: boolean) => evaluate(makeFacts({ ...stalled, isActive }))[0]?.action;
  expect(action(true)).toEqual({ key: 'offer_cosell', entity: 'deal', recordId: 'd1' });
  expect(action(false)).toEqual({ key: 'log_barrier', entity: 'barrier', recordId: null });
});

test('what is at stake is an amount with its currency, or unknown with a reason; every sentence is whole', () => {
  fc.assert(
    fc.property(facts, (given) => {
      for (const { cost, text } of evaluate(given)) {
        expect([cost.minor === null, cost.currency === null, cost.of === null, cost.reason !== null]).toEqual(
          Array.from({ length: 4 }, () => cost.minor === null),
        );
        expect(alertSentence('say', text)).not.toContain('{{');
      }
    }),
  );
});

test('the ranking is by severity, then by what is at stake, then by time, and says what decided', () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 4 }), (given) => {
      const alerts = [...new Map(given.flatMap((one) => evaluate(one)).map((alert) => [alert.id, alert])).values()];
      const ranked = rankAlerts(alerts);
      expect(rankAlerts(alerts.toReversed())).toEqual(ranked);
      for (const [at, { alert, aheadBy, why }] of ranked.entries()) {
        const next = ranked[at + 1]?.alert;
        expect(why).toHaveLength(3);
        if (!next) {
          expect(aheadBy).toBeNull();
          continue;
        }
        const [a, b] = [severityRank(alert.severity), severityRank(next.severity)];
        expect(a).toBeGreaterThanOrEqual(b);
        if (a > b) expect(aheadBy).toBe('severity');
        else expect(alert.cost.minor ?? -1).toBeGreaterThanOrEqual(next.cost.minor ?? -1);
      }
    }),
  );
});
