import { atStake, type AlertDraft, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';
import { declinedBy, heldSince, trendOf } from '../trend.ts';

const signals = ['registrations', 'portal', 'trainings', 'campaigns'] as const;

/** Several leading indicators of an active partner fall together (domain A16, X18). */
export const a16 = alertRule({
  id: 'A16',
  appliesTo: 'active',
  severity: 'high',
  thresholds: {
    drop: { unit: 'share', value: 0.4, min: 0.05, max: 1 },
    signals: { unit: 'count', value: 2, min: 1, max: 4 },
    recentWeeks: { unit: 'weeks', value: 6, min: 2, max: 26 },
    baselineWeeks: { unit: 'weeks', value: 26, min: 4, max: 44 },
    leastExpected: { unit: 'count', value: 2, min: 1, max: 100 },
  },
  order: [['recentWeeks', 'baselineWeeks']],
  isLeading: true,
  partner: (facts, { drop, signals: needed, recentWeeks, baselineWeeks, leastExpected }): AlertDraft | null => {
    const rule = { recentWeeks, baselineWeeks, least: leastExpected };
    const falling = signals.flatMap((signal) => {
      const trend = trendOf(facts[signal], facts, rule);
      return trend && trend.drop >= drop ? [{ signal, trend }] : [];
    });
    const first = falling.toSorted((a, b) => a.trend.since.localeCompare(b.trend.since))[0];
    if (!first || falling.length < needed) return null;
    return {
      severity: falling.length > needed ? 'critical' : 'high',
      level: falling.length,
      say: 'a16',
      params: { count: falling.length },
      evidence: falling.map(({ signal, trend }) => evidence(signal, { share: -trend.drop })),
      cost: atStake('revenue', facts.revenue, facts),
      action: 'start_retention',
      startedOn: heldSince(
        facts.weeksTo,
        (weeksAgo) => signals.filter((signal) => declinedBy(facts[signal], facts, rule, drop, weeksAgo)).length >= needed,
      ),
      since: first.trend.since,
    };
  },
});
