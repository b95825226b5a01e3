import type { ScorecardLine } from '#shared/domain/type-profile.ts';
import type { Rating } from './model.ts';

/** Room for the last bits of a product of fractions: 1.1 × 100 is a hair above 110. */
const tolerance = 1e-9;
const reaches = (value: number, bar: number): boolean => value >= bar - tolerance * Math.max(1, Math.abs(bar));

/**
 * How an actual stands against its target, by the thresholds of the line. Products are compared, never quotients, so a figure of zero is judged too.
 * Where higher is better, `actual` must reach threshold × target; where lower is better, threshold × actual must stay within the target.
 * Source: M43. `target` is above zero, or zero where lower is better.
 */
export const rateActual = (
  actual: number,
  target: number,
  { higherIsBetter, onTrack, atRisk }: Pick<ScorecardLine, 'higherIsBetter' | 'onTrack' | 'atRisk'>,
): Exclude<Rating, 'not_known'> => {
  const meets = (threshold: number): boolean =>
    higherIsBetter ? reaches(actual, threshold * target) : reaches(target, threshold * actual);
  if (meets(onTrack)) return 'on_track';
  return meets(atRisk) ? 'at_risk' : 'off_track';
};

/** Attainment as a fraction: actual ÷ target, or target ÷ actual where lower is better; null when there is nothing to divide by. */
export const attainmentOf = (actual: number, target: number, higherIsBetter: boolean): number | null => {
  const [part, whole] = higherIsBetter ? [actual, target] : [target, actual];
  return whole === 0 ? null : part / whole;
};
