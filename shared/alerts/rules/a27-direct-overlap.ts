import { evidence, noCost } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** A partner was recruited where we already sell or are covered: one alert a partner (domain K15, A27, X09). */
export const a27 = alertRule({
  id: 'A27',
  appliesTo: 'network',
  severity: 'low',
  thresholds: {},
  network: ({ overlaps }) =>
    (overlaps ?? []).map(({ partnerId, partner, cell, enrolledOn }) => ({
      subject: cell,
      partnerId,
      severity: 'low' as const,
      say: 'a27' as const,
      params: { partner, cell },
      evidence: [evidence('enrolledOn', { date: enrolledOn }, { entity: 'partner', id: partnerId }), evidence('cell', cell)],
      cost: noCost('network'),
      action: 'redirect' as const,
    })),
});
