import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { buildPackage } from '#shared/qbr/build.ts';
import type { PackageMetric } from '#shared/qbr/model.ts';
import { movedFigures } from '#shared/qbr/moved.ts';
import { figuresOf, qbrFacts } from '#test/support/qbr-facts.ts';

const metric = (id: string, value: number | null, definition = 'What it counts.'): PackageMetric => {
  const figure = { ...figuresOf().wonCount, id, label: `Figure ${id}`, value, definition };
  return { id, now: figure, previous: figure, yearBefore: figure, trend: [] };
};
const built = (...metrics: PackageMetric[]) => buildPackage(qbrFacts({ metrics }));

test('tells a figure whose definition changed even when its value did not', () => {
  const [moved, ...others] = movedFigures(built(metric('K78.seats', 40)), built(metric('K78.seats', 40, 'Another sentence.')));
  expect(moved).toMatchObject({ label: 'Figure K78.seats', from: 40, to: 40, definition: 'changed' });
  expect(others.every(({ definition }) => definition === 'changed')).toBe(true);
});

test('tells a figure that is no longer defined, and goes on with the others', () => {
  const moved = movedFigures(built(metric('K99.gone', 3), metric('K78.seats', 40)), built(metric('K78.seats', 41)));
  expect(moved.filter(({ period }) => period === '2017-Q4')).toMatchObject([
    { label: 'Figure K99.gone', from: 3, to: null, definition: 'removed' },
    { label: 'Figure K78.seats', from: 40, to: 41, definition: 'same' },
  ]);
});

test('does not call moved what the frozen package never showed', () => {
  expect(movedFigures(built(), built(metric('K78.seats', 40)))).toEqual([]);
});

test('canonical text is the same whatever order keys were written in', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'ü' })).toBe('{"a":"ü","b":[{"c":null,"d":1}]}');
  expect(canonicalJson({ a: 'ü', b: [{ c: null, d: 1 }] })).toBe(canonicalJson({ b: [{ d: 1, c: null }], a: 'ü' }));
});
