import { describe, expect, test } from 'vitest';
import { calendarYear, quarterOf } from '#shared/domain/fiscal.ts';
import { genericProfile, shippedProfiles } from '#shared/domain/profiles/shipped.ts';
import { ScorecardLine, ScorecardLines } from '#shared/domain/type-profile.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import { buildScorecard, cardQuarters } from '#shared/scorecard/build.ts';
import type { Scorecard } from '#shared/scorecard/model.ts';
import { profileColumns } from '#shared/portfolio/profile-columns.ts';
import { scorableMetrics } from '#shared/scorecard/scorable.ts';
import { makeFigure } from '#test/support/figure-builder.ts';

const line = (metric: string, kind: 'activity' | 'outcome', weight: number, more: object = {}): ScorecardLine =>
  ScorecardLine.parse({ metric, kind, weight, target: { kind: 'number', value: 100 }, ...more });
const grown = (growth: number) => ({ target: { kind: 'previous', growth } });

type Values = Record<string, Record<string, number | null> | number | null>;

/** A card of 2017-Q4. A plain number is the value of that quarter; otherwise values by quarter. */
const card = (
  template: readonly ScorecardLine[],
  values: Values,
  { asOf = '2017-12-31', figure = {} }: { asOf?: string; figure?: Partial<Figure> } = {},
): Scorecard =>
  buildScorecard({
    template,
    asOf,
    quarters: cardQuarters(calendarYear, quarterOf(calendarYear, asOf)),
    figureOf: (metric, quarter) => {
      const of = values[metric];
      if (of === undefined) return null;
      const value = of !== null && typeof of === 'object' ? (of[quarter] ?? null) : quarter === '2017-Q4' ? of : null;
      return makeFigure(metric, value, figure);
    },
  });
const ratings = ({ lines }: Scorecard): string[] => lines.map(({ rating }) => rating);

describe('a card calculated by hand', () => {
  // A 120 of 100 on track, B 85 at risk, C 50 off track, D not available
  const made = card([line('A', 'activity', 20), line('B', 'outcome', 30), line('C', 'outcome', 40), line('D', 'activity', 10)], {
    A: 120,
    B: 85,
    C: 50,
    D: null,
  });
  const byMetric = Object.fromEntries(made.lines.map((one) => [one.metric, one]));
  test('rates each line by its attainment', () => {
    expect(Object.fromEntries(made.lines.map(({ metric, rating }) => [metric, rating]))).toEqual({
      A: 'on_track',
      B: 'at_risk',
      C: 'off_track',
      D: 'not_known',
    });
    expect([byMetric['A']?.attainment, byMetric['B']?.attainment, byMetric['C']?.attainment]).toEqual([1.2, 0.85, 0.5]);
    expect(byMetric['D']?.reason).toBe('The figure is not available: nothing was measured.');
  });
  test('puts activity above outcome', () =>
    expect(made.lines.map(({ kind }) => kind)).toEqual(['activity', 'activity', 'outcome', 'outcome']));
  test('shows the arithmetic: (20×100 + 30×50 + 40×0) ÷ 90', () => {
    expect(made.overall).toMatchObject({ sum: 3500, weights: 90, allWeights: 100, rating: 'off_track', reason: null });
    expect(made.overall.points).toBeCloseTo(38.888_888_888_9, 9);
    expect(made.overall.activity).toMatchObject({ rating: 'on_track', points: 100, weights: 20 });
    expect(made.overall.outcome).toMatchObject({ rating: 'off_track', sum: 1500, weights: 70 });
    expect(made.overall.leftOut).toEqual([
      { metric: 'D', label: 'D', weight: 10, reason: 'The figure is not available: nothing was measured.' },
    ]);
  });
  test('and says it in words', () => {
    expect(made.overall.words).toEqual([
      'A line on track counts 100 points, at risk 50, off track 0; each by its weight.',
      '100 × 20 (A) + 50 × 30 (B) + 0 × 40 (C) = 3500',
      '3500 ÷ 90 = 38.89 points: off track. On track from 75, at risk from 50.',
      'Rated lines carry 90 of 100 in weight.',
      'Left out: D (10). The figure is not available: nothing was measured.',
    ]);
  });
  test('and sees that activity does not turn into results', () =>
    expect(made.imbalance).toMatchObject({ strong: 'activity', weak: 'outcome' }));
});

test('rates nothing and says why when no figure is available', () => {
  const { overall, lines } = card([line('A', 'activity', 50), line('B', 'outcome', 50)], { A: null, B: null });
  expect(lines.every(({ rating, reason }) => rating === 'not_known' && reason !== null)).toBe(true);
  expect(overall).toMatchObject({ rating: 'not_known', points: null, sum: 0, weights: 0, reason: 'No line could be rated.' });
  expect(overall.words[0]).toBe('No line could be rated.');
});

