import { atStake, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';
import { declinedBy, heldSince, trendOf } from '../trend.ts';

/** A partner signs in less than it used to (domain K41, A11, X18). */
export const a11 = alertRule({
  id: 'A11',
  appliesTo: 'enrolled',
  severity: 'medium',
  thresholds: {
    drop: { unit: 'share', value: 0.5, min: 0.05, max: 1 },
    recentWeeks: { unit: 'weeks', value: 4, min: 2, max: 26 },
    baselineWeeks: { unit: 'weeks', value: 26, min: 4, max: 44 },
    leastExpected: { unit: 'count', value: 4, min: 1, max: 1000 },
  },
  order: [['recentWeeks', 'baselineWeeks']],
  isLeading: true,
  partner: (facts, { drop, recentWeeks, baselineWeeks, leastExpected }) => {
    const rule = { recentWeeks, baselineWeeks, least: leastExpected };
    const trend = trendOf(facts.portal, facts, rule);
    if (!trend || trend.drop < drop) return null;
    return {
      severity: 'medium',
      level: trend.recent === 0 ? 1 : 0,
      say: 'a11',
      params: { drop: { share: trend.drop }, count: recentWeeks },
      evidence: [
        evidence('sessions', trend.recent),
        evidence('usual', Math.round(trend.expected * 10) / 10),
        evidence('since', { date: trend.since }),
      ],
      cost: atStake('revenue', facts.revenue, facts),
      action: 'follow_up',
      startedOn: heldSince(facts.weeksTo, (weeksAgo) => declinedBy(facts.portal, facts, rule, drop, weeksAgo)),
      since: trend.since,
    };
  },
});
