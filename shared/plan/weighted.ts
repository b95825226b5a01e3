import type { Ratio, Weighted } from './tracking.ts';

type Rated = { id: string; weight: number; ratio: Ratio };

/**
 * The whole: the sum of share by attainment over the objectives that have one; a share is a weight of all weights that count, so that they need not add up to 100.
 * Added in the order of the ids: the order of the page changes no last digit.
 */
export const weightedOf = (objectives: readonly Rated[], clamp: (attainment: number) => number = (value) => value): Weighted => {
  const rated = objectives.flatMap(({ id, weight, ratio: { value } }) =>
    value === null ? [] : [{ id, weight, attainment: clamp(value) }],
  );
  const all = rated.reduce((sum, { weight }) => sum + weight, 0);
  const total = rated.toSorted((a, b) => (a.id < b.id ? -1 : 1)).reduce((sum, { weight, attainment }) => sum + weight * attainment, 0);
  return {
    value: all === 0 ? null : total / all,
    parts: rated.map(({ id, weight, attainment }) => ({ id, weight, share: weight / all, attainment })),
    leftOut: objectives.flatMap(({ id, weight, ratio: { missing } }) => (missing === null ? [] : [{ id, weight, missing }])),
    weights: objectives.reduce((sum, { weight }) => sum + weight, 0),
  };
};

/** An attainment that counts for no more than its target and for no less than nothing. */
export const withinTarget = (attainment: number): number => Math.min(1, Math.max(0, attainment));
