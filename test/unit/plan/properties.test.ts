import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/domain/dates.ts';
import type { FourValues, PlanObjective } from '#shared/plan/model.ts';
import { planContent, planObjective, trackedOn } from '#test/support/plan-content.ts';

const amount = fc.integer({ min: 0, max: 5_000_000 });
const four = (of: fc.Arbitrary<number | null>): fc.Arbitrary<FourValues> => fc.tuple(of, of, of, of);
const maybe = fc.option(amount, { nil: null });
const given = fc.record({
  unit: fc.constantFrom('money', 'count', 'percent', 'number'),
  accrual: fc.constantFrom('sum', 'level'),
  better: fc.constantFrom('more', 'less'),
  weight: fc.integer({ min: 1, max: 100 }),
  start: maybe,
  targets: four(maybe),
  actuals: four(maybe),
}) satisfies fc.Arbitrary<Partial<PlanObjective>>;
const objectives = fc
  .array(given, { minLength: 1, maxLength: 9 })
  .map((drawn) => drawn.map((one, index) => planObjective({ ...one, id: `o${index}` })));
const days = fc.integer({ min: -40, max: 420 }).map((count) => addDays('2026-01-01', count));
const yearEnd = '2026-12-31';

test('shares of what counts add up to one', () => {
  fc.assert(
    fc.property(objectives, days, (list, asOf) => {
      const { weighted, objectives: tracked } = trackedOn(asOf, planContent({ objectives: list }));
      if (weighted.value === null) expect(weighted.parts).toEqual([]);
      else expect(weighted.parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(weighted.parts.length + weighted.leftOut.length).toBe(list.length);
      expect(tracked.map(({ share }) => share !== null)).toEqual(tracked.map(({ attainment }) => attainment.value !== null));
    }),
  );
});

test('the order of the objectives changes nothing', () => {
  fc.assert(
    fc.property(objectives, days, fc.nat(), (list, asOf, turn) => {
      const at = turn % list.length;
      const turned = [...list.slice(at), ...list.slice(0, at)].toReversed();
      const [one, other] = [list, turned].map((order) => trackedOn(asOf, planContent({ objectives: order })));
      expect(other?.weighted.value).toBe(one?.weighted.value);
      expect(other?.weightedToDate.value).toBe(one?.weightedToDate.value);
      expect(other?.weightedCapped).toBe(one?.weightedCapped);
    }),
  );
});

test('weights count by their proportion alone', () => {
  fc.assert(
    fc.property(objectives, days, fc.integer({ min: 2, max: 9 }), (list, asOf, times) => {
      const heavier = list.map((one) => ({ ...one, weight: one.weight * times }));
      const [one, other] = [list, heavier].map((weighted) => trackedOn(asOf, planContent({ objectives: weighted })).weighted.value);
      if (one === null || one === undefined) expect(other).toBeNull();
      else expect(Math.abs((other ?? Number.NaN) - one)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(one)));
    }),
  );
});

test('a plan that reached exactly its targets is at one when the year is over', () => {
  const positive = four(fc.integer({ min: 1, max: 5_000_000 }));
  fc.assert(
    fc.property(given, positive, (one, targets) => {
      const content = planContent({ objectives: [planObjective({ ...one, targets, actuals: targets })] });
      const tracking = trackedOn(yearEnd, content);
      expect(tracking.objectives[0]).toMatchObject({ attainment: { value: 1 }, toDate: { value: 1 }, status: 'on_track' });
      expect(tracking.weighted.value).toBe(1);
    }),
  );
});

test('both lines end at the target of the year', () => {
  fc.assert(
    fc.property(
      given,
      fc.option(fc.constantFrom<number[][]>([10, 20, 30, 40], [0, 0, 0, 100], [25, 25, 25, 25]), { nil: null }),
      (one, season) => {
        const [found] = trackedOn(yearEnd, planContent({ terms: { season }, objectives: [planObjective(one)] })).objectives;
        expect(found?.expected).toBe(found?.target);
        expect(found?.expectedSeasonal).toBe(one.accrual === 'level' ? null : found?.target);
      },
    ),
  );
});

test('the line of a sum never falls from one day to the next', () => {
  fc.assert(
    fc.property(
      four(amount),
      fc.constantFrom<(number[] | null)[]>(null, [10, 20, 30, 40]),
      fc.integer({ min: 0, max: 363 }),
      (targets, season, day) => {
        const content = planContent({ terms: { season }, objectives: [planObjective({ targets })] });
        const [before, after] = [day, day + 1].map((count) => trackedOn(addDays('2026-01-01', count), content).objectives[0]);
        expect(after?.expected).toBeGreaterThanOrEqual(before?.expected ?? Number.NaN);
        expect(after?.expectedSeasonal).toBeGreaterThanOrEqual(before?.expectedSeasonal ?? Number.NaN);
      },
    ),
  );
});

test('the season of an even year is the line of equal quarters, and no season is a straight line over the days', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 364 }), (target, day) => {
      const asOf = addDays('2026-01-01', day);
      const objective = planObjective({ unit: 'money', currency: 'EUR', targets: [target, target, target, target] });
      const of = (season: number[] | null) => trackedOn(asOf, planContent({ terms: { season }, objectives: [objective] })).objectives[0];
      expect(of([25, 25, 25, 25])?.expectedSeasonal).toBe(of(null)?.expected);
      // day + 1 days of 365 are gone
      const exact = (4 * target * (day + 1)) / 365;
      expect(Math.abs((of(null)?.expectedSeasonal ?? Number.NaN) - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
    }),
  );
});

test('what the page shows is the tracking itself: no day or value makes it another shape', () => {
  fc.assert(
    fc.property(objectives, days, (list, asOf) => {
      for (const one of trackedOn(asOf, planContent({ objectives: list })).objectives) {
        for (const { value, missing } of [one.attainment, one.toDate, ...one.quarters.map(({ attainment }) => attainment)]) {
          expect((value === null) !== (missing === null)).toBe(true);
          expect(value === null || Number.isFinite(value)).toBe(true);
        }
        expect(one.status === 'unknown').toBe(one.toDate.value === null && one.reason.code !== 'reached');
      }
    }),
  );
});
