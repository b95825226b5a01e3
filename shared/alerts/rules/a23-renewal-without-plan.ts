import { daysBetween } from '#shared/domain/dates.ts';
import { atStake, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** A contract comes up for renewal, nobody negotiates it and there is no plan (domain W17, A23). Past its day it stays until it is renewed or gone. */
export const a23 = alertRule({
  id: 'A23',
  appliesTo: 'enrolled',
  severity: 'high',
  thresholds: {
    days: { unit: 'days', value: 90, min: 7, max: 365 },
    urgentDays: { unit: 'days', value: 30, min: 1, max: 365 },
  },
  order: [['urgentDays', 'days']],
  partner: (facts, { days, urgentDays }, asOf) =>
    facts.renewals.flatMap(({ id, customer, dueOn, amount, hasPlan, isNegotiated }) => {
      const left = daysBetween(asOf, dueOn);
      if (left > days || (left >= 0 && (hasPlan || isNegotiated))) return [];
      const isUrgent = left <= urgentDays;
      return [
        {
          subject: id,
          severity: isUrgent ? ('critical' as const) : ('high' as const),
          level: left < 0 ? 2 : isUrgent ? 1 : 0,
          say: left < 0 ? ('a23Passed' as const) : left === 0 ? ('a23Today' as const) : ('a23' as const),
          params: { customer, count: Math.abs(left) },
          evidence: [evidence('renewal', customer, { entity: 'renewal', id }), evidence('dueOn', { date: dueOn })],
          cost: atStake('recurring', amount, facts),
          action: 'open_renewal' as const,
          target: { entity: 'renewal', recordId: id },
          dueOn,
        },
      ];
    }),
});
