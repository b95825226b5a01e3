import { daysBetween } from '#shared/domain/dates.ts';
import { atStake, type AlertDraft, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';

const comparedReports = 4;

/** A distributor's report is late, or what it sold through fell below the reports before (domain K77, W18, A24). Amounts are compared by day, so that periods of different length are fair. */
export const a24 = alertRule({
  id: 'A24',
  appliesTo: 'enrolled',
  severity: 'high',
  thresholds: {
    drop: { unit: 'share', value: 0.25, min: 0.05, max: 1 },
    lateDays: { unit: 'days', value: 0, min: 0, max: 90 },
    longDays: { unit: 'days', value: 14, min: 1, max: 180 },
    leastReports: { unit: 'count', value: 2, min: 1, max: 12 },
  },
  order: [['lateDays', 'longDays']],
  partner: (facts, { drop, lateDays, longDays, leastReports }, asOf) => {
    const received = facts.reports
      .filter(({ receivedOn, amount }) => receivedOn !== null && amount !== null)
      .toSorted((a, b) => b.to.localeCompare(a.to));
    const perDay = ({ from, to, amount }: (typeof received)[number]): number => (amount ?? 0) / (daysBetween(from, to) + 1);
    const newest = received[0];
    const before = received.slice(1, 1 + comparedReports);
    const usual = before.reduce((sum, report) => sum + perDay(report), 0) / before.length;
    const late = facts.reports.flatMap(({ id, from, to, dueOn, receivedOn }): AlertDraft[] => {
      if (dueOn === null || receivedOn !== null || daysBetween(dueOn, asOf) <= lateDays) return [];
      const days = daysBetween(dueOn, asOf);
      const isLong = days >= longDays;
      return [
        {
          subject: id,
          severity: isLong ? 'high' : 'medium',
          level: isLong ? 1 : 0,
          say: 'a24Late',
          params: { from: { date: from }, to: { date: to }, count: days },
          evidence: [evidence('report', { date: to }, { entity: 'sell_through_report', id }), evidence('dueOn', { date: dueOn })],
          // what the missing report would have shown, going by the ones before
          cost: atStake('sellThrough', newest ? Math.round(perDay(newest) * (daysBetween(from, to) + 1)) : null, facts),
          action: 'request_report',
          target: { entity: 'sell_through_report', recordId: id },
          side: 'partner',
          dueOn,
        },
      ];
    });
    if (!newest || before.length < leastReports || usual <= 0 || 1 - perDay(newest) / usual < drop) return late;
    const days = daysBetween(newest.from, newest.to) + 1;
    return [
      ...late,
      {
        subject: `drop:${newest.id}`,
        severity: 'high',
        say: 'a24Drop',
        params: { drop: { share: 1 - perDay(newest) / usual }, from: { date: newest.from }, to: { date: newest.to } },
        evidence: [
          evidence(
            'sellThrough',
            { minor: newest.amount ?? 0, currency: facts.currency },
            { entity: 'sell_through_report', id: newest.id },
          ),
          evidence('usual', { minor: Math.round(usual * days), currency: facts.currency }),
        ],
        cost: atStake('sellThrough', usual * days - (newest.amount ?? 0), facts),
        action: 'review_sell_through',
        target: { entity: 'sell_through_report', recordId: newest.id },
        since: newest.from,
      },
    ];
  },
});
