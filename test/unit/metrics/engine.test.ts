import { describe, expect, expectTypeOf, test } from 'vitest';
import { genericProfile, shippedProfiles } from '#shared/domain/profiles/shipped.ts';
import { inputIds, inputs } from '#shared/metrics/engine/inputs.ts';
import { slices } from '#shared/metrics/engine/metric.ts';
import { findMetric, metricOf, metrics, missingReason } from '#shared/metrics/engine/metrics.ts';
import { Figure } from '#shared/metrics/figure.ts';
import { type FigureFacts, figureFrom } from '#shared/metrics/make-figure.ts';
import { figureMetrics } from '#shared/metrics/definitions.ts';
import { figureOf, scopeRow, testFrame, valueOf } from '#test/support/metric-scope.ts';

test('every row of the field from K01 to K83 has a metric of its own id', () => {
  const rows = Array.from({ length: 83 }, (_, index) => `K${String(index + 1).padStart(2, '0')}`);
  expect(rows.filter((id) => !findMetric(id))).toEqual([]);
  expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
});

test('a metric says what it is in a sentence that no other metric has, and where the field defines it', () => {
  const own = metrics.filter(({ id, sameAs }) => sameAs !== id);
  expect(new Set(own.map(({ sentence }) => sentence)).size).toBe(own.length);
  expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
  for (const metric of metrics) {
    expect(metric.sentence, metric.id).toMatch(/^[A-Z].*\.$/);
    expect(metric.source, metric.id).toMatch(/^K\d\d \(00\d(, 00\d)*\)$/);
    expect(metric.slices).toEqual(slices);
    expect(metric.formula.inputs.length, metric.id).toBeGreaterThan(0);
  }
});

test('every input is read by a metric', () => {
  const read = new Set(metrics.flatMap(({ formula }) => formula.inputs));
  expect(inputIds.filter((id) => !read.has(id))).toEqual([]);
});

test('without anything to measure a quotient is not available and says why, never 0 or 100 %', () => {
  for (const metric of metrics) {
    const { value, reason } = figureOf(metric.id, { rows: [scopeRow({})] });
    if (metric.unit === 'ratio') expect(value, metric.id).toBeNull();
    if (value === null) expect(reason, metric.id).toMatch(/\.$/);
    else expect(value, metric.id).toBe(0);
  }
});

test('an amount without a rate makes the figure unknown, and the reason names the currency', () => {
  const scope = {
    rows: [scopeRow({ wonCount: 1, wonAmount: null, wonWithAmount: 1 }), scopeRow({ wonAmount: 5 })],
    noRate: 'There is no rate into USD for CHF.',
  };
  expect(figureOf('K16', scope)).toMatchObject({ value: null, reason: 'There is no rate into USD for CHF.' });
});

test('won deals of which none has an amount are no revenue of zero', () => {
  expect(figureOf('K16', { wonCount: 2, wonAmount: null, wonWithAmount: 0 })).toMatchObject({
    value: null,
    reason: 'The deals won in this period have no amount.',
  });
  expect(valueOf('K16', {})).toBe(0);
});

test('money quotients are whole minor units, and money names its currency', () => {
  expect(figureOf('K22', { wonAmount: 100, wonWithAmount: 3 })).toMatchObject({
    value: 33,
    numerator: 100,
    denominator: 3,
    currency: 'USD',
  });
  expect(figureOf('K21', { wonCount: 28, lostCount: 33 })).toMatchObject({ value: 28 / 61, currency: null });
});

test('the median of an even number of days lies between the middle two, and one partner of another type has none', () => {
  expect(valueOf('K30', { rows: [scopeRow({ firstDealDays: [10] }), scopeRow({ firstDealDays: [40] })] })).toBe(25);
  expect(valueOf('K57', { approvalDays: [1, 9, 2] })).toBe(2);
  expect(figureOf('K78', { rows: [scopeRow({ seats: 5 }, { type: 'SI' })] }).value).toBeNull();
  expect(valueOf('K78.seats', { rows: [scopeRow({ seats: 5 }, { type: 'MSP' }), scopeRow({ seats: 9 }, { type: null })] })).toBe(5);
});

