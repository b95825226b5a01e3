import { type Alert, type AlertText, severityRank } from './alert.ts';
import type { WhyKey } from './words.ts';

/** What decided that an alert stands before the next one. */
export type AheadBy = 'severity' | 'cost' | 'days' | 'name';
export type RankedAlert = { alert: Alert; why: AlertText[]; aheadBy: AheadBy | null };

const costOf = ({ cost }: Alert): number => cost.minor ?? -1;
const daysOf = ({ daysLeft }: Alert): number => daysLeft ?? Number.MAX_SAFE_INTEGER;

const steps: ReadonlyArray<[AheadBy, (a: Alert, b: Alert) => number]> = [
  ['severity', (a, b) => severityRank(b.severity) - severityRank(a.severity)],
  ['cost', (a, b) => costOf(b) - costOf(a)],
  ['days', (a, b) => daysOf(a) - daysOf(b)],
  ['name', (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)],
];

const compare = (a: Alert, b: Alert): number => {
  for (const [, order] of steps) {
    const found = order(a, b);
    if (found !== 0) return found;
  }
  return 0;
};

/** The first step that tells two alerts apart. */
const decidedBy = (a: Alert, b: Alert): AheadBy => steps.find(([, order]) => order(a, b) !== 0)?.[0] ?? 'name';

const text = (key: WhyKey, params: AlertText['params'] = {}): AlertText => ({ key, params });

/** How severe, what is at stake, how many days are left: the three things that decide, in that order. */
const reasons = ({ severity, cost, daysLeft }: Alert): AlertText[] => [
  text('severity', { severity: { word: severity } }),
  cost.minor === null || cost.currency === null || cost.of === null
    ? text('costUnknown')
    : text('cost', { amount: { minor: cost.minor, currency: cost.currency }, of: { word: cost.of } }),
  daysLeft === null
    ? text('noDate')
    : daysLeft === 0
      ? text('today')
      : text(daysLeft > 0 ? 'daysLeft' : 'daysLate', { count: Math.abs(daysLeft) }),
];

/**
 * Alerts in the order in which to act: the more severe first; of equals the one with more money at stake, known before unknown; then the one with less time left; then by
 * identity, so that the order is the same whatever order they come in. Each says why, and by what it stands before the next. `limit`: the first so many.
 */
export const rankAlerts = (alerts: readonly Alert[], limit = alerts.length): RankedAlert[] => {
  const sorted = alerts.toSorted(compare);
  return sorted.slice(0, limit).map((alert, at) => {
    const next = sorted[at + 1];
    return { alert, why: reasons(alert), aheadBy: next ? decidedBy(alert, next) : null };
  });
};
