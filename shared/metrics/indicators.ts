import type { ActivityKey } from '#shared/domain/activity-kinds.ts';
import { addDays, type IsoDate, weekdayOf } from '#shared/domain/dates.ts';

/**
 * What moves 60 to 90 days before revenue does (M51, domain 2.10), by the kind of activity that is counted. Portal sessions count each session, the others each event.
 */
export const indicatorKinds = {
  registrations: 'deal_registered',
  training: 'module_completed',
  certificates: 'certificate_gained',
  portalSessions: 'portal_session',
  campaigns: 'campaign_deployed',
  mdfClaims: 'mdf_claimed',
} as const satisfies Record<string, ActivityKey>;
export type Indicator = keyof typeof indicatorKinds;
export const indicators = Object.keys(indicatorKinds) as Indicator[];

/** The last days (Sundays) of the last `count` weeks that are over on a day, oldest first. */
export const weekEnds = (asOf: IsoDate, count: number): IsoDate[] => {
  const last = addDays(asOf, -weekdayOf(asOf));
  return Array.from({ length: count }, (_, index) => addDays(last, (index + 1 - count) * 7));
};
