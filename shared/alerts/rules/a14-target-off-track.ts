import { daysBetween } from '#shared/domain/dates.ts';
import type { AlertValue } from '../alert.ts';
import { atStake, evidence, noCost } from '../draft.ts';
import type { PlanTarget } from '../facts.ts';
import { alertRule } from '../rule.ts';

/** A value of an objective in its unit, as people read it. */
const inUnit = (value: number, { unit, currency }: PlanTarget): AlertValue => {
  switch (unit) {
    case 'money':
      return currency === null ? value : { minor: value, currency };
    case 'percent':
      return { share: value / 10_000 };
    case 'number':
      return value / 100;
    case 'count':
      return value;
  }
};

/** An objective of the joint plan lies below what the calendar asks for, whatever it is counted in (domain K68, A14). */
export const a14 = alertRule({
  id: 'A14',
  appliesTo: 'enrolled',
  severity: 'high',
  thresholds: {
    behind: { unit: 'share', value: 0.15, min: 0.01, max: 1 },
    farBehind: { unit: 'share', value: 0.4, min: 0.01, max: 1 },
    fromElapsed: { unit: 'share', value: 0.25, min: 0, max: 1 },
  },
  order: [['behind', 'farBehind']],
  partner: (facts, { behind, farBehind, fromElapsed }, asOf) =>
    facts.planTargets.flatMap((one) => {
      const { id, planId, title, unit, from, to, target, expected, actual, toDate, short } = one;
      if (asOf < from) return [];
      const elapsed = Math.min(1, (daysBetween(from, asOf) + 1) / (daysBetween(from, to) + 1));
      // the line at which the plan itself calls an objective off track
      if (elapsed < fromElapsed || toDate >= 1 - behind) return [];
      const isFar = toDate <= 1 - farBehind;
      const plan = { entity: 'plan', id: planId };
      return [
        {
          subject: id,
          severity: isFar ? ('critical' as const) : ('high' as const),
          level: isFar ? 1 : 0,
          say: 'a14' as const,
          params: { title, behind: { share: 1 - toDate } },
          evidence: [
            evidence('target', inUnit(target, one), plan),
            evidence('planned', inUnit(expected, one)),
            evidence('actual', inUnit(actual, one)),
          ],
          cost: unit === 'money' ? atStake('target', short, facts) : noCost('target'),
          action: 'plan_correction' as const,
          target: { entity: 'plan', recordId: planId },
          dueOn: to,
        },
      ];
    }),
});
