import { metricOf } from './engine/metrics.ts';
import type { Scope } from './engine/scope.ts';
import type { Figure } from './figure.ts';
import { type FigureFacts, figureFrom } from './make-figure.ts';

/** The figures of the portfolio, the partner page and the QBR: which metric each of them is. Its name, sentence, unit, source and formula are the metric's own. */
export const figureMetrics = {
  enrolled: 'K04',
  active: 'K01.active',
  activeRatio: 'K01',
  revenue: 'K16',
  revenuePerActive: 'K05',
  topTenShare: 'K07',
  wonCount: 'K21.won',
  wonAmount: 'K16',
  lostCount: 'K21.lost',
  winRate: 'K21',
  averageDeal: 'K22',
  openDeals: 'K20.deals',
  openAmount: 'K20.pipeline',
  registrations: 'K53',
  daysSinceEvent: 'K01.daysSince',
  dealAge: 'K54.closeDays',
} as const;

export type FigureId = keyof typeof figureMetrics;

/** Of one partner, its revenue is called by the word of its deals. */
const ownLabels: Partial<Record<FigureId, string>> = { wonAmount: 'Won amount' };

/** What people call a figure: the name of its metric, or its own. */
export const figureLabel = (id: FigureId): string => ownLabels[id] ?? metricOf(figureMetrics[id]).name;

/** A figure of these ids from what was measured. */
export const makeFigure = (id: FigureId, facts: FigureFacts): Figure =>
  figureFrom({ ...metricOf(figureMetrics[id]), id, name: figureLabel(id) }, facts);

/** A figure of these ids, computed by the formula of its metric. Money quotients are rounded to a whole minor unit. */
export const computeFigure = (
  id: FigureId,
  scope: Scope,
  facts: Omit<FigureFacts, 'value' | 'reason' | 'numerator' | 'denominator'>,
): Figure => {
  const { formula, unit } = metricOf(figureMetrics[id]);
  const { value, reason, numerator, denominator } = formula.of(scope);
  return makeFigure(id, {
    ...facts,
    value: value !== null && unit === 'money' ? Math.round(value) : value,
    reason,
    numerator,
    denominator,
  });
};
