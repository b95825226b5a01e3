import { evidence, figureEvidence, noCost } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** The active partners have become too many to run by hand: between the two counts, both inside, and beyond them (domain K75, A30, X17). */
export const a30 = alertRule({
  id: 'A30',
  appliesTo: 'network',
  severity: 'medium',
  thresholds: {
    from: { unit: 'count', value: 50, min: 1, max: 10_000 },
    to: { unit: 'count', value: 150, min: 1, max: 100_000 },
  },
  order: [['from', 'to']],
  network: ({ now, isManual }, { from, to }) => {
    if (isManual !== true || now.active < from) return null;
    const isBeyond = now.active > to;
    return {
      severity: isBeyond ? 'critical' : 'medium',
      level: isBeyond ? 1 : 0,
      say: isBeyond ? 'a30Beyond' : 'a30',
      params: { active: now.active, from, to },
      evidence: [figureEvidence('active', now.active, 'active'), evidence('bandFrom', from), evidence('bandTo', to)],
      cost: noCost('network'),
      action: 'automate',
    };
  },
});
