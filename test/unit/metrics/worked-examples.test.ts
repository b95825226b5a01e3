import { describe, expect, test } from 'vitest';
import { gapCoverage } from '#shared/domain/coverage-gap.ts';
import { windowDays } from '#shared/domain/dates.ts';
import { segmentBands } from '#shared/domain/segments.ts';
import { windowOf } from '#shared/metrics/engine/frame.ts';
import { outcomeLevel, type OutcomeFacts } from '#shared/metrics/maturity.ts';
import { allocationReading, concentrationReading } from '#shared/metrics/readings.ts';
import { figureOf, networkOf, percent, scopeRow, testFrame, valueOf } from '#test/support/metric-scope.ts';

/** The figures that stand in the documents of the field (domain 7.1), by their ids. */
describe('active ratio and dark rate', () => {
  test.each([
    ['X01', 500, 60, 440, '12.0 %', '88.0 %'],
    ['X02 (figures) before', 280, 65, 215, '23.2 %', '76.8 %'],
    ['X02 (figures) after', 310, 65, 245, '21.0 %', '79.0 %'],
    ['X04', 300, 60, 240, '20.0 %', '80.0 %'],
    ['X05', 300, 195, 105, '65.0 %', '35.0 %'],
    ['X06', 800, 160, 640, '20.0 %', '80.0 %'],
  ])('%s: %i enrolled with %i active', (_, enrolled, active, inactive, ratio, dark) => {
    const network = networkOf(enrolled, active);
    expect(percent(valueOf('K01', network))).toBe(ratio);
    expect(percent(valueOf('K03', network))).toBe(dark);
    expect(valueOf('K04.inactive', network)).toBe(inactive);
    expect(figureOf('K04', network)).toMatchObject({ value: enrolled, numerator: active, denominator: enrolled });
    expect(valueOf('K75', network)).toBe(active);
  });

  test('X02 (figures): enrolment grew by 10.7 %, the ratio fell by 2.25 points, nobody more is active', () => {
    const [before, after] = [networkOf(280, 65), networkOf(310, 65)];
    expect(percent((310 - 280) / 280)).toBe('10.7 %');
    expect((valueOf('K01.active', after) ?? 0) - (valueOf('K01.active', before) ?? 0)).toBe(0);
    expect(valueOf('K01', before)).toBeCloseTo(0.23214, 5);
    expect(valueOf('K01', after)).toBeCloseTo(0.20968, 5);
    expect(((valueOf('K01', after) ?? 0) - (valueOf('K01', before) ?? 0)) * 100).toBeCloseTo(-2.25, 2);
  });

  test('X02 (figures): ten partners hold 68 %, each 11.6875 times another active one; the top tenth of 65 are seven', () => {
    const network = networkOf(310, 65, (index) => ({ wonAmount: index < 10 ? 68 * 55 : index < 65 ? 32 * 10 : 0 }));
    expect(valueOf('K07', network)).toBe(0.68);
    expect((68 * 55) / (32 * 10)).toBe(11.6875);
    expect(valueOf('K06', network)).toBeCloseTo((0.68 / 10) * 7, 12);
  });

  test('X07: 256 of 800 registered a deal in twelve months, 32.0 %, and 68.0 % did not', () => {
    const network = networkOf(800, 256, (index) => ({ registeredYear: Number(index < 256) }));
    expect(percent(valueOf('K02', network))).toBe('32.0 %');
    expect(figureOf('K02', network)).toMatchObject({ numerator: 256, denominator: 800, preset: 'ACTIVE_12M_DEALREG' });
    expect(percent(valueOf('K03', network))).toBe('68.0 %');
    expect(valueOf('K04.inactive', network)).toBe(544);
  });

  test('X13: fifty busy partners rank above five hundred idle ones by revenue per active partner and by active ratio', () => {
    const busy = networkOf(50, 50, () => ({ wonAmount: 1_000_00 }));
    const idle = networkOf(500, 25, (index) => ({ wonAmount: index < 25 ? 500_00 : 0 }));
    for (const id of ['K01', 'K05']) expect(valueOf(id, busy) ?? 0, id).toBeGreaterThan(valueOf(id, idle) ?? 0);
    expect(valueOf('K04', busy)).toBeLessThan(valueOf('K04', idle) ?? 0);
  });
});

test('X03 (figures): 40 recruited and 35 lost are net 5 and 87.5 %; without the opening count there is no retention', () => {
  const rows = [
    ...Array.from({ length: 40 }, () => scopeRow({ enrolled: 1, active: 1, recruited: 1 })),
    ...Array.from({ length: 35 }, () => scopeRow({ enrolled: 1, active: 0, activeYearAgo: 1 })),
  ];
  expect(figureOf('K12', { rows })).toMatchObject({ value: 5, numerator: 40, denominator: 35 });
  expect(percent(valueOf('K12.replacement', { rows }))).toBe('87.5 %');
  expect(figureOf('K10', { rows })).toMatchObject({ value: null, reason: 'No partner was active when the period began.' });
});

test('X09 (figures): twenty partners in covered cells close no gap', () => {
  const need = { cell: 'North/health/enterprise', type: 'SI', partners: 1 };
  const recruits = Array.from({ length: 20 }, (_, index) => ({
    id: `p${index}`,
    type: 'SI',
    cells: ['South/retail/small'],
    enrolled: true,
    active: true,
    qualified: true,
  }));
  expect(gapCoverage(need, recruits)).toEqual({ isClosed: false, closedBy: [], missing: 1 });
  const before = { enrolled: 1, gapsFound: 4, gapsClosed: 1 };
  expect(valueOf('K09', { rows: [scopeRow(before)] })).toBe(0.25);
  expect(valueOf('K09', { rows: [scopeRow(before), ...networkOf(20, 20).rows] })).toBe(0.25);
});

