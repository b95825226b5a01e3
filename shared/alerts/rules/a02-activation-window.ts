import { onboardingWindow } from '#shared/domain/onboarding-window.ts';
import { evidence, noCost } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** The window in which a new partner should certify, register and market for the first time is closing (domain 3.4, A02, X14). */
export const a02 = alertRule({
  id: 'A02',
  appliesTo: 'enrolled',
  severity: 'high',
  thresholds: {
    daysLeft: { unit: 'days', value: 30, min: 1, max: 180 },
    urgentDaysLeft: { unit: 'days', value: 10, min: 1, max: 180 },
  },
  order: [['urgentDaysLeft', 'daysLeft']],
  partner: ({ onboarding }, { daysLeft, urgentDaysLeft }, asOf) => {
    if (!onboarding || onboarding.isCompleted) return null;
    const window = onboardingWindow(onboarding, asOf);
    if (window.state !== 'running' || window.open.length === 0 || window.daysLeft > daysLeft) return null;
    const isUrgent = window.daysLeft <= urgentDaysLeft;
    return {
      subject: onboarding.id,
      severity: isUrgent ? 'critical' : 'high',
      level: isUrgent ? 1 : 0,
      say: 'a02',
      params: { done: window.done, of: window.of, count: window.daysLeft },
      evidence: [
        evidence('windowEndsOn', { date: onboarding.windowEndsOn }, { entity: 'onboarding', id: onboarding.id }),
        evidence('daysInWindow', window.daysIn),
        ...onboarding.milestones
          .filter(({ step, isDone }) => !isDone && window.open.includes(step))
          .map(({ id, name }) => evidence('openMilestone', name, { entity: 'onboarding_milestone', id })),
      ],
      cost: noCost('notYetSelling'),
      action: 'facilitate_first_deal',
      dueOn: onboarding.windowEndsOn,
    };
  },
});
