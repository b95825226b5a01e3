import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { evidence, noCost } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** A commitment or a milestone is past its day and not met, whichever side owes it: both are held to the same rule (domain W09, A13). */
export const a13 = alertRule({
  id: 'A13',
  appliesTo: 'enrolled',
  severity: 'medium',
  thresholds: {
    lateDays: { unit: 'days', value: 0, min: 0, max: 90 },
    longDays: { unit: 'days', value: 30, min: 1, max: 365 },
  },
  order: [['lateDays', 'longDays']],
  partner: ({ promised }, { lateDays, longDays }, asOf) =>
    promised.flatMap(({ id, entity, planId, title, side, owner, dueOn }) => {
      if (dueOn === null || daysBetween(dueOn, asOf) <= lateDays) return [];
      const late = daysBetween(dueOn, asOf);
      const isLong = late >= longDays;
      return [
        {
          subject: id,
          severity: isLong ? ('high' as const) : ('medium' as const),
          level: isLong ? 1 : 0,
          // late anew when a later day was agreed upon
          startedOn: addDays(dueOn, lateDays + 1),
          say: side === 'vendor' ? ('a13Vendor' as const) : side === 'partner' ? ('a13Partner' as const) : ('a13' as const),
          params: { title, count: late },
          evidence: [
            evidence(entity === 'commitment' ? 'commitment' : 'milestone', title, {
              entity: planId === null ? entity : 'plan',
              id: planId ?? id,
            }),
            evidence('dueOn', { date: dueOn }),
            ...(owner === null ? [] : [evidence('owner', owner)]),
          ],
          cost: noCost('promise'),
          action: 'escalate_commitment' as const,
          target: planId === null ? { entity, recordId: id } : { entity: 'plan', recordId: planId },
          side,
          dueOn,
        },
      ];
    }),
});
