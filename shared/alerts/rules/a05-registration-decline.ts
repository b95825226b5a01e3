import { atStake, evidence, figureEvidence } from '../draft.ts';
import { alertRule } from '../rule.ts';
import { declinedBy, heldSince, trendOf } from '../trend.ts';

/** A partner registers fewer deals than it used to, by its own baseline (domain K56, A05). */
export const a05 = alertRule({
  id: 'A05',
  appliesTo: 'everActive',
  severity: 'high',
  thresholds: {
    drop: { unit: 'share', value: 0.4, min: 0.05, max: 1 },
    largeDrop: { unit: 'share', value: 0.75, min: 0.05, max: 1 },
    recentWeeks: { unit: 'weeks', value: 8, min: 2, max: 26 },
    baselineWeeks: { unit: 'weeks', value: 26, min: 4, max: 44 },
    leastExpected: { unit: 'count', value: 2, min: 1, max: 100 },
  },
  order: [
    ['drop', 'largeDrop'],
    ['recentWeeks', 'baselineWeeks'],
  ],
  isLeading: true,
  partner: (facts, { drop, largeDrop, recentWeeks, baselineWeeks, leastExpected }) => {
    const rule = { recentWeeks, baselineWeeks, least: leastExpected };
    const trend = trendOf(facts.registrations, facts, rule);
    if (!trend || trend.drop < drop) return null;
    const isLarge = trend.drop >= largeDrop;
    return {
      severity: isLarge ? 'critical' : 'high',
      level: isLarge ? 1 : 0,
      say: 'a05',
      params: { drop: { share: trend.drop }, count: recentWeeks },
      evidence: [
        figureEvidence('registered', trend.recent, 'registrations'),
        evidence('usual', Math.round(trend.expected * 10) / 10),
        evidence('since', { date: trend.since }),
      ],
      cost: atStake('revenue', facts.revenue, facts),
      action: facts.isActive ? 'coach' : 'log_barrier',
      startedOn: heldSince(facts.weeksTo, (weeksAgo) => declinedBy(facts.registrations, facts, rule, drop, weeksAgo)),
      since: trend.since,
    };
  },
});
