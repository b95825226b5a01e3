import type { IsoDate } from '#shared/domain/dates.ts';
import type { Alert } from './alert.ts';
import type { PartnerFacts } from './facts.ts';
import type { NetworkFacts } from './network-facts.ts';
import type { AlertRule } from './rule.ts';
import { alertRules } from './rules.ts';
import { type ThresholdOverride, thresholdsFor } from './thresholds.ts';

/** Thresholds are resolved once for each group of partners and not for each partner. */
export type Evaluator = { partner(facts: PartnerFacts): Alert[]; network(facts: NetworkFacts): Alert[] };

/** Every alert of given facts: pure, whatever the order of the rules or of the partners. */
export const createEvaluator = (
  overrides: readonly ThresholdOverride[],
  asOf: IsoDate,
  rules: readonly AlertRule[] = alertRules,
): Evaluator => {
  const groups = new Map<string, Array<{ rule: AlertRule; values: Record<string, number> }>>();
  const rulesFor = (type: string | null, tier: string | null, segment: string | null) => {
    const key = `${type}\n${tier}\n${segment}`;
    const known = groups.get(key);
    if (known) return known;
    const made = rules.flatMap((rule) => {
      const { values, isOn } = thresholdsFor(rule, overrides, { type, tier, segment });
      return isOn ? [{ rule, values }] : [];
    });
    groups.set(key, made);
    return made;
  };
  return {
    partner: (facts) => rulesFor(facts.type, facts.tier, facts.segment).flatMap(({ rule, values }) => rule.evaluate(facts, values, asOf)),
    network: (facts) => rulesFor(null, null, null).flatMap(({ rule, values }) => rule.evaluateNetwork(facts, values, asOf)),
  };
};