test('X10: half to seven tenths of the revenue in the top tenth is typical, anything else is looked at', () => {
  const top = (share: number) => networkOf(100, 100, (index) => ({ wonAmount: index < 10 ? share * 9 : 100 - share }));
  expect(valueOf('K08', top(60))).toBeCloseTo(0.6, 12);
  expect(valueOf('K08.top5', top(60))).toBeCloseTo(0.3, 12);
  expect([0.5, 0.6, 0.7, 0.49, 0.71, null].map(concentrationReading)).toEqual(['typical', 'typical', 'typical', 'review', 'review', null]);
});

test('X11: equal time for groups with 5 % and 50 % of the revenue is too much for one and too little for the other', () => {
  const rows = [
    scopeRow({ contactMinutes: 100, mdfAllocated: 100, wonAmount: 5 }),
    scopeRow({ contactMinutes: 100, mdfAllocated: 100, wonAmount: 50 }),
    scopeRow({ contactMinutes: 200, mdfAllocated: 200, wonAmount: 45 }),
  ];
  for (const id of ['K74', 'K74.mdf']) {
    const [first, second] = rows.map((row) => valueOf(id, { rows: [row], whole: rows }));
    expect(
      [first, second].map((value) => Number(value?.toFixed(4))),
      id,
    ).toEqual([0.2, -0.25]);
    expect(allocationReading(first ?? null, 0.1)).toBe('over');
    expect(allocationReading(second ?? null, 0.1)).toBe('under');
  }
});

test('X12: the bands of the segments for 195 active of 300, and for 65 active of 310', () => {
  expect(segmentBands(300, 195)).toEqual({
    STRATEGIC: { from: 3, to: 15 },
    HIGH_PERFORMING: { from: 30, to: 48 },
    ACTIVE_STANDARD: { from: 98, to: 117 },
    ACTIVATION_FOCUS: { from: 105, to: 105 },
  });
  expect(segmentBands(310, 65)).toMatchObject({
    HIGH_PERFORMING: { from: 10, to: 16 },
    ACTIVE_STANDARD: { from: 33, to: 39 },
    ACTIVATION_FOCUS: { from: 245, to: 245 },
  });
});

test('X14 (figures): a window that ends with one milestone late is no completed onboarding, yet the partner counts as activated', () => {
  const partner = {
    enrolled: 1,
    cohort: 1,
    cohortActivated: 1,
    onboardingEnded: 1,
    onboardingInTime: 0,
    milestonesDue: 3,
    milestonesInTime: 2,
  };
  expect(valueOf('K31', partner)).toBe(0);
  expect(figureOf('K31.milestones', partner)).toMatchObject({ numerator: 2, denominator: 3 });
  expect(valueOf('K28', partner)).toBe(1);
});

describe('maturity of the commercial outcome', () => {
  const poor: OutcomeFacts = {
    darkRate: 0.8,
    leadersShare: 0.9,
    mdfUtilisation: 0.3,
    mdfAttributed: false,
    forecastError: 0.4,
    revenuePerActiveAboveBenchmark: false,
    returnAboveDirect: null,
    retentionAboveAverage: false,
  };
  const best: OutcomeFacts = {
    darkRate: 0.199,
    leadersShare: 0.4,
    mdfUtilisation: 1,
    mdfAttributed: true,
    forecastError: 0.099,
    revenuePerActiveAboveBenchmark: true,
    returnAboveDirect: true,
    retentionAboveAverage: true,
  };
  test('X15: a few partners carry the revenue, funds lie idle, forecasts miss: level 1', () => {
    expect(outcomeLevel(poor)).toEqual({ level: 1, next: ['revenueNotWithAFew'] });
  });
  test('X16: dark 19.9 %, error 9.9 %, funds used and attributed, above benchmark and above direct: level 4', () => {
    expect(outcomeLevel(best)).toEqual({ level: 4, next: [] });
  });
  test('one criterion of level 4 that fails, or is not known, is level 3 and is named', () => {
    expect(outcomeLevel({ ...best, darkRate: 0.2 })).toEqual({ level: 3, next: ['darkBelow20'] });
    expect(outcomeLevel({ ...best, returnAboveDirect: null })).toEqual({ level: 3, next: ['returnAboveDirect'] });
    expect(outcomeLevel({ ...best, mdfUtilisation: 0.7 })).toMatchObject({ level: 2, next: ['mdfAbove70'] });
  });
});

test('X17 (figures): the load is counted in active partners, and for each owner', () => {
  const rows = Array.from({ length: 150 }, (_, index) => scopeRow({ enrolled: 1, active: 1 }, { owner: `cam-${index % 5}` }));
  expect(valueOf('K75', { rows })).toBe(150);
  expect(valueOf('K75.perCam', { rows })).toBe(30);
});

test('X24 and X25: the first day of a window is outside, its last day inside', () => {
  expect(windowOf(testFrame, 'preset')).toEqual({ after: '2017-10-02', to: '2017-12-31' });
  expect(windowOf(testFrame, 'preset')).toEqual(windowDays('2017-12-31', 90));
  expect(windowOf(testFrame, 'sixtyDays')).toEqual({ after: '2017-11-01', to: '2017-12-31' });
});
