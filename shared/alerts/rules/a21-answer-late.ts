import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { atStake, evidence } from '../draft.ts';
import type { Waiting } from '../facts.ts';
import { alertRule } from '../rule.ts';

/** Something of the partner waits for our answer and its time is nearly or wholly used up (domain K57, K73, A21). Leads have a rule of their own (A25). */
export const a21 = alertRule({
  id: 'A21',
  appliesTo: 'enrolled',
  severity: 'high',
  thresholds: {
    registrationDays: { unit: 'days', value: 5, min: 1, max: 60 },
    mdfRequestDays: { unit: 'days', value: 10, min: 1, max: 90 },
    claimDays: { unit: 'days', value: 30, min: 1, max: 120 },
    supportDays: { unit: 'days', value: 3, min: 1, max: 60 },
    influenceDays: { unit: 'days', value: 20, min: 1, max: 120 },
    paymentDays: { unit: 'days', value: 1, min: 1, max: 120 },
    warnShare: { unit: 'share', value: 0.8, min: 0.1, max: 1 },
  },
  partner: (facts, given, asOf) => {
    const allowed: Record<Waiting['entity'], number> = {
      deal: given.registrationDays,
      mdf_request: given.mdfRequestDays,
      mdf_claim: given.claimDays,
      support_case: given.supportDays,
      influence: given.influenceDays,
      incentive: given.paymentDays,
    };
    return facts.waiting.flatMap(({ entity, id, title, since, amount }) => {
      const waited = daysBetween(since, asOf);
      if (waited < allowed[entity] * given.warnShare) return [];
      const isLate = waited > allowed[entity];
      return [
        {
          subject: `${entity}:${id}`,
          severity: isLate ? ('high' as const) : ('medium' as const),
          level: isLate ? (waited > 2 * allowed[entity] ? 2 : 1) : 0,
          say: sayOf[entity],
          params: { title, count: waited, allowed: allowed[entity] },
          evidence: [
            evidence('waitsFor', title, { entity, id }),
            evidence('waitsSince', { date: since }),
            evidence('allowedDays', allowed[entity]),
          ],
          cost: atStake(entity === 'deal' ? 'pipeline' : entity === 'mdf_request' || entity === 'mdf_claim' ? 'mdf' : 'fee', amount, facts),
          action: 'expedite' as const,
          target: { entity, recordId: id },
          side: 'vendor' as const,
          dueOn: addDays(since, allowed[entity]),
        },
      ];
    });
  },
});

const sayOf = {
  deal: 'a21Registration',
  mdf_request: 'a21MdfRequest',
  mdf_claim: 'a21Claim',
  support_case: 'a21Support',
  influence: 'a21Influence',
  incentive: 'a21Payment',
} as const;
