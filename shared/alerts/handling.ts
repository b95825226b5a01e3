import type { IsoDate } from '#shared/domain/dates.ts';
import { type Alert, type Severity, severityRank } from './alert.ts';

/** What a person did with an alert, and how bad it was then. */
export type Handled = {
  state: 'open' | 'snoozed' | 'assigned' | 'done' | 'dismissed';
  snoozedUntil: IsoDate | null;
  handledOn: IsoDate | null;
  seen: { severity: Severity; level: number };
};

export const alertStates = ['open', 'assigned', 'snoozed', 'done', 'dismissed'] as const;
export type AlertStanding = (typeof alertStates)[number];

/** Worse than it was when somebody decided about it: a higher severity, or a higher level within its rule. */
export const isWorse = (alert: Pick<Alert, 'severity' | 'level'>, seen: Handled['seen']): boolean =>
  severityRank(alert.severity) > severityRank(seen.severity) || alert.level > seen.level;

/**
 * Where an alert stands on a day. A handled alert comes back only when its evidence gets worse, when it went away and the trouble began anew, or on the day on which its
 * snooze ends; the mere passing of time does not bring it back. What was done after the as-of date was not done yet. An assigned alert stays among the open ones, with its owner.
 */
export const standingOf = (
  alert: Pick<Alert, 'severity' | 'level' | 'startedOn'>,
  handled: Handled | null,
  asOf: IsoDate,
): AlertStanding => {
  if (handled === null || (handled.handledOn !== null && handled.handledOn > asOf)) return 'open';
  if (handled.state === 'open' || handled.state === 'assigned') return handled.state;
  if (isWorse(alert, handled.seen)) return 'open';
  if (alert.startedOn !== null && handled.handledOn !== null && handled.handledOn < alert.startedOn) return 'open';
  if (handled.state === 'snoozed' && handled.snoozedUntil !== null && handled.snoozedUntil <= asOf) return 'open';
  return handled.state;
};
