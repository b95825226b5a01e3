import type { Figure } from '#shared/metrics/figure.ts';

/** A metric as the editor offers it. */
export type MetricChoice = { id: string; name: string; unit: Figure['unit']; sentence: string };

const known: readonly MetricChoice[] = [
  { id: 'K16', name: 'Channel revenue', unit: 'money', sentence: '' },
  { id: 'K20', name: 'Open pipeline', unit: 'money', sentence: '' },
  { id: 'K21', name: 'Deal win rate', unit: 'ratio', sentence: '' },
  { id: 'K22', name: 'Average deal size', unit: 'money', sentence: '' },
  { id: 'K53', name: 'Deal registrations', unit: 'count', sentence: '' },
];

/** The metrics that a scorecard line can be of. */
export const useMetrics = (): readonly MetricChoice[] => known;
