import { daysBetween } from '#shared/domain/dates.ts';
import { evidence, noCost } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** A partner changed hands and the new CAM has not met it yet: one alert a handover (domain W30, A31). */
export const a31 = alertRule({
  id: 'A31',
  appliesTo: 'network',
  severity: 'medium',
  thresholds: {
    days: { unit: 'days', value: 7, min: 1, max: 90 },
    longDays: { unit: 'days', value: 30, min: 1, max: 180 },
  },
  order: [['days', 'longDays']],
  network: ({ handovers }, { days, longDays }, asOf) =>
    (handovers ?? []).flatMap(({ id, partnerId, partner, to, startedOn, openItems }) => {
      const open = daysBetween(startedOn, asOf);
      if (open < days) return [];
      const isLong = open >= longDays;
      return [
        {
          subject: id,
          partnerId,
          severity: isLong ? ('high' as const) : ('medium' as const),
          level: isLong ? 1 : 0,
          say: 'a31' as const,
          params: { partner, to: to ?? '', count: open, items: openItems },
          evidence: [evidence('handedOver', { date: startedOn }, { entity: 'partner_change', id }), evidence('openItems', openItems)],
          cost: noCost('network'),
          action: 'complete_handover' as const,
          side: 'vendor' as const,
        },
      ];
    }),
});
