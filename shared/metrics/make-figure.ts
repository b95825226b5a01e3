import type { Figure } from './figure.ts';

/** What a figure takes from its definition. */
export type FigureSource = { id: string; name: string; sentence: string; unit: Figure['unit']; source: string };

/** What a figure needs besides its definition. */
export type FigureFacts = Pick<Figure, 'asOf' | 'window'> &
  Partial<Pick<Figure, 'value' | 'reason' | 'numerator' | 'denominator' | 'preset' | 'currency' | 'rate' | 'period'>>;

/** Joins a definition and what was measured: the one way to a figure, which so always has its sentence, source, window and as-of date. One without a value says why. */
export const figureFrom = ({ id, name, sentence, unit, source }: FigureSource, facts: FigureFacts): Figure => {
  const value = facts.value ?? null;
  return {
    id,
    label: name,
    unit,
    source,
    definition: sentence,
    value,
    reason: value === null ? (facts.reason ?? 'There is nothing to measure in this window.') : null,
    numerator: facts.numerator ?? null,
    denominator: facts.denominator ?? null,
    preset: facts.preset ?? null,
    currency: facts.currency ?? null,
    rate: facts.rate ?? null,
    window: facts.window,
    asOf: facts.asOf,
    period: facts.period ?? null,
    previous: null,
  };
};
