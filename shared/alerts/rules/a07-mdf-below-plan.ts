import { daysBetween } from '#shared/domain/dates.ts';
import { atStake, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** Market development funds used slower than the calendar says, by allocation; and the network as a whole not above its level (domain K44, A07, X22). */
export const a07 = alertRule({
  id: 'A07',
  appliesTo: 'enrolled',
  severity: 'medium',
  thresholds: {
    behind: { unit: 'share', value: 0.25, min: 0, max: 1 },
    fromElapsed: { unit: 'share', value: 0.33, min: 0, max: 1 },
    urgentElapsed: { unit: 'share', value: 0.75, min: 0, max: 1 },
    networkUse: { unit: 'share', value: 0.7, min: 0, max: 1 },
  },
  order: [['fromElapsed', 'urgentElapsed']],
  partner: (facts, { behind, fromElapsed, urgentElapsed }, asOf) =>
    facts.mdf.flatMap(({ id, program, from, to, allocated, used }) => {
      if (allocated === null || allocated <= 0 || asOf < from || asOf > to) return [];
      const elapsed = (daysBetween(from, asOf) + 1) / (daysBetween(from, to) + 1);
      // without a rate what was used is not known, and not nothing
      if (used === null && facts.missingRates.length > 0) return [];
      const spent = used ?? 0;
      if (elapsed < fromElapsed || spent >= allocated * elapsed * (1 - behind)) return [];
      const isUrgent = elapsed >= urgentElapsed;
      return [
        {
          subject: id,
          severity: isUrgent ? ('high' as const) : ('medium' as const),
          level: isUrgent ? 1 : 0,
          say: 'a07' as const,
          params: { program, used: { share: spent / allocated }, elapsed: { share: elapsed } },
          evidence: [
            evidence('allocated', { minor: allocated, currency: facts.currency }, { entity: 'mdf_allocation', id }),
            evidence('used', { minor: spent, currency: facts.currency }),
            evidence('planned', { minor: Math.round(allocated * elapsed), currency: facts.currency }),
          ],
          cost: atStake('mdf', allocated - spent, facts),
          action: 'plan_comarketing' as const,
          dueOn: to,
        },
      ];
    }),
  network: ({ mdfAllocated, mdfUsed, currency, quarterFrom }, { networkUse }) => {
    if (mdfAllocated === null || mdfAllocated <= 0 || mdfUsed === null || mdfUsed / mdfAllocated > networkUse) return null;
    return {
      severity: 'medium',
      startedOn: quarterFrom,
      say: 'a07Network',
      params: { used: { share: mdfUsed / mdfAllocated }, limit: { share: networkUse } },
      evidence: [evidence('allocated', { minor: mdfAllocated, currency }), evidence('used', { minor: mdfUsed, currency })],
      cost: atStake('mdf', mdfAllocated - mdfUsed, { currency }),
      action: 'plan_comarketing',
    };
  },
});
