import { evidence, noCost, type AlertDraft } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** What is spent on a segment and what comes back of it are far apart; or CAM time goes to partners that are not active (domain K74, A20, X11). */
export const a20 = alertRule({
  id: 'A20',
  appliesTo: 'network',
  severity: 'medium',
  thresholds: {
    apart: { unit: 'share', value: 0.15, min: 0.01, max: 1 },
    camOnInactive: { unit: 'share', value: 0.3, min: 0.01, max: 1 },
  },
  network: ({ investments, quarterFrom }, { apart, camOnInactive }) =>
    (investments ?? []).flatMap(({ segment, spendShare, revenueShare, camShare }): AlertDraft[] => {
      const found: AlertDraft[] = [];
      const gap = spendShare - revenueShare;
      if (Math.abs(gap) > apart)
        found.push({
          subject: segment,
          severity: 'medium',
          startedOn: quarterFrom,
          say: gap > 0 ? 'a20Over' : 'a20Under',
          params: { segment: { word: segment }, spend: { share: spendShare }, revenue: { share: revenueShare } },
          evidence: [evidence('spendShare', { share: spendShare }), evidence('revenueShare', { share: revenueShare })],
          cost: noCost('network'),
          action: 'rebalance',
        });
      if (segment === 'ACTIVATION_FOCUS' && camShare !== null && camShare > camOnInactive)
        found.push({
          subject: `${segment}:cam`,
          severity: 'medium',
          startedOn: quarterFrom,
          say: 'a20Cam',
          params: { share: { share: camShare }, limit: { share: camOnInactive } },
          evidence: [evidence('camShare', { share: camShare })],
          cost: noCost('network'),
          action: 'rebalance',
        });
      return found;
    }),
});
