import { daysBetween } from '#shared/domain/dates.ts';
import { atStake, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** An active partner that nobody trained for the days of the window, half open like that of activity (domain 2.1, A04, X25). Says nothing where no training was ever recorded. */
export const a04 = alertRule({
  id: 'A04',
  appliesTo: 'active',
  severity: 'low',
  thresholds: { days: { unit: 'days', value: 60, min: 14, max: 730 } },
  isLeading: true,
  partner: (facts, { days }, asOf) => {
    if (facts.lastTrainedOn === null) return null;
    const silent = daysBetween(facts.lastTrainedOn, asOf);
    if (silent < days) return null;
    return {
      subject: facts.lastTrainedOn,
      severity: 'low',
      say: 'a04',
      params: { count: silent },
      evidence: [evidence('lastTrained', { date: facts.lastTrainedOn }), evidence('daysSilent', silent)],
      cost: atStake('pipeline', facts.openAmount, facts),
      action: 'recommend_training',
      since: facts.lastTrainedOn,
    };
  },
});