test('a distribution has its parts, and its value is the largest', () => {
  const { formula } = metricOf('K54');
  const outcome = formula.of({
    rows: [scopeRow({ openByStage: { ENGAGING: 2, PROSPECTING: 1 } }), scopeRow({ openByStage: { ENGAGING: 1 } })],
  });
  expect(outcome).toMatchObject({ value: 0.75, numerator: 3, denominator: 4 });
  expect(outcome.parts?.map(({ key, value }) => [key, value])).toEqual([
    ['ENGAGING', 0.75],
    ['PROSPECTING', 0.25],
  ]);
});

test('the effect of certificates compares the two groups of partners', () => {
  const rows = [scopeRow({ certificatesValid: 1, wonCount: 3, lostCount: 1 }), scopeRow({ wonCount: 1, lostCount: 3 })];
  expect(valueOf('K42', { rows })).toBe(0.5);
});

test('what local data cannot give has a reason, and its formula works on what it is given', () => {
  for (const metric of metrics) {
    const reason = missingReason(metric);
    if (reason === null) continue;
    expect(figureOf(metric.id, { rows: [scopeRow({})] }), metric.id).toMatchObject({ value: null });
    const given = Object.fromEntries(
      metric.formula.inputs.map((id) => [id, id === 'mixTarget' ? 0.5 : inputs[id].unit === 'days' ? [4] : 2]),
    );
    const { value } = figureOf(metric.id, { rows: [scopeRow(metric.id === 'K61' ? { ratings: { on_track: 2 } } : given)] });
    if (!['K35', 'K11.avoidable'].includes(metric.id)) expect(value, metric.id).not.toBeNull();
  }
  expect(
    valueOf('K35', {
      rows: [
        ...Array.from({ length: 10 }, (_, index) => scopeRow({ enrolled: 1, active: Number(index < 4) })),
        scopeRow({ matchingEnrolments: 4, matchingActive: 3 }),
      ],
    }),
  ).toBeCloseTo(3 / 4 - 1 / 6, 12);
});

describe('a figure cannot be without what makes it defensible (invariant 9)', () => {
  const [first] = metrics;
  if (!first) throw new Error('no metrics');
  const whole = figureFrom(first, { value: 1, asOf: testFrame.asOf, window: { from: null, to: testFrame.day } });
  test.each(['definition', 'source', 'window', 'asOf', 'preset', 'currency', 'reason'] as const)('without %s', (field) => {
    const { [field]: _, ...rest } = whole;
    expect(Figure.safeParse(whole).success).toBe(true);
    expect(Figure.safeParse(rest).success).toBe(false);
  });
  test('nor with an empty definition or source, and the types say the same', () => {
    expect(Figure.safeParse({ ...whole, definition: '' }).success).toBe(false);
    expect(Figure.safeParse({ ...whole, source: '' }).success).toBe(false);
    expectTypeOf<Omit<Figure, 'definition'>>().not.toExtend<Figure>();
    expectTypeOf<Omit<Figure, 'window'>>().not.toExtend<Figure>();
    expectTypeOf<Omit<Figure, 'asOf'>>().not.toExtend<Figure>();
    expectTypeOf<Omit<Figure, 'source'>>().not.toExtend<Figure>();
    expectTypeOf<{ value: number }>().not.toExtend<FigureFacts>();
  });
  test('a package frozen before figures knew their previous period still reads', () => {
    const { previous: _, ...old } = whole;
    expect(Figure.parse(old).previous).toBeNull();
  });
});

test('the figures of the pages are metrics: one sentence for one meaning', () => {
  for (const [figure, id] of Object.entries(figureMetrics)) expect(findMetric(id), figure).toBeDefined();
});

test('every line of a shipped scorecard is a metric of the field that local data can give', () => {
  for (const [type, { scorecard }] of Object.entries({ ...shippedProfiles, generic: genericProfile }))
    for (const { metric } of scorecard) {
      const found = findMetric(metric);
      expect(found, `${type} ${metric}`).toBeDefined();
      if (found) expect(missingReason(found), `${type} ${metric}`).toBeNull();
    }
});