test.each([
  ['outcome', { A: 100, B: null }, 'No outcome line could be rated. Activity alone is no rating of a partner.'],
  ['activity', { A: null, B: 100 }, 'No activity line could be rated. Outcome alone is no rating of a partner.'],
])('has no overall rating when every %s line is missing', (_, values, reason) => {
  const { overall } = card([line('A', 'activity', 50), line('B', 'outcome', 50)], values);
  expect(overall).toMatchObject({ rating: 'not_known', points: null, reason, sum: 5000, weights: 50 });
});

describe('targets', () => {
  test('of zero ask for nothing where more is better: refused as a number, not rated when last year was zero', () => {
    expect(ScorecardLine.safeParse({ metric: 'A', kind: 'activity', weight: 1, target: { kind: 'number', value: 0 } }).success).toBe(false);
    const { lines } = card([line('A', 'activity', 50, grown(0.1)), line('B', 'outcome', 50)], {
      A: { '2016-Q4': 0, '2017-Q4': 8 },
      B: 100,
    });
    expect(lines[0]).toMatchObject({ rating: 'not_known', attainment: null, target: { value: null, full: 0 } });
    expect(lines[0]?.reason).toBe('The target comes from 2016-Q4, and there the figure was zero: there is nothing to grow from.');
  });
  test('of zero are met by zero alone where less is better', () => {
    const lower = line('A', 'activity', 50, { higherIsBetter: false, target: { kind: 'number', value: 0 } });
    expect(card([lower, line('B', 'outcome', 50)], { A: 0, B: 100 }).lines[0]).toMatchObject({ rating: 'on_track', attainment: null });
    expect(card([lower, line('B', 'outcome', 50)], { A: 1, B: 100 }).lines[0]).toMatchObject({ rating: 'off_track', attainment: 0 });
  });
  test.each([
    [3, 'on_track', 1],
    [2, 'on_track', 1.5],
    [3.75, 'at_risk', 0.8],
    [4, 'off_track', 0.75],
    [0, 'on_track', null],
  ])('where less is better: %d days against 3 is %s', (days, rating, attainment) => {
    const lower = line('A', 'activity', 50, { higherIsBetter: false, target: { kind: 'number', value: 3 } });
    expect(card([lower, line('B', 'outcome', 50)], { A: days, B: 100 }).lines[0]).toMatchObject({ rating, attainment });
  });
  test('grow from the same quarter of the year before; the last bit of a fraction decides nothing', () => {
    const { lines } = card([line('A', 'activity', 50, grown(0.1)), line('B', 'outcome', 50, grown(0))], {
      A: { '2016-Q4': 100, '2017-Q4': 110 },
      B: { '2016-Q4': 50, '2017-Q3': 90, '2017-Q4': 45 },
    });
    expect(lines[0]).toMatchObject({ rating: 'on_track', yearBefore: { value: 100 } });
    expect(lines[1]).toMatchObject({ rating: 'at_risk', attainment: 0.9, target: { value: 50 }, previous: { value: 90 } });
  });
  test('are whole minor units of money, and never cross currencies', () => {
    const euros = { unit: 'money', currency: 'EUR' } as const;
    const template = [
      line('A', 'activity', 10, grown(0.1)),
      line('B', 'outcome', 10, { target: { kind: 'number', value: 5000, currency: 'USD' } }),
      line('C', 'outcome', 10),
    ];
    const { lines } = card(template, { A: { '2016-Q4': 1005, '2017-Q4': 1106 }, B: 5000, C: 100 }, { figure: euros });
    expect(lines[0]).toMatchObject({ target: { value: 1106, currency: 'EUR' }, rating: 'on_track' });
    expect(lines[1]).toMatchObject({ rating: 'not_known', reason: 'The target is in USD and the figure in EUR.' });
    expect(lines[2]).toMatchObject({ rating: 'not_known', reason: 'The target is an amount without a currency.' });
  });
  test('of a quarter that still runs are held to its share of the days for what adds up, whole for the rest', () => {
    const asOf = '2017-10-23'; // day 23 of 92
    const template = [line('A', 'activity', 50), line('B', 'outcome', 50)];
    const soFar = card(template, { A: 25, B: 25 }, { asOf, figure: { window: { from: '2017-10-01', to: asOf } } });
    expect(soFar).toMatchObject({ isRunning: true });
    expect(soFar.lines[0]).toMatchObject({ rating: 'on_track', attainment: 1, target: { value: 25, full: 100, days: 23, ofDays: 92 } });
    const state = card(template, { A: 25, B: 25 }, { asOf });
    expect(state.lines[0]).toMatchObject({ rating: 'off_track', target: { value: 100, full: 100, days: null } });
    // the past is compared at the same share of its days, with a target or without
    expect(soFar.lines[0]?.pace).toEqual({ days: 23, ofDays: 92 });
    expect(state.lines[0]?.pace).toBeNull();
    expect(card(template, { A: 25, B: 25 }).lines[0]?.pace).toBeNull();
  });
  test('that are missing leave a line shown and not rated', () => {
    const { lines, overall } = card(
      [line('A', 'activity', 50, { target: { kind: 'none' } }), line('C', 'activity', 10), line('B', 'outcome', 50)],
      { A: 7, B: 100, C: 100 },
    );
    expect(lines[0]).toMatchObject({
      rating: 'not_known',
      actual: { value: 7 },
      reason: 'This line has no target; it is shown, not rated.',
    });
    expect(overall).toMatchObject({ rating: 'on_track', points: 100, weights: 60 });
  });
});

