import { findMetric } from './engine/metrics.ts';
import { meets } from './engine/metric.ts';

/** Whether a concentration (K06, K08) lies where it usually does: 50 to 70 % of the revenue, both ends included (domain K08, X10). */
export const concentrationReading = (share: number | null): 'typical' | 'review' | null =>
  share === null ? null : share >= 0.5 && share <= 0.7 ? 'typical' : 'review';

/** What a SPIFF's return on its payout advises (domain K64, X28). */
export const spiffReading = (roi: number | null): 'repeat' | 'do_not_repeat' | null =>
  roi === null ? null : roi > 0 ? 'repeat' : 'do_not_repeat';

/** Whether an allocation of time or money (K74) goes where the revenue is, within a tolerance in points of share (domain X11). */
export const allocationReading = (difference: number | null, tolerance: number): 'over' | 'under' | 'aligned' | null => {
  if (difference === null) return null;
  return difference > tolerance ? 'over' : difference < -tolerance ? 'under' : 'aligned';
};

/** Whether a figure keeps to the limit that the field names for its metric; null without a limit or a value. */
export const keepsLimit = (metricId: string, value: number | null): boolean | null => {
  const threshold = findMetric(metricId)?.threshold;
  return threshold === undefined ? null : meets(threshold, value);
};
