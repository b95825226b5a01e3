import { describe, expect, test } from 'vitest';
import type { FiscalCalendar } from '#shared/domain/fiscal.ts';
import { copyPlan } from '#shared/plan/copy.ts';
import type { PlanContent, PlanObjective } from '#shared/plan/model.ts';
import { planYear } from '#shared/plan/quarters.ts';
import { planContent, planObjective, planTerms, trackedOn } from '#test/support/plan-content.ts';

const nextTerms = {
  year: 2027,
  name: 'Joint plan 2027',
  grade: 'standard',
  calendar: 'ours',
  startsOn: '2027-01-01',
  endsOn: '2027-12-31',
} as const;

const copied = (content: PlanContent, growth = 0, terms: Parameters<typeof copyPlan>[0]['terms'] = nextTerms): PlanContent => {
  let count = 0;
  const nextId = () => {
    count += 1;
    return `new-${count}`;
  };
  return copyPlan({ content, tracking: trackedOn(content.terms.endsOn, content), terms, growth, nextId });
};
const grown = (given: Partial<PlanObjective>, growth: number) =>
  copied(planContent({ objectives: [planObjective(given)] }), growth).objectives[0]?.targets;

const year = planContent({
  terms: {
    vision: 'Be the first choice in the region.',
    vendorSponsor: 'Sponsor',
    currency: 'CHF',
    season: [10, 20, 30, 40],
    rates: [{ from: 'EUR', to: 'CHF', rate: '0.95' }],
    ratesOn: '2025-12-01',
  },
  objectives: [
    planObjective({
      id: 'goal',
      unit: 'money',
      currency: 'EUR',
      start: 5,
      targets: [10, 20, null, 40],
      actuals: [9, 19, 30, 41],
      note: 'Slow start',
      dueOn: '2026-12-31',
    }),
  ],
  initiatives: [
    {
      id: 'way',
      title: 'Way',
      objectiveId: 'goal',
      side: 'both',
      description: 'How',
      owner: 'Owner',
      startsOn: '2026-01-01',
      dueOn: '2026-06-30',
    },
  ],
  milestones: [
    {
      id: 'first',
      title: 'First',
      initiativeId: 'way',
      kind: 'activity',
      side: 'vendor',
      owner: null,
      startsOn: null,
      dueOn: '2026-03-31',
      dependsOn: [],
      state: 'done',
      doneOn: '2026-03-30',
      evidence: 'Seen',
    },
    {
      id: 'second',
      title: 'Second',
      initiativeId: 'gone',
      kind: 'commercial',
      side: 'partner',
      owner: null,
      startsOn: null,
      dueOn: null,
      dependsOn: ['first', 'gone'],
      state: 'dropped',
      doneOn: null,
      evidence: null,
    },
  ],
  investments: [
    {
      id: 'fund',
      title: 'Fund',
      side: 'vendor',
      kind: 'mdf',
      unit: 'money',
      currency: 'EUR',
      planned: 1000,
      spent: 700,
      owner: null,
      dueOn: '2026-09-30',
    },
  ],
});

test('is the plan of another year with nothing reached yet', () => {
  expect(copied(year)).toEqual({
    terms: { ...year.terms, ...nextTerms, rates: [], ratesOn: null },
    objectives: [
      // 9 + 19 + 30 + 41
      { ...year.objectives[0], id: 'new-1', start: 99, actuals: [null, null, null, null], note: '', dueOn: '2027-12-31' },
    ],
    initiatives: [{ ...year.initiatives[0], id: 'new-2', objectiveId: 'new-1', startsOn: '2027-01-01', dueOn: '2027-06-30' }],
    milestones: [
      { ...year.milestones[0], id: 'new-3', initiativeId: 'new-2', dueOn: '2027-03-31', state: 'open', doneOn: null, evidence: null },
      { ...year.milestones[1], id: 'new-4', initiativeId: null, dependsOn: ['new-3'], state: 'open' },
    ],
    investments: [{ ...year.investments[0], id: 'new-5', spent: null, dueOn: '2027-09-30' }],
  });
});

