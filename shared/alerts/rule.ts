import type { IsoDate } from '#shared/domain/dates.ts';
import { isReviewed } from '#shared/qbr/cadence.ts';
import type { Alert, Severity } from './alert.ts';
import { makeAlert } from './make-alert.ts';
import type { AlertDraft } from './draft.ts';
import type { PartnerFacts } from './facts.ts';
import type { NetworkFacts } from './network-facts.ts';
import type { AlertRuleId } from './rule-ids.ts';

/** One number that a program may set. `share`: a fraction. The least and the most that make sense, both allowed. */
export type ThresholdSpec = { unit: 'days' | 'weeks' | 'share' | 'count'; value: number; min: number; max: number };

/**
 * Which partners a rule looks at, besides that the profile of their type must name it (`alerts`): all enrolled ones; those active now; those active once, whether or
 * not they still are; those not active; those whose coverage has reviews.
 */
export type RuleAudience = 'enrolled' | 'active' | 'everActive' | 'inactive' | 'reviewed' | 'network';

export type AlertRule = {
  id: AlertRuleId;
  appliesTo: RuleAudience;
  /** The severity that it usually has; the evidence may lower or raise it. */
  severity: Severity;
  thresholds: Readonly<Record<string, ThresholdSpec>>;
  /** Pairs of thresholds of which the first must not be above the second. */
  order: ReadonlyArray<readonly [string, string]>;
  /** True for a leading indicator: revenue would follow 60 to 90 days later (M51). */
  isLeading: boolean;
  evaluate(facts: PartnerFacts, thresholds: ThresholdValues, asOf: IsoDate): Alert[];
  evaluateNetwork(facts: NetworkFacts, thresholds: ThresholdValues, asOf: IsoDate): Alert[];
};
export type ThresholdValues = Readonly<Record<string, number>>;

type Found = AlertDraft | null | AlertDraft[];
type RuleSpec<T extends string> = {
  id: AlertRuleId;
  appliesTo: RuleAudience;
  severity: Severity;
  thresholds: Record<T, ThresholdSpec>;
  order?: ReadonlyArray<readonly [NoInfer<T>, NoInfer<T>]>;
  isLeading?: boolean;
  partner?(facts: PartnerFacts, thresholds: Record<T, number>, asOf: IsoDate): Found;
  network?(facts: NetworkFacts, thresholds: Record<T, number>, asOf: IsoDate): Found;
};

const isMeant = (audience: RuleAudience, facts: PartnerFacts): boolean => {
  if (!facts.isEnrolled) return false;
  switch (audience) {
    case 'enrolled':
      return true;
    case 'active':
      return facts.isActive;
    case 'everActive':
      return facts.firstCommercialOn !== null;
    case 'inactive':
      return !facts.isActive;
    case 'reviewed':
      return isReviewed(facts);
    case 'network':
      return false;
  }
};

const asList = (found: Found): AlertDraft[] => (found === null ? [] : Array.isArray(found) ? found : [found]);

/**
 * Makes a rule of its data and its pure functions. A partner is looked at when it is enrolled, belongs to the audience, and its type is watched for the rule.
 * Thresholds that are not given have their defaults.
 */
export const alertRule = <T extends string>(spec: RuleSpec<T>): AlertRule => {
  const { id, partner, network } = spec;
  const defaults = Object.fromEntries(Object.entries<ThresholdSpec>(spec.thresholds).map(([key, { value }]) => [key, value]));
  const filled = (given: ThresholdValues) => ({ ...defaults, ...given }) as Record<T, number>;
  return {
    id,
    appliesTo: spec.appliesTo,
    severity: spec.severity,
    thresholds: spec.thresholds,
    order: spec.order ?? [],
    isLeading: spec.isLeading ?? false,
    evaluate: (facts, thresholds, asOf) =>
      partner && facts.watchedFor.includes(id) && isMeant(spec.appliesTo, facts)
        ? asList(partner(facts, filled(thresholds), asOf)).map((draft) => makeAlert(id, facts, draft, asOf))
        : [],
    evaluateNetwork: (facts, thresholds, asOf) =>
      network ? asList(network(facts, filled(thresholds), asOf)).map((draft) => makeAlert(id, null, draft, asOf)) : [],
  };
};