test('keeps quarters that are not available as gaps with their reason', () => {
  const { lines, quarters } = card([line('A', 'activity', 1), line('B', 'outcome', 1)], {
    A: { '2016-Q4': 4, '2017-Q2': 0, '2017-Q4': 100 },
    B: 100,
  });
  expect(quarters).toEqual(['2016-Q3', '2016-Q4', '2017-Q1', '2017-Q2', '2017-Q3', '2017-Q4']);
  expect(lines[0]?.trend.map(({ value }) => value)).toEqual([null, 4, null, 0, null, 100]);
  expect(lines[0]?.trend.every(({ value, reason }) => (value === null) === (reason !== null))).toBe(true);
});

test('does not rate a quarter that has not started', () => {
  const quarters = cardQuarters(calendarYear, quarterOf(calendarYear, '2017-12-31'));
  const made = buildScorecard({
    template: [line('A', 'activity', 1), line('B', 'outcome', 1)],
    asOf: '2017-09-30',
    quarters,
    figureOf: (metric) => makeFigure(metric, 100),
  });
  expect(ratings(made)).toEqual(['not_known', 'not_known']);
});

test('names a metric that this version does not know', () => {
  const { lines, overall } = card([line('A', 'activity', 1), line('K99', 'activity', 1), line('B', 'outcome', 1)], { A: 100, B: 100 });
  expect(lines[1]).toMatchObject({ actual: null, label: 'K99', reason: 'This version does not know the metric K99.' });
  expect(overall.rating).toBe('on_track');
});

describe('a template', () => {
  const why = (lines: unknown): string | undefined => ScorecardLines.safeParse(lines).error?.issues[0]?.message;
  test('has activity beside outcome, in the schema and in the builder', () => {
    const alone = [line('A', 'activity', 50)];
    expect(why(alone)).toBe('a scorecard has activity lines beside outcome lines, never one without the other');
    expect(() => card(alone, { A: 1 })).toThrow('never one without the other');
  });
  test('has each metric once', () =>
    expect(why([line('A', 'activity', 50), line('A', 'outcome', 50)])).toBe('a metric stands on the scorecard twice'));
  test('weighs something on both sides', () =>
    expect(why([line('A', 'activity', 0), line('B', 'outcome', 50)])).toBe('activity and outcome each need a line with a weight'));
  test('has its thresholds in order', () =>
    expect(why([{ ...line('A', 'activity', 50), atRisk: 1.2 }, line('B', 'outcome', 50)])).toBe('"at risk" starts above "on track"'));
  test('of every type that ships keeps these rules, and its weights come to 100', () => {
    for (const [type, { scorecard }] of [...Object.entries(shippedProfiles), ['', genericProfile] as const]) {
      expect(why(scorecard), type).toBeUndefined();
      expect(
        scorecard.reduce((sum, { weight }) => sum + weight, 0),
        type,
      ).toBe(100);
    }
  });
  test('of every type that ships is of metrics that there are and that local data can give', () => {
    const known = new Set(scorableMetrics.map(({ id }) => id));
    for (const [type, { scorecard }] of [...Object.entries(shippedProfiles), ['', genericProfile] as const])
      expect([type, scorecard.map(({ metric }) => metric).filter((metric) => !known.has(metric))]).toEqual([type, []]);
  });
  test('of every type that ships stands beside columns that the portfolio has', () => {
    const known = new Set<string>(profileColumns);
    for (const [type, { columns }] of Object.entries(shippedProfiles))
      expect([type, columns.filter((key) => !known.has(key))]).toEqual([type, []]);
  });
  test('without lines makes a card that says so', () =>
    expect(card([], {}).overall).toMatchObject({ rating: 'not_known', reason: 'The profile of this type has no scorecard.' }));
});