describe('growth', () => {
  test('grows the year of things that are counted, where no quarter would have grown by itself', () => {
    // 13 × 1.08 = 14.04, while 3 × 1.08 = 3.24 is still 3
    expect(grown({ unit: 'count', accrual: 'sum', targets: [3, 3, 3, 4] }, 0.08)).toEqual([3, 3, 4, 4]);
    expect(grown({ unit: 'count', accrual: 'sum', targets: [2, null, 2, 2] }, 0.25)).toEqual([3, null, 2, 3]);
    // of a level each quarter stands for itself
    expect(grown({ unit: 'count', accrual: 'level', targets: [3, 3, 3, 4] }, 0.08)).toEqual([3, 3, 3, 4]);
  });
  test('keeps targets whole, half away from zero, and empty quarters empty', () => {
    // 15 × 1.1 = 16.5, 14 × 1.1 = 15.4, −15 × 1.1 = −16.5
    expect(grown({ targets: [15, 14, null, -15] }, 0.1)).toEqual([17, 15, null, -17]);
    // 1,234.56 EUR × 1.075 = 1,327.152
    expect(grown({ unit: 'money', currency: 'EUR', targets: [123_456, 0, null, null] }, 0.075)).toEqual([132_715, 0, null, null]);
    expect(grown({ unit: 'money', currency: 'JPY', targets: [9_007_199_254_740_000, null, null, null] }, -0.5)).toEqual([
      4_503_599_627_370_000,
      null,
      null,
      null,
    ]);
  });
  test('takes no share beyond the whole', () => {
    expect(grown({ unit: 'percent', targets: [5000, 9500, 10_000, null] }, 0.1)).toEqual([5500, 10_000, 10_000, null]);
  });
  test('raises nothing that is better lower', () => {
    expect(grown({ better: 'less', targets: [10, 10, 8, 8] }, 0.1)).toEqual([10, 10, 8, 8]);
  });
});

test('starts from nothing where nothing was known', () => {
  expect(copied(planContent({ objectives: [planObjective({ start: 7, targets: [1, 1, 1, 1] })] })).objectives[0]?.start).toBeNull();
});

describe('dates', () => {
  const dueIn = (dueOn: string, from: Partial<PlanContent['terms']>, to: Parameters<typeof copyPlan>[0]['terms']) =>
    copied(planContent({ terms: from, objectives: [planObjective({ dueOn })] }), 0, to).objectives[0]?.dueOn;
  const spanned = (year: number, calendar?: FiscalCalendar) => ({
    ...nextTerms,
    year,
    ...(calendar ? planYear(calendar, year) : { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` }),
  });
  test('of 29 February become the 28th, and stay in a leap year', () => {
    expect(dueIn('2028-02-29', spanned(2028), spanned(2029))).toBe('2029-02-28');
    expect(dueIn('2028-02-29', spanned(2028), spanned(2032))).toBe('2032-02-29');
  });
  test('stay within the plan where a year of weeks ends on another day', () => {
    const retail: FiscalCalendar = { kind: '445', startMonth: 2, naming: 'start-year', weekEndsOn: 6 };
    const [from, to] = [spanned(2014, retail), spanned(2015, retail)];
    expect([from.endsOn, to.endsOn]).toEqual(['2015-01-31', '2016-01-30']);
    expect(dueIn('2015-01-31', from, to)).toBe('2016-01-30');
    expect(dueIn('2014-02-02', from, to)).toBe('2015-02-02');
    expect(dueIn('2013-12-01', from, to)).toBe('2014-12-01');
  });
  test('follow the plan into a year that starts in another month', () => {
    const april: FiscalCalendar = { kind: 'months', startMonth: 4, naming: 'end-year', weekEndsOn: 6 };
    // the year from April 2026 on is called 2027
    expect(dueIn('2026-06-30', planTerms(), spanned(2027, april))).toBe('2026-06-30');
    expect(dueIn('2026-02-15', planTerms(), spanned(2027, april))).toBe('2026-04-01');
  });
});
