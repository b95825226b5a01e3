import { daysBetween } from '#shared/domain/dates.ts';
import { atStake, type AlertDraft, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';
import { declinedBy, heldSince, trendOf } from '../trend.ts';

/** The listings of a partner are adopted less than they were, or one was not adopted at all (domain K80, A10). */
export const a10 = alertRule({
  id: 'A10',
  appliesTo: 'enrolled',
  severity: 'high',
  thresholds: {
    drop: { unit: 'share', value: 0.4, min: 0.05, max: 1 },
    recentWeeks: { unit: 'weeks', value: 8, min: 2, max: 26 },
    baselineWeeks: { unit: 'weeks', value: 26, min: 4, max: 44 },
    leastExpected: { unit: 'count', value: 2, min: 1, max: 100 },
    unadoptedDays: { unit: 'days', value: 60, min: 7, max: 365 },
  },
  order: [['recentWeeks', 'baselineWeeks']],
  isLeading: true,
  partner: (facts, { drop, recentWeeks, baselineWeeks, leastExpected, unadoptedDays }, asOf) => {
    const rule = { recentWeeks, baselineWeeks, least: leastExpected };
    const trend = trendOf(facts.adoptions, facts, rule);
    const falling: AlertDraft[] =
      trend && trend.drop >= drop
        ? [
            {
              severity: 'high',
              say: 'a10',
              params: { drop: { share: trend.drop }, count: recentWeeks },
              evidence: [evidence('adopted', trend.recent), evidence('usual', Math.round(trend.expected * 10) / 10)],
              cost: atStake('revenue', facts.revenue, facts),
              action: facts.isActive ? 'plan_comarketing' : 'log_barrier',
              startedOn: heldSince(facts.weeksTo, (weeksAgo) => declinedBy(facts.adoptions, facts, rule, drop, weeksAgo)),
              since: trend.since,
            },
          ]
        : [];
    const unadopted = facts.listings.flatMap(({ id, title, publishedOn, lastAdoptedOn }): AlertDraft[] => {
      const age = daysBetween(publishedOn, asOf);
      if (lastAdoptedOn !== null || age < unadoptedDays) return [];
      return [
        {
          subject: id,
          severity: 'medium',
          say: 'a10Never',
          params: { listing: title, count: age },
          evidence: [evidence('publishedOn', { date: publishedOn }, { entity: 'listing', id })],
          cost: atStake('revenue', null, facts),
          action: facts.isActive ? 'plan_comarketing' : 'log_barrier',
        },
      ];
    });
    return [...falling, ...unadopted];
  },
});
