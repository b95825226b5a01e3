import type { ClosingWindow, DuePromise, QbrToPrepare, TodayMeeting } from '#shared/api/today.ts';
import type { Route } from '#renderer/state/router.ts';

/** Where something about a promise can be done. */
export const promiseRoute = ({ partnerId, entity, id, planId }: DuePromise): Route =>
  planId === null
    ? { place: 'partner', id: partnerId, tab: entity === 'commitment' ? 'commitments' : entity, record: id }
    : { place: 'plan', id: planId };

/** The package of a review, or the page about its meeting where it waits for a date, the meeting or its outcome; of one that was never begun, the reviews of its partner. */
export const reviewRoute = ({ id, partnerId, needs }: QbrToPrepare): Route =>
  id === null ? { place: 'partner', id: partnerId, tab: 'qbrs' } : { place: 'qbr', id, ...(needs === 'package' ? {} : { part: 'about' }) };

export const meetingRoute = ({ entity, id, partnerId }: TodayMeeting): Route =>
  entity === 'qbr' ? { place: 'qbr', id } : { place: 'partner', id: partnerId, tab: entity, record: id };

export const windowRoute = ({ partnerId, entity, id }: ClosingWindow): Route => ({
  place: 'partner',
  id: partnerId,
  tab: entity,
  record: id,
});
