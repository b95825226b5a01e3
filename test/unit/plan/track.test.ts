import { describe, expect, test } from 'vitest';
import type { FiscalCalendar } from '#shared/domain/fiscal.ts';
import type { PlanMilestone, PlanObjective } from '#shared/plan/model.ts';
import type { PlanOutlook } from '#shared/plan/outlook.ts';
import { planQuarters, planYear } from '#shared/plan/quarters.ts';
import { PlanTracking } from '#shared/plan/tracking.ts';
import { trackReason, valueText } from '#shared/plan/words.ts';
import { planContent, planObjective, trackedOn } from '#test/support/plan-content.ts';

const may = '2026-05-15';
const outlook: PlanOutlook = { currency: 'EUR', winRate: 0.4, cycleDays: 60, open: [0, 10_000, 20_000, 5000], dueDeals: 10 };
const revenue = planObjective({
  kind: 'revenue',
  unit: 'money',
  currency: 'EUR',
  targets: [10_000, 20_000, 30_000, 40_000],
  actuals: [9000, 12_000, null, null],
});
const forecastOf = (one: Partial<PlanObjective>, given: { outlook?: PlanOutlook | null; season?: number[]; asOf?: string } = {}) =>
  trackedOn(
    given.asOf ?? may,
    planContent({
      terms: { season: given.season ?? null, rates: [{ from: 'EUR', to: 'USD', rate: '1.2' }] },
      objectives: [planObjective(one)],
    }),
    { outlook: given.outlook === undefined ? outlook : given.outlook },
  ).objectives[0]?.forecast;

describe('the forecast of the year', () => {
  test('adds what the open pipeline brings at the win rate', () => {
    // 21,000 + 0.4 × 35,000 = 35,000 of 100,000
    expect(forecastOf(revenue)).toEqual({ value: 35_000, attainment: { value: 0.35, missing: null }, by: 'pipeline' });
    // 3 + 0.4 × 10 = 7 of 10
    expect(forecastOf({ kind: 'deals', feed: null, targets: [5, 5, null, null], actuals: [2, 1, null, null] })).toMatchObject({
      value: 7,
      attainment: { value: 0.7 },
    });
  });
  test('is in the currency of the objective', () => {
    // 21,000 + 0.4 × (12,000 + 24,000 + 6,000) = 37,800
    expect(forecastOf({ ...revenue, currency: 'USD' })).toMatchObject({ value: 37_800, by: 'pipeline' });
    // without a rate the pipeline says nothing, and the pace does
    expect(forecastOf({ ...revenue, currency: 'CHF' })).toMatchObject({ by: 'pace' });
  });
  test('carries the pace on where deals are not what is counted, or no win rate is known', () => {
    // 135 of 365 days are gone: 21,000 × 365 / 135 = 56,777.8
    const pace = { value: 56_778, by: 'pace' };
    expect(forecastOf(revenue, { outlook: { ...outlook, winRate: null } })).toMatchObject(pace);
    expect(forecastOf(revenue, { outlook: null })).toMatchObject(pace);
    expect(forecastOf({ ...revenue, kind: 'pipeline' })).toMatchObject(pace);
    expect(
      forecastOf({ ...revenue, kind: 'deals', unit: 'count', currency: null, feed: 'K53', actuals: [9000, 12_000, null, null] }),
    ).toBeNull();
  });
  test('follows the season of the plan', () => {
    // 40 % + 10 % × 45 / 91 = 44.945 %: 21,000 / 0.44945 = 46,723.7
    expect(forecastOf(revenue, { outlook: null, season: [40, 10, 10, 40] })).toMatchObject({ value: 46_724, by: 'pace' });
  });
  test('counts the days of the quarters that are known', () => {
    // 90 days of 365: 9,000 × 365 / 90 = 36,500
    expect(forecastOf({ ...revenue, actuals: [9000, null, null, null] }, { outlook: null })?.value).toBe(36_500);
  });
  test('says nothing in the first tenth of the year', () => {
    const early = { ...revenue, actuals: [1000, null, null, null] as PlanObjective['actuals'] };
    // 36 days of 365 are less than a tenth, 37 are more
    expect(forecastOf(early, { outlook: null, asOf: '2026-02-05' })).toBeNull();
    expect(forecastOf(early, { outlook: null, asOf: '2026-02-06' })).toMatchObject({ value: 9865, by: 'pace' });
  });
  test('of a level is where it stands, and of a year that is over what was reached', () => {
    expect(forecastOf({ accrual: 'level', start: 10, targets: [null, null, null, 30], actuals: [15, null, null, null] })).toEqual({
      value: 15,
      attainment: { value: 0.25, missing: null },
      by: 'level',
    });
    const done = { ...revenue, actuals: [10_000, 20_000, 30_000, 30_000] as PlanObjective['actuals'] };
    expect(forecastOf(done, { asOf: '2027-02-01' })).toMatchObject({ value: 90_000, attainment: { value: 0.9 } });
  });
  test('is not there without an actual', () => {
    expect(forecastOf({ ...revenue, actuals: [null, null, null, null] })).toBeNull();
  });
});

