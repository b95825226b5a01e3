import type { AlertDraft } from '../draft.ts';
import { evidence, figureEvidence, noCost } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** Too many enrolled partners do nothing; or enrolment grew and activity did not (domain K03, A18, X02, X21). */
export const a18 = alertRule({
  id: 'A18',
  appliesTo: 'network',
  severity: 'high',
  thresholds: {
    dark: { unit: 'share', value: 0.2, min: 0.01, max: 1 },
    veryDark: { unit: 'share', value: 0.6, min: 0.01, max: 1 },
  },
  order: [['dark', 'veryDark']],
  network: ({ now, previous, quarterFrom }, { dark, veryDark }) => {
    const found: AlertDraft[] = [];
    // enrolled never stands alone: the active ones are beside it in every line of evidence
    const counts = [figureEvidence('enrolled', now.enrolled, 'enrolled'), figureEvidence('active', now.active, 'active')];
    const idle = now.enrolled - now.active;
    if (now.enrolled > 0 && idle / now.enrolled >= dark) {
      const isVery = idle / now.enrolled >= veryDark;
      found.push({
        subject: 'dark',
        severity: isVery ? 'critical' : 'high',
        level: isVery ? 1 : 0,
        startedOn: quarterFrom,
        say: 'a18Dark',
        params: { dark: { share: idle / now.enrolled }, idle, enrolled: now.enrolled, active: now.active },
        evidence: counts,
        cost: noCost('network'),
        action: 'start_activation',
      });
    }
    if (previous && previous.enrolled > 0 && now.enrolled > previous.enrolled && now.active <= previous.active)
      found.push({
        subject: 'growth',
        severity: 'high',
        startedOn: quarterFrom,
        say: 'a18Growth',
        params: { enrolled: now.enrolled - previous.enrolled, active: now.active - previous.active },
        evidence: [
          ...counts,
          evidence('enrolledBefore', previous.enrolled),
          evidence('activeBefore', previous.active),
          evidence('ratioBefore', { share: previous.active / previous.enrolled }),
          evidence('ratio', { share: now.active / now.enrolled }),
        ],
        cost: noCost('network'),
        action: 'start_activation',
      });
    return found;
  },
});
