import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { evidence, noCost } from '../draft.ts';
import type { Milestone, Onboarding } from '../facts.ts';
import { alertRule } from '../rule.ts';

const lastProgress = ({ startedOn, milestones }: Onboarding): IsoDate =>
  milestones.reduce((last, { isDone, doneOn }) => (isDone && doneOn !== null && doneOn > last ? doneOn : last), startedOn);

/** The milestone that is due first of those not done; one without a date comes after those with one. */
const currentOf = (milestones: readonly Milestone[]): Milestone | undefined =>
  milestones
    .filter(({ isDone }) => !isDone)
    .toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.id.localeCompare(b.id))[0];

/** A new partner is stuck: its current milestone is late, or nothing moved for long. Follow-up, then concierge, then the CAM (domain W03, A01). */
export const a01 = alertRule({
  id: 'A01',
  appliesTo: 'inactive',
  severity: 'medium',
  thresholds: {
    idleDays: { unit: 'days', value: 14, min: 3, max: 180 },
    conciergeDays: { unit: 'days', value: 28, min: 3, max: 365 },
    camDays: { unit: 'days', value: 42, min: 3, max: 365 },
  },
  order: [
    ['idleDays', 'conciergeDays'],
    ['conciergeDays', 'camDays'],
  ],
  partner: ({ onboarding }, { idleDays, conciergeDays, camDays }, asOf) => {
    const current = onboarding && !onboarding.isCompleted ? currentOf(onboarding.milestones) : undefined;
    if (!onboarding || !current) return null;
    const progressOn = lastProgress(onboarding);
    const idle = daysBetween(progressOn, asOf);
    const late = current.dueOn === null ? 0 : daysBetween(current.dueOn, asOf);
    if (late <= 0 && idle < idleDays) return null;
    const stuck = Math.max(late, idle);
    const level = stuck >= camDays ? 2 : stuck >= conciergeDays ? 1 : 0;
    return {
      subject: current.id,
      severity: level === 2 ? 'high' : 'medium',
      level,
      say: late > 0 ? 'a01Late' : 'a01Idle',
      params: { milestone: current.name, count: late > 0 ? late : idle },
      evidence: [
        evidence('milestone', current.name, { entity: 'onboarding_milestone', id: current.id }),
        ...(current.dueOn === null ? [] : [evidence('dueOn', { date: current.dueOn })]),
        evidence('lastProgress', { date: progressOn }),
        evidence('followUps', current.followUps),
        evidence('windowEndsOn', { date: onboarding.windowEndsOn }, { entity: 'onboarding', id: onboarding.id }),
      ],
      cost: noCost('notYetSelling'),
      action: level === 0 ? 'follow_up' : level === 1 ? 'start_concierge' : 'log_barrier',
      side: current.side,
      dueOn: current.dueOn,
    };
  },
});
