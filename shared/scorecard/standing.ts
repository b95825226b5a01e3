import type { Standing } from './model.ts';
import { say } from './words.ts';

/** The smallest group in which a quartile says anything, and in which no partner can be guessed from it. */
const leastForQuartile = 5;

const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
};

/**
 * Where a value stands among those of its group: quartile 1 when fewer than a quarter of the group do better, and so on; equal values share the better place.
 * `group`: the values of the group, this partner's own among them; null values are partners without the figure, which do not count.
 */
export const standingIn = (own: number | null, group: ReadonlyArray<number | null>, higherIsBetter: boolean): Standing => {
  const values = group.filter((value) => value !== null);
  const size = values.length;
  const without = (reason: string): Standing => ({ quartile: null, size, median: null, reason });
  if (own === null) return without(say('standing.noOwn'));
  if (size === 0) return without(say('standing.none', { least: leastForQuartile }));
  if (size < leastForQuartile) return without(say('standing.small', { count: size, least: leastForQuartile }));
  const median = medianOf(values);
  if (values.every((value) => value === own)) return { ...without(say('standing.same')), median };
  const better = values.filter((value) => (higherIsBetter ? value > own : value < own)).length;
  const quartile = ([1, 2, 3, 4] as const)[Math.min(3, Math.floor((4 * better) / size))] ?? 4;
  return { quartile, size, median, reason: null };
};
