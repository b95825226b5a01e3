import { evidence, noCost } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** One requirement stands between an active partner and the next tier (domain W06, A32). */
export const a32 = alertRule({
  id: 'A32',
  appliesTo: 'active',
  severity: 'low',
  thresholds: { nearly: { unit: 'share', value: 0.5, min: 0, max: 1 } },
  partner: ({ nextTier }, { nearly }) => {
    const missing = (nextTier?.requirements ?? []).filter(({ have, need }) => have < need);
    const one = missing[0];
    if (!nextTier || !one || missing.length > 1 || one.have < one.need * nearly) return null;
    return {
      subject: `${nextTier.tier}:${one.key}`,
      severity: 'low',
      say: 'a32',
      params: { tier: nextTier.tier, requirement: { word: `tier_${one.key}` } },
      evidence: [evidence('requirement', { word: `tier_${one.key}` }), evidence('have', one.have), evidence('need', one.need)],
      cost: noCost('gain'),
      action: 'guide_tier',
    };
  },
});
