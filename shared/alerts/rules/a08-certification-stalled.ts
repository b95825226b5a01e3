import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { atStake, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** Somebody began a certificate and stopped (domain W16, A08). */
export const a08 = alertRule({
  id: 'A08',
  appliesTo: 'enrolled',
  severity: 'low',
  thresholds: {
    days: { unit: 'days', value: 30, min: 7, max: 365 },
    longDays: { unit: 'days', value: 90, min: 7, max: 730 },
  },
  order: [['days', 'longDays']],
  isLeading: true,
  partner: (facts, { days, longDays }, asOf) =>
    facts.certificates.flatMap((certificate) => {
      const progressOn = certificate.lastProgressOn ?? certificate.startedOn;
      if (certificate.state !== 'in_progress' || progressOn === null) return [];
      const idle = daysBetween(progressOn, asOf);
      if (idle < days) return [];
      return [
        {
          subject: certificate.id,
          severity: certificate.isRequired ? ('medium' as const) : ('low' as const),
          level: idle >= longDays ? 1 : 0,
          startedOn: addDays(progressOn, days),
          say: 'a08' as const,
          params: { certificate: certificate.definition, count: idle },
          evidence: [
            evidence('certificate', certificate.definition, { entity: 'certificate', id: certificate.id }),
            evidence('lastProgress', { date: progressOn }),
          ],
          cost: atStake('pipeline', facts.openAmount, facts),
          action: 'coach' as const,
          since: progressOn,
        },
      ];
    }),
});
