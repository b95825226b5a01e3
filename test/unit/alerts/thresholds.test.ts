import { expect, test } from 'vitest';
import { createEvaluator } from '#shared/alerts/evaluate.ts';
import { ruleOf } from '#shared/alerts/rules.ts';
import { assertThresholds, thresholdsFor, type ThresholdOverride } from '#shared/alerts/thresholds.ts';
import { addDays } from '#shared/domain/dates.ts';
import { factsAsOf, makeFacts } from '#test/support/partner-facts.ts';

const rule = ruleOf('A03');
const change = (
  scope: ThresholdOverride['scope'],
  key: string,
  values: Record<string, number>,
  isOn: boolean | null = null,
): ThresholdOverride => ({
  rule: 'A03',
  scope,
  key,
  values,
  isOn,
});
const gold = { type: 'MSP', tier: 'GOLD', segment: 'STRATEGIC' };

test('the most specific scope wins: segment before tier before type before all, each threshold by itself', () => {
  const all = change('all', '', { days: 80, longDays: 160 });
  const overrides = [
    change('segment', 'STRATEGIC', { days: 30 }),
    change('tier', 'GOLD', { days: 40, longDays: 140 }),
    change('type', 'MSP', { days: 50 }),
    all,
  ];
  expect(thresholdsFor(rule, overrides, gold).values).toEqual({ days: 30, longDays: 140 });
  expect(thresholdsFor(rule, overrides, { ...gold, segment: null }).values).toEqual({ days: 40, longDays: 140 });
  expect(thresholdsFor(rule, overrides, { type: 'MSP', tier: null, segment: null }).values).toEqual({ days: 50, longDays: 160 });
  expect(thresholdsFor(rule, overrides, { type: null, tier: null, segment: null }).values).toEqual({ days: 80, longDays: 160 });
  expect(thresholdsFor(rule, [], gold).values).toEqual({ days: 90, longDays: 180 });
});

test('a rule that is silenced for a tier says nothing there, unless a segment speaks up again', () => {
  const silent = makeFacts({ lastCommercialOn: addDays(factsAsOf, -100) });
  const found = (...overrides: ThresholdOverride[]) =>
    createEvaluator(overrides, factsAsOf)
      .partner(silent)
      .map(({ rule: id }) => id);
  expect(found()).toContain('A03');
  expect(found(change('tier', 'GOLD', {}, false))).not.toContain('A03');
  expect(found(change('tier', 'GOLD', {}, false), change('segment', 'HIGH_PERFORMING', {}, true))).toContain('A03');
  // a threshold alone says nothing of the switch
  expect(found(change('tier', 'GOLD', {}, false), change('segment', 'HIGH_PERFORMING', { days: 80 }))).not.toContain('A03');
});

test.each([
  ['an unknown threshold', [change('all', '', { nothing: 3 })], '"No commercial activity" has no threshold "nothing"'],
  ['a name of the prototype', [change('all', '', { constructor: 3 })], '"No commercial activity" has no threshold "constructor"'],
  ['a value outside its bounds', [change('all', '', { days: 3 })], '"Days" of "No commercial activity" must lie between 14 and 730'],
  ['a fraction of a day', [change('all', '', { days: 90.5 })], '"Days" of "No commercial activity" must be a whole number'],
  [
    'thresholds out of order',
    [change('all', '', { days: 200 })],
    '"Days", 200, must not be above "Days when it is long", 180, in "No commercial activity"',
  ],
  ['a scope without a name', [change('type', '', { days: 60 })], 'thresholds for everybody name nobody'],
  [
    'two scopes that are each in order and not together',
    [change('tier', 'GOLD', { days: 170 }), change('type', 'MSP', { longDays: 150 })],
    '"Days", 170, must not be above "Days when it is long", 150, in "No commercial activity" (for MSP, GOLD)',
  ],
])('refuses %s', (_, overrides, sentence) => {
  expect(() => assertThresholds(rule, overrides)).toThrow(sentence);
});

test('accepts what is in order', () => {
  expect(() => assertThresholds(rule, [change('all', '', { days: 60 }), change('tier', 'GOLD', { days: 180 })])).not.toThrow();
});
