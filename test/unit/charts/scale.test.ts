import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scaleFor } from '#shared/charts/scale.ts';
import { spread } from '#shared/charts/spread.ts';

test('chooses round ticks that cover the values', () => {
  expect(scaleFor([48_621], { zero: true, whole: false }).ticks).toEqual([0, 20_000, 40_000, 60_000]);
  expect(scaleFor([1, 2], { zero: true, whole: true }).ticks).toEqual([0, 1, 2]);
  expect(scaleFor([-2500, 3000], { zero: true, whole: false }).ticks).toEqual([-4000, -2000, 0, 2000, 4000]);
  expect(scaleFor([], { zero: true, whole: false }).ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
});

test('covers any values and keeps zero in view when asked', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1000),
        { minLength: 1 },
      ),
      (values) => {
        const scale = scaleFor(values, { zero: true, whole: false });
        const slack = (scale.max - scale.min) * 1e-6;
        expect(scale.min - slack).toBeLessThanOrEqual(Math.min(0, ...values));
        expect(scale.max + slack).toBeGreaterThanOrEqual(Math.max(0, ...values));
      },
    ),
  );
});

test('moves labels apart that would overlap and leaves the others alone', () => {
  expect(spread([50, 10], 12, 0, 100)).toEqual([50, 10]);
  expect(spread([50, 52, 51], 10, 0, 100)).toEqual([50, 70, 60]);
  expect(spread([99, 98], 10, 0, 100)).toEqual([100, 90]);
});
