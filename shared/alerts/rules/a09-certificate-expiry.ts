import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { atStake, evidence } from '../draft.ts';
import type { CertificateFact } from '../facts.ts';
import { alertRule } from '../rule.ts';

/** True when the same person (or the partner) holds a later certificate of the same kind. */
const isReplaced = (one: CertificateFact, all: readonly CertificateFact[]): boolean =>
  all.some(
    (other) =>
      other !== one &&
      other.state === 'certified' &&
      other.definition === one.definition &&
      other.contactId === one.contactId &&
      (other.expiresOn ?? '9999') > (one.expiresOn ?? ''),
  );

/** A certificate is about to lapse, or lapsed lately: entitlements fall away with it (domain W16, A09). */
export const a09 = alertRule({
  id: 'A09',
  appliesTo: 'enrolled',
  severity: 'medium',
  thresholds: {
    days: { unit: 'days', value: 60, min: 7, max: 365 },
    urgentDays: { unit: 'days', value: 21, min: 1, max: 365 },
    forgetDays: { unit: 'days', value: 180, min: 0, max: 730 },
  },
  order: [['urgentDays', 'days']],
  partner: (facts, { days, urgentDays, forgetDays }, asOf) =>
    facts.certificates.flatMap((certificate) => {
      const { id, definition, expiresOn, isRequired } = certificate;
      if (certificate.state !== 'certified' || expiresOn === null || isReplaced(certificate, facts.certificates)) return [];
      const left = daysBetween(asOf, expiresOn);
      if (left > days || left < -forgetDays) return [];
      // valid through its last day
      const isLapsed = left < 0;
      const isUrgent = left <= urgentDays;
      return [
        {
          subject: id,
          severity: isRequired ? (isLapsed ? ('critical' as const) : ('high' as const)) : isUrgent ? ('medium' as const) : ('low' as const),
          level: isLapsed ? 2 : isUrgent ? 1 : 0,
          // one that was renewed in place lapses anew
          startedOn: addDays(expiresOn, -days),
          say: isLapsed ? ('a09Lapsed' as const) : left === 0 ? ('a09Today' as const) : ('a09' as const),
          params: { certificate: definition, count: Math.abs(left) },
          evidence: [
            evidence('certificate', definition, { entity: 'certificate', id }),
            evidence('expiresOn', { date: expiresOn }),
            evidence(isRequired ? 'required' : 'notRequired', definition),
          ],
          cost:
            facts.recurringMonthly === null
              ? atStake('pipeline', facts.openAmount, facts)
              : atStake('recurring', facts.recurringMonthly, facts),
          action: 'renew_certificate' as const,
          target: { entity: 'certificate', recordId: id },
          dueOn: expiresOn,
        },
      ];
    }),
});
