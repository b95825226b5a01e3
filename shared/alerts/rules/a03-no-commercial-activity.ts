import { daysBetween } from '#shared/domain/dates.ts';
import { atStake, evidence, figureEvidence, noCost } from '../draft.ts';
import { alertRule } from '../rule.ts';

/**
 * Nothing commercial for the days of the window: an event exactly that long ago lies outside (t − days, t], so the alert comes on that day (domain A03, X08, X24).
 * A partner that never had one counts from its enrolment. The subject is the day on which the silence began, so the next silence is another alert.
 */
export const a03 = alertRule({
  id: 'A03',
  appliesTo: 'enrolled',
  severity: 'high',
  thresholds: {
    days: { unit: 'days', value: 90, min: 14, max: 730 },
    longDays: { unit: 'days', value: 180, min: 14, max: 1460 },
  },
  order: [['days', 'longDays']],
  partner: (facts, { days, longDays }, asOf) => {
    const { lastCommercialOn, enrolledOn } = facts;
    const since = lastCommercialOn ?? enrolledOn;
    if (since === null)
      return {
        subject: 'undated',
        severity: 'low',
        say: 'a03Undated',
        evidence: [evidence('lastCommercial', '')],
        cost: noCost('noRevenue'),
        action: 'log_barrier',
      };
    const silent = daysBetween(since, asOf);
    if (silent < days) return null;
    const isLong = silent >= longDays;
    const soldBefore = facts.revenue !== null && facts.revenue > 0;
    return {
      subject: since,
      severity: soldBefore ? (isLong ? 'critical' : 'high') : 'medium',
      level: isLong ? 1 : 0,
      say: lastCommercialOn === null ? 'a03Never' : 'a03',
      params: { count: silent, since: { date: since } },
      evidence: [
        lastCommercialOn === null
          ? evidence('enrolledOn', { date: since })
          : figureEvidence('lastCommercial', { date: since }, 'daysSinceEvent'),
        evidence('daysSilent', silent),
      ],
      cost: atStake('revenue', facts.revenue, facts),
      action: 'log_barrier',
    };
  },
});
