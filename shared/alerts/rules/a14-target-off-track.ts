import { daysBetween } from '#shared/domain/dates.ts';
import { atStake, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** A target of the joint plan lies below what the calendar asks for (domain K68, A14). */
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
    facts.planTargets.flatMap(({ id, title, from, to, target, actual }) => {
      if (target <= 0 || asOf < from) return [];
      const elapsed = Math.min(1, (daysBetween(from, asOf) + 1) / (daysBetween(from, to) + 1));
      const expected = target * elapsed;
      const short = 1 - actual / expected;
      if (elapsed < fromElapsed || short < behind) return [];
      const isFar = short >= farBehind;
      return [
        {
          subject: id,
          severity: isFar ? ('critical' as const) : ('high' as const),
          level: isFar ? 1 : 0,
          say: 'a14' as const,
          params: { title, behind: { share: short } },
          evidence: [
            evidence('target', { minor: target, currency: facts.currency }),
            evidence('planned', { minor: Math.round(expected), currency: facts.currency }),
            evidence('actual', { minor: actual, currency: facts.currency }),
          ],
          cost: atStake('target', expected - actual, facts),
          action: 'plan_correction' as const,
          dueOn: to,
        },
      ];
    }),
});
