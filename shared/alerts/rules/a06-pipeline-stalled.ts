import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { atStake, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';

const shown = 5;

/** Open deals that no stage change moved for long; one alert a partner, worse with every deal more, and new with the next that stalls (domain A06). A deal without any date says nothing. */
export const a06 = alertRule({
  id: 'A06',
  appliesTo: 'enrolled',
  severity: 'medium',
  thresholds: {
    days: { unit: 'days', value: 45, min: 7, max: 365 },
    largeShare: { unit: 'share', value: 0.5, min: 0.05, max: 1 },
  },
  partner: (facts, { days, largeShare }, asOf) => {
    const stalled = facts.openDeals
      .flatMap((deal) => (deal.movedOn === null ? [] : [{ ...deal, movedOn: deal.movedOn, idle: daysBetween(deal.movedOn, asOf) }]))
      .filter(({ idle }) => idle >= days)
      .toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0) || b.idle - a.idle || a.id.localeCompare(b.id));
    if (stalled.length === 0) return null;
    // without a rate the sum of the others would pass for the whole
    const isPartial = facts.missingRates.length > 0 && facts.openAmount === null && stalled.some((deal) => deal.amount === null);
    const amount = isPartial ? null : stalled.reduce((sum, deal) => sum + (deal.amount ?? 0), 0);
    const isLarge = amount !== null && facts.openAmount !== null && facts.openAmount > 0 && amount / facts.openAmount >= largeShare;
    return {
      severity: isLarge ? 'high' : 'medium',
      level: stalled.length,
      startedOn: stalled.map(({ movedOn }) => addDays(movedOn, days)).reduce((latest, day) => (day > latest ? day : latest)),
      say: 'a06',
      params: { count: stalled.length, days },
      evidence: stalled
        .slice(0, shown)
        .map(({ id, title, movedOn }) =>
          evidence('stalledDeal', title === '' ? { date: movedOn } : `${title}, ${movedOn}`, { entity: 'deal', id }),
        ),
      cost: atStake('pipeline', amount, facts),
      action: 'offer_cosell',
      ...(stalled[0] ? { target: { entity: 'deal', recordId: stalled[0].id } } : {}),
    };
  },
});
