import { addDays } from '#shared/domain/dates.ts';
import { atStake, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** We were not in contact for longer than the coverage of the partner asks for, or its sponsors were not (domain 3.7, K66, A28). Where no contact was ever recorded, enrolment counts. */
export const a28 = alertRule({
  id: 'A28',
  appliesTo: 'enrolled',
  severity: 'medium',
  thresholds: {
    highTouchDays: { unit: 'days', value: 14, min: 1, max: 365 },
    namedDays: { unit: 'days', value: 30, min: 1, max: 365 },
    scaledDays: { unit: 'days', value: 90, min: 1, max: 730 },
  },
  order: [
    ['highTouchDays', 'namedDays'],
    ['namedDays', 'scaledDays'],
  ],
  partner: (facts, { highTouchDays, namedDays, scaledDays }, asOf) => {
    const days =
      facts.coverage === 'HIGH_TOUCH_DEDICATED'
        ? highTouchDays
        : facts.coverage === 'NAMED_ACCOUNT'
          ? namedDays
          : facts.coverage === 'SCALED_DIGITAL'
            ? scaledDays
            : null;
    const sponsorsLate = facts.sponsorContactDueOn !== null && facts.sponsorContactDueOn < asOf;
    const from = facts.lastTouch?.heldOn ?? facts.enrolledOn;
    const dueOn = days === null || from === null ? null : addDays(from, days);
    const isPlanned = facts.nextTouch !== null;
    const isLate = dueOn !== null && dueOn < asOf && !isPlanned;
    if (!isLate && !sponsorsLate) return null;
    const isVery = isLate && days !== null && from !== null && addDays(from, 2 * days) < asOf;
    return {
      subject: isLate && facts.lastTouch ? facts.lastTouch.id : isLate ? 'never' : 'sponsor',
      severity: isVery || facts.coverage === 'HIGH_TOUCH_DEDICATED' ? 'high' : 'medium',
      level: isVery ? 1 : 0,
      say: isLate ? (facts.lastTouch ? 'a28' : 'a28Never') : 'a28Sponsor',
      params: isLate && from !== null && days !== null ? { last: { date: from }, count: days } : {},
      evidence: [
        ...(facts.lastTouch
          ? [evidence('lastTouch', { date: facts.lastTouch.heldOn }, { entity: facts.lastTouch.entity, id: facts.lastTouch.id })]
          : []),
        ...(days === null ? [] : [evidence('touchEvery', days)]),
        ...(facts.sponsorContactDueOn === null ? [] : [evidence('sponsorContact', { date: facts.sponsorContactDueOn })]),
      ],
      cost: atStake('revenue', facts.revenue, facts),
      action: 'schedule_contact',
      side: 'vendor',
      dueOn: isLate ? dueOn : facts.sponsorContactDueOn,
    };
  },
});
