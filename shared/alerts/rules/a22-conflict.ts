import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { atStake, evidence, noCost } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** A registration conflict waits for its decision; and conflicts become more frequent in the network (domain W12, K58, A22). */
export const a22 = alertRule({
  id: 'A22',
  appliesTo: 'enrolled',
  severity: 'high',
  thresholds: {
    decideDays: { unit: 'days', value: 5, min: 1, max: 60 },
    rise: { unit: 'share', value: 0.5, min: 0.1, max: 10 },
    leastCases: { unit: 'count', value: 5, min: 1, max: 1000 },
  },
  partner: (facts, { decideDays }, asOf) =>
    facts.conflicts.map(({ id, dealId, kind, detectedOn, amount }) => {
      const isLate = daysBetween(detectedOn, asOf) > decideDays;
      return {
        subject: id,
        severity: isLate ? ('critical' as const) : ('high' as const),
        level: isLate ? 1 : 0,
        say: 'a22' as const,
        params: { kind: { word: kind }, count: daysBetween(detectedOn, asOf) },
        evidence: [
          evidence('conflict', { word: kind }, { entity: 'conflict_case', id }),
          evidence('detectedOn', { date: detectedOn }),
          evidence('contested', { date: detectedOn }, { entity: 'deal', id: dealId }),
        ],
        cost: atStake('pipeline', amount, facts),
        action: 'adjudicate' as const,
        target: { entity: 'conflict_case', recordId: id },
        side: 'vendor' as const,
        dueOn: addDays(detectedOn, decideDays),
      };
    }),
  network: ({ conflictsNow, conflictsBefore, quarterFrom }, { rise, leastCases }) =>
    conflictsNow < leastCases || conflictsNow <= conflictsBefore * (1 + rise)
      ? null
      : {
          severity: 'medium',
          level: 0,
          startedOn: quarterFrom,
          say: 'a22Rising',
          params: { now: conflictsNow, before: conflictsBefore },
          evidence: [evidence('conflictsNow', conflictsNow), evidence('conflictsBefore', conflictsBefore)],
          cost: noCost('network'),
          action: 'tighten_rules',
        },
});
