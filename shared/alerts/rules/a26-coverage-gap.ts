import { daysBetween } from '#shared/domain/dates.ts';
import { evidence, noCost } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** An important market has no partner for long (domain K09, W23, A26, X09). */
export const a26 = alertRule({
  id: 'A26',
  appliesTo: 'network',
  severity: 'medium',
  thresholds: { days: { unit: 'days', value: 90, min: 7, max: 730 } },
  network: ({ gaps }, { days }, asOf) =>
    (gaps ?? []).flatMap(({ id, cell, importance, openSince }) => {
      const open = daysBetween(openSince, asOf);
      if (importance !== 'high' || open <= days) return [];
      return [
        {
          subject: id,
          severity: 'medium' as const,
          say: 'a26' as const,
          params: { cell, count: open },
          evidence: [evidence('gap', cell), evidence('openSince', { date: openSince })],
          cost: noCost('network'),
          action: 'recruit' as const,
        },
      ];
    }),
});
