import type { Figure } from '#shared/metrics/figure.ts';

/** A figure of a test: a count of a quarter unless it says otherwise. */
export const makeFigure = (id: string, value: number | null, more: Partial<Figure> = {}): Figure => ({
  id,
  label: id,
  value,
  unit: 'count',
  currency: null,
  reason: value === null ? 'nothing was measured.' : null,
  numerator: null,
  denominator: null,
  definition: '',
  source: id,
  preset: null,
  window: { from: null, to: '2017-12-31' },
  asOf: '2017-12-31',
  rate: null,
  period: null,
  previous: null,
  ...more,
});
