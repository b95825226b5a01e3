import { describe, expect, test } from 'vitest';
import { planContent, planObjective, trackedOn } from '#test/support/plan-content.ts';

// the fifteenth of May is day 45 of the 91 days of the second quarter
const may = '2026-05-15';

describe('weights', () => {
  const objectives = [
    planObjective({ id: 'a', weight: 30, targets: [10, null, null, null], actuals: [10, null, null, null] }),
    planObjective({ id: 'b', weight: 20, targets: [10, null, null, null], actuals: [5, null, null, null] }),
    planObjective({ id: 'c', weight: 10, targets: [10, null, null, null], actuals: [20, null, null, null] }),
  ];
  test('that do not add up to 100 are shares of what they add up to', () => {
    const { weighted, weightedCapped } = trackedOn(may, planContent({ objectives }));
    // 30/60 × 1 + 20/60 × 0.5 + 10/60 × 2 = (30 + 10 + 20) / 60 = 1
    expect(weighted).toMatchObject({ value: 1, weights: 60 });
    expect(weighted.parts.map(({ share }) => share)).toEqual([30 / 60, 20 / 60, 10 / 60]);
    // with c at no more than its target: (30 + 10 + 10) / 60
    expect(weightedCapped).toBe(50 / 60);
  });
});

describe('money to the cent', () => {
  test('stays whole in amounts whose products no number holds', () => {
    const target = 900_719_925_474_099;
    const objective = planObjective({
      kind: 'revenue',
      unit: 'money',
      currency: 'EUR',
      targets: [0, target, 0, 0],
      actuals: [0, target - 1, null, null],
    });
    const [found] = trackedOn(may, planContent({ objectives: [objective] })).objectives;
    // 900,719,925,474,099 × 45 = 40,532,396,646,334,455; ÷ 91 = 445,410,952,157,521 and 44/91, which is less than a half
    expect(found).toMatchObject({
      expected: 445_410_952_157_521,
      actual: target - 1,
      attainment: { value: (target - 1) / target, missing: null },
    });
  });
  test('adds investments by the rates of the plan, in yen and in dinars', () => {
    const money = (id: string, side: 'vendor' | 'partner', currency: string, planned: number, spent: number | null) =>
      ({ id, title: id, side, kind: 'money', unit: 'money', currency, planned, spent, owner: null, dueOn: null }) as const;
    const content = planContent({
      terms: {
        currency: 'KWD',
        ratesOn: '2025-12-01',
        rates: [
          { from: 'JPY', to: 'KWD', rate: '0.00205' },
          { from: 'KWD', to: 'EUR', rate: '3' },
        ],
      },
      investments: [
        money('i1', 'vendor', 'JPY', 1_000_001, null),
        money('i2', 'vendor', 'KWD', 500, 400),
        money('i3', 'partner', 'EUR', 100, null),
        { ...money('i4', 'partner', 'EUR', 105, 15), unit: 'days' },
      ],
    });
    const tracking = trackedOn(may, content);
    expect(tracking.investments).toEqual([
      // 1,000,001 yen × 0.00205 = 2,050.00205 dinars = 2,050,002.05 fils, and 500 fils
      { side: 'vendor', planned: 2_050_502, spent: 400, plannedDays: 0, spentDays: 0 },
      // 1.00 euro ÷ 3 = 0.333 dinars; of the days 10.5 planned and 1.5 spent
      { side: 'partner', planned: 333, spent: null, plannedDays: 105, spentDays: 15 },
    ]);
    expect(tracking).toMatchObject({ planRates: ['JPY/KWD 0.00205', 'KWD/EUR 3'], ratesOn: '2025-12-01' });
    expect(trackedOn(may, { ...content, terms: { ...content.terms, rates: [] } }).investments[0]).toMatchObject({
      planned: null,
      spent: 400,
    });
  });
});
