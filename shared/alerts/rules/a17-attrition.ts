import { evidence, noCost } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** The network loses nearly as many active partners as it recruits, or more (domain K12, A17, X03). */
export const a17 = alertRule({
  id: 'A17',
  appliesTo: 'network',
  severity: 'high',
  thresholds: { replacement: { unit: 'share', value: 0.8, min: 0.1, max: 1 } },
  network: ({ recruited, lost, quarterFrom }, { replacement }) => {
    if (recruited === null || lost === null || lost === 0) return null;
    const rate = recruited === 0 ? null : lost / recruited;
    if (rate !== null && rate < replacement) return null;
    const isShrinking = lost >= recruited;
    return {
      severity: isShrinking ? 'critical' : 'high',
      level: isShrinking ? 1 : 0,
      startedOn: quarterFrom,
      say: isShrinking ? 'a17Shrinking' : 'a17',
      params: { recruited, lost },
      evidence: [
        evidence('recruited', recruited),
        evidence('lost', lost),
        evidence('net', recruited - lost),
        ...(rate === null ? [] : [evidence('replacement', { share: rate })]),
      ],
      cost: noCost('network'),
      action: 'analyse_churn',
    };
  },
});
