import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attainmentOf, rateActual } from '#shared/scorecard/rate-line.ts';
import { overallOf } from '#shared/scorecard/score.ts';
import { standingIn } from '#shared/scorecard/standing.ts';
import type { CardLine } from '#shared/scorecard/model.ts';

const points = { off_track: 0, at_risk: 50, on_track: 100, not_known: -1 } as const;
const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
const target = fc.double({ min: 0.01, max: 1e9, noNaN: true });
const thresholds = fc.tuple(fc.double({ min: 0.01, max: 2, noNaN: true }), fc.double({ min: 0.01, max: 2, noNaN: true })).map(([a, b]) => ({
  atRisk: Math.min(a, b),
  onTrack: Math.max(a, b),
}));

test('a better actual never has a worse rating, whichever way is better', () => {
  fc.assert(
    fc.property(amount, amount, target, thresholds, fc.boolean(), (a, b, of, bars, higherIsBetter) => {
      const [worse, better] = higherIsBetter ? [Math.min(a, b), Math.max(a, b)] : [Math.max(a, b), Math.min(a, b)];
      const rate = (actual: number) => points[rateActual(actual, of, { ...bars, higherIsBetter })];
      expect(rate(better)).toBeGreaterThanOrEqual(rate(worse));
    }),
  );
});

test('the rating follows the attainment that is shown', () => {
  fc.assert(
    fc.property(target, target, thresholds, fc.boolean(), (actual, of, bars, higherIsBetter) => {
      const attainment = attainmentOf(actual, of, higherIsBetter) ?? Number.NaN;
      // a hair beside a threshold the two may differ in the last bit
      fc.pre(Math.abs(attainment - bars.onTrack) > 1e-6 && Math.abs(attainment - bars.atRisk) > 1e-6);
      const expected = attainment >= bars.onTrack ? 'on_track' : attainment >= bars.atRisk ? 'at_risk' : 'off_track';
      expect(rateActual(actual, of, { ...bars, higherIsBetter })).toBe(expected);
    }),
  );
});

const lines = fc
  .array(
    fc.record({
      rating: fc.constantFrom('on_track', 'at_risk', 'off_track', 'not_known'),
      kind: fc.constantFrom('activity', 'outcome'),
      weight: fc.integer({ min: 0, max: 100 }),
    }),
    { maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(
      ({ rating, kind, weight }, index): CardLine => ({
        metric: `M${index}`,
        label: `M${index}`,
        kind,
        weight,
        higherIsBetter: true,
        onTrack: 1,
        atRisk: 0.8,
        actual: null,
        pace: null,
        previous: null,
        yearBefore: null,
        target: { value: null, full: null, from: 'none', growth: null, currency: null, days: null, ofDays: null, reason: null },
        attainment: null,
        rating,
        reason: rating === 'not_known' ? 'not measured.' : null,
        trend: [],
      }),
    ),
  );

describe('the overall rating', () => {
  test('lies within the range of the lines that make it', () => {
    fc.assert(
      fc.property(lines, (drawn) => {
        const { points: overall, terms } = overallOf(drawn);
        if (overall === null) return;
        const each = terms.map((term) => term.points);
        expect(overall).toBeGreaterThanOrEqual(Math.min(...each));
        expect(overall).toBeLessThanOrEqual(Math.max(...each));
      }),
    );
  });
  test('does not depend on the scale of the weights', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 2, max: 50 }), (drawn, scale) => {
        const [one, other] = [overallOf(drawn), overallOf(drawn.map((line) => ({ ...line, weight: line.weight * scale })))];
        expect(other.points ?? -1).toBeCloseTo(one.points ?? -1, 9);
        expect(other.rating).toBe(one.rating);
      }),
    );
  });
  test('is there only with a rated line of both kinds, and otherwise says why not', () => {
    fc.assert(
      fc.property(lines, (drawn) => {
        const { rating, points: overall, reason, terms } = overallOf(drawn);
        const hasBoth = (['activity', 'outcome'] as const).every((kind) => terms.some((term) => term.kind === kind));
        expect(overall !== null).toBe(hasBoth);
        expect(rating === 'not_known').toBe(!hasBoth);
        expect(reason === null).toBe(hasBoth);
      }),
    );
  });
  test('accounts for every line, as a term or with the reason why it is left out', () => {
    fc.assert(
      fc.property(lines, (drawn) => {
        const { terms, leftOut, allWeights, sum } = overallOf(drawn);
        expect([...terms, ...leftOut].map(({ metric }) => metric).toSorted()).toEqual(drawn.map(({ metric }) => metric).toSorted());
        expect(leftOut.every(({ reason }) => reason !== '')).toBe(true);
        expect([...terms, ...leftOut].reduce((total, { weight }) => total + weight, 0)).toBe(allWeights);
        expect(terms.reduce((total, term) => total + term.points * term.weight, 0)).toBe(sum);
      }),
    );
  });
});

describe('a quartile', () => {
  test.each([
    [100, 1],
    [80, 1],
    [60, 2],
    [50, 3],
    [10, 4],
  ])('of %d among 100, 80, 70, 60, 50, 40, 20, 10 is %d', (own, quartile) => {
    expect(standingIn(own, [100, 80, 70, 60, 50, 40, 20, 10], true)).toEqual({ quartile, size: 8, median: 55, reason: null });
  });
  test('turns round where less is better', () => expect(standingIn(10, [100, 80, 70, 60, 50, 40, 20, 10], false).quartile).toBe(1));
  test('needs five partners with the figure', () => {
    expect(standingIn(3, [1, 2, 3, 4, null, null], true)).toEqual({
      quartile: null,
      size: 4,
      median: null,
      reason: 'Only 4 partners of the group have this figure; a quartile needs 5.',
    });
    expect(standingIn(3, [1, 2, 3, 4, 5], true).quartile).toBe(2);
  });
  test('is not told for a partner without the figure, nor where all have the same', () => {
    expect(standingIn(null, [1, 2, 3, 4, 5], true).reason).toBe('This partner has no figure to compare.');
    expect(standingIn(2, [2, 2, 2, 2, 2], true)).toMatchObject({
      quartile: null,
      reason: 'All partners of the group have the same figure.',
    });
  });
  test('never gets worse with a better value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 6, maxLength: 30 }), (group) => {
        const ordered = [...new Set(group)].toSorted((a, b) => b - a);
        const quartiles = ordered.flatMap((own) => standingIn(own, group, true).quartile ?? []);
        expect(quartiles).toEqual(quartiles.toSorted());
      }),
    );
  });
});
