import { atStake, figureEvidence, evidence, type AlertDraft } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** A few partners carry the revenue: by the ten largest (K07), by the top tenth of the active ones (K06), or more than a year before (domain A19, X02, X10). */
export const a19 = alertRule({
  id: 'A19',
  appliesTo: 'network',
  severity: 'high',
  thresholds: {
    topTen: { unit: 'share', value: 0.6, min: 0.05, max: 1 },
    topTenth: { unit: 'share', value: 0.7, min: 0.05, max: 1 },
    rise: { unit: 'share', value: 0.05, min: 0.01, max: 1 },
    leastActive: { unit: 'count', value: 20, min: 11, max: 1000 },
  },
  network: ({ now, previous, revenue, currency, quarterFrom }, { topTen, topTenth, rise, leastActive }): AlertDraft[] => {
    // with a handful of partners the ten largest are all of them
    if (now.active < leastActive) return [];
    const found: AlertDraft[] = [];
    if (now.topTenShare !== null && now.topTenShare > topTen) {
      found.push({
        subject: 'topTen',
        severity: 'high',
        startedOn: quarterFrom,
        say: 'a19TopTen',
        params: { share: { share: now.topTenShare }, limit: { share: topTen } },
        evidence: [figureEvidence('topTenShare', { share: now.topTenShare }, 'topTenShare')],
        cost: atStake('revenue', revenue === null ? null : Math.round(revenue * now.topTenShare), { currency }),
        action: 'develop_middle',
      });
    }
    if (now.topTenthShare !== null && now.topTenthShare > topTenth)
      found.push({
        subject: 'topTenth',
        severity: 'medium',
        startedOn: quarterFrom,
        say: 'a19TopTenth',
        params: { share: { share: now.topTenthShare }, limit: { share: topTenth } },
        evidence: [evidence('topTenthShare', { share: now.topTenthShare })],
        cost: atStake('revenue', revenue === null ? null : Math.round(revenue * now.topTenthShare), { currency }),
        action: 'develop_middle',
      });
    if (previous && now.topTenShare !== null && previous.topTenShare !== null && now.topTenShare - previous.topTenShare >= rise)
      found.push({
        subject: 'rising',
        severity: 'medium',
        startedOn: quarterFrom,
        say: 'a19Rising',
        params: { before: { share: previous.topTenShare }, now: { share: now.topTenShare } },
        evidence: [
          figureEvidence('topTenShare', { share: now.topTenShare }, 'topTenShare'),
          evidence('topTenBefore', { share: previous.topTenShare }),
        ],
        cost: atStake('revenue', revenue === null ? null : Math.round(revenue * now.topTenShare), { currency }),
        action: 'develop_middle',
      });
    return found;
  },
});
