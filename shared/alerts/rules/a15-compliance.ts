import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { atStake, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';

/**
 * A compliance document that lapses, lapsed or was rejected: access is suspended with it (domain W22, A15). Of one requirement the newest document counts. What is at stake is the
 * open pipeline, which stops with the access; what was sold in the past year is not undone. No profile says which document gates the access, so a lapse is high, as most are settled
 * by a renewal in time, and critical only once it is so old (`longDays`) that the access must be taken as suspended. One that is missing or was rejected has no such day: high.
 */
export const a15 = alertRule({
  id: 'A15',
  appliesTo: 'enrolled',
  severity: 'high',
  thresholds: {
    days: { unit: 'days', value: 60, min: 7, max: 365 },
    urgentDays: { unit: 'days', value: 14, min: 1, max: 365 },
    longDays: { unit: 'days', value: 30, min: 1, max: 730 },
  },
  order: [['urgentDays', 'days']],
  partner: (facts, { days, urgentDays, longDays }, asOf) =>
    facts.documents.flatMap(({ id, requirement, state, validTo }) => {
      const isReplaced = facts.documents.some(
        (other) =>
          other.id !== id && other.requirement === requirement && other.state === 'valid' && (other.validTo ?? '9999') > (validTo ?? ''),
      );
      if (state === 'submitted' || isReplaced) return [];
      const isOpen = state === 'missing' || state === 'rejected';
      if (!isOpen && validTo === null) return [];
      const left = isOpen || validTo === null ? 0 : daysBetween(asOf, validTo);
      if (left > days) return [];
      // valid through its last day
      const isLapsed = isOpen || left < 0;
      const isLong = -left > longDays;
      return [
        {
          subject: id,
          severity: isLong ? ('critical' as const) : isLapsed || left <= urgentDays ? ('high' as const) : ('medium' as const),
          level: isLong ? 3 : isLapsed ? 2 : left <= urgentDays ? 1 : 0,
          // one that was renewed in place lapses anew
          ...(validTo === null || isOpen ? {} : { startedOn: addDays(validTo, -days) }),
          say: isOpen ? ('a15Missing' as const) : isLapsed ? ('a15Lapsed' as const) : left === 0 ? ('a15Today' as const) : ('a15' as const),
          params: { document: requirement, count: Math.abs(left) },
          evidence: [
            evidence('document', requirement, { entity: 'compliance_document', id }),
            ...(validTo === null ? [] : [evidence('validTo', { date: validTo })]),
          ],
          cost: atStake('pipeline', facts.openAmount, facts),
          action: 'renew_document' as const,
          target: { entity: 'compliance_document', recordId: id },
          dueOn: isOpen ? null : validTo,
        },
      ];
    }),
});