describe('milestones', () => {
  const milestone = (id: string, given: Partial<PlanMilestone>): PlanMilestone => ({
    id,
    title: id,
    initiativeId: null,
    kind: 'activity',
    side: 'partner',
    owner: null,
    startsOn: null,
    dueOn: null,
    dependsOn: [],
    state: 'open',
    doneOn: null,
    evidence: null,
    ...given,
  });
  test('count what was due by the day, in time or not, and list what is overdue with its side', () => {
    const milestones = [
      milestone('in time', { dueOn: '2026-03-31', state: 'done', doneOn: '2026-03-31' }),
      milestone('late', { dueOn: '2026-03-31', state: 'done', doneOn: '2026-04-01' }),
      milestone('done on a day nobody noted', { dueOn: '2026-03-31', state: 'done' }),
      milestone('done after the as-of date', { dueOn: '2026-05-01', state: 'done', doneOn: '2026-05-20', side: 'vendor' }),
      milestone('overdue', { dueOn: '2026-04-30', state: 'in_progress' }),
      milestone('due today and open', { dueOn: may }),
      milestone('ahead and done', { dueOn: '2026-06-30', state: 'done', doneOn: '2026-05-01' }),
      milestone('without a day', {}),
      milestone('dropped', { dueOn: '2026-01-31', state: 'dropped' }),
    ];
    expect(trackedOn(may, planContent({ milestones })).milestones).toEqual({
      all: 8,
      done: 4,
      due: 6,
      inTime: 1,
      overdue: [
        { id: 'overdue', title: 'overdue', side: 'partner', dueOn: '2026-04-30' },
        { id: 'done after the as-of date', title: 'done after the as-of date', side: 'vendor', dueOn: '2026-05-01' },
      ],
    });
  });
});

test('keeps to its shape, for a year of weeks and a partner with a year of its own', () => {
  const retail: FiscalCalendar = { kind: '445', startMonth: 2, naming: 'start-year', weekEndsOn: 6 };
  const content = planContent({ terms: { ...planYear(retail, 2026), ratesOn: null }, objectives: [revenue] });
  const quarters = planQuarters(content.terms, { ours: retail, partner: { ...retail, kind: 'months', startMonth: 7 } }, may);
  const tracking = trackedOn(may, content, { quarters, revision: 2, outlook });
  expect(PlanTracking.parse(tracking)).toEqual(tracking);
  expect(tracking).toMatchObject({ revision: 2, currency: 'EUR', asOf: may });
});

test('takes plan rates of the settings for pairs that the plan does not name', () => {
  const rate = (from: string, value: string, validFrom: string) => ({ kind: 'plan' as const, from, to: 'EUR', validFrom, rate: value });
  const investment = { side: 'vendor', kind: 'money', unit: 'money', spent: null, owner: null, dueOn: null } as const;
  const content = planContent({
    terms: { ratesOn: '2026-01-01', rates: [{ from: 'USD', to: 'EUR', rate: '0.9' }] },
    investments: [
      { ...investment, id: 'a', title: 'a', currency: 'USD', planned: 1000 },
      { ...investment, id: 'b', title: 'b', currency: 'GBP', planned: 1000 },
    ],
  });
  const rates = [
    rate('USD', '0.8', '2026-01-01'),
    rate('GBP', '1.1', '2025-01-01'),
    rate('GBP', '1.2', '2026-01-01'),
    rate('GBP', '1.3', '2026-04-01'),
    { ...rate('GBP', '9', '2026-01-01'), kind: 'dated' as const },
  ];
  const tracking = trackedOn(may, content, { rates });
  // 1,000 × 0.9 + 1,000 × 1.2
  expect(tracking.investments[0]?.planned).toBe(2100);
  expect(tracking.planRates).toEqual(['GBP/EUR 1.2', 'USD/EUR 0.9']);
});

describe('in words', () => {
  test('says why an objective is behind, in its own unit', () => {
    const [behind] = trackedOn(may, planContent({ objectives: [{ ...revenue, actuals: [9000, 6000, null, null] }] })).objectives;
    expect(behind && trackReason(behind)).toBe(
      '150.00 EUR by 2026-Q2 is 48.90 EUR less than the 198.90 EUR that the plan asks for by then (75.4 %). Behind since 2026-Q1.',
    );
  });
  test('writes the distance between two shares in points', () => {
    const share = planObjective({
      unit: 'percent',
      accrual: 'level',
      targets: [5000, 6000, null, null],
      actuals: [4000, null, null, null],
    });
    const [behind] = trackedOn(may, planContent({ objectives: [share] })).objectives;
    expect(behind && trackReason(behind)).toBe(
      '40 % by 2026-Q1 is 10 points less than the 50 % that the plan asks for by then (80 %). Behind since 2026-Q1.',
    );
  });
  test('says why nothing can be said', () => {
    const [unknown] = trackedOn(
      may,
      planContent({ objectives: [planObjective({ targets: [0, 0, 0, 0], actuals: [1, 1, null, null] })] }),
    ).objectives;
    expect(unknown && trackReason(unknown)).toBe('The target is zero: there is nothing to measure against.');
  });
  test.each([
    ['money', 'EUR', 4_862_100, '48,621.00 EUR'],
    ['money', 'JPY', 1200, '1,200 JPY'],
    ['percent', null, 7550, '75.5 %'],
    ['number', null, 1250, '12.5'],
    ['count', null, 1200, '1,200'],
  ] as const)('writes a value in %s %s', (unit, currency, value, text) => {
    expect(valueText({ unit, currency }, value)).toBe(text);
  });
});
