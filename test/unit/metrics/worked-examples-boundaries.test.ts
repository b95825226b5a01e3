import { expect, test } from 'vitest';
import { keepsLimit, spiffReading } from '#shared/metrics/readings.ts';
import { figureOf, networkOf, percent, scopeRow, valueOf } from '#test/support/metric-scope.ts';

/** Boundary cases from the limits of the field (domain 7.2), by their ids. */
test.each([
  [300, 240, false],
  [300, 241, true],
  [800, 640, false],
  [800, 641, true],
])('X21: of %i enrolled %i active: below 20 %% dark is %s', (enrolled, active, passes) => {
  const dark = valueOf('K03', networkOf(enrolled, active));
  expect(keepsLimit('K03', dark)).toBe(passes);
});

test.each([
  [100_000, 70_000, false],
  [100_000, 70_001, true],
  [0, 0, null],
])('X22: of %i allocated %i used: above 70 %% is %s', (mdfAllocated, mdfUsed, passes) => {
  const figure = figureOf('K44', { mdfAllocated, mdfUsed });
  expect(keepsLimit('K44', figure.value)).toBe(passes);
  if (passes === null) expect(figure).toMatchObject({ value: null, reason: 'No funds are allocated for this period.' });
});

test.each([
  [1_000_000, 1_100_000, true],
  [1_000_000, 1_100_001, false],
  [1_000_000, 900_000, true],
  [0, 100, null],
])('X23: actual %i, forecast %i: within 10 %% is %s', (wonAmount, forecastAmount, passes) => {
  const given = { forecasts: 1, forecastAmount, wonAmount };
  expect(keepsLimit('K23.error', valueOf('K23.error', given))).toBe(passes);
  if (passes === null) expect(figureOf('K23', given).value).toBeNull();
  else expect(valueOf('K23', given)).toBeCloseTo(1 - Math.abs(forecastAmount - wonAmount) / wonAmount, 12);
});

test('X23: a period that still runs has no accuracy, and a partner without a forecast is no error', () => {
  const rows = [scopeRow({ forecasts: 1, forecastAmount: 100, wonAmount: 100 }), scopeRow({ wonAmount: 900 })];
  expect(valueOf('K23', { rows })).toBe(1);
  expect(figureOf('K23', { rows, ended: false })).toMatchObject({ value: null, reason: 'The period is not over yet.' });
});

test.each([
  [65, 7],
  [60, 6],
  [160, 16],
  [9, 1],
])('X27: the top tenth of %i active partners are %i', (active, top) => {
  const network = networkOf(active + 50, active, (index) => ({ wonAmount: index < active ? 1 : 0 }));
  expect(figureOf('K06', network).numerator).toBe(top);
});

test('X27: without active partners there is no concentration', () => {
  expect(
    figureOf(
      'K06',
      networkOf(12, 0, () => ({ wonAmount: 5 })),
    ),
  ).toMatchObject({ value: null, reason: 'No partner is active in the window of the preset.' });
});

test('X28: 120,000 above the baseline is 4.0 of the payout and 60 % return; 20,000 below it is not repeated', () => {
  const spiff = { spiffBaseline: 400_000, spiffActual: 520_000, spiffCost: 30_000, spiffMargin: 0.4 };
  expect(valueOf('K64.revenue', spiff)).toBe(4);
  expect(valueOf('K64', spiff)).toBeCloseTo(0.6, 12);
  expect(spiffReading(valueOf('K64', spiff))).toBe('repeat');
  const worse = { ...spiff, spiffActual: 380_000 };
  expect(figureOf('K64.revenue', worse).numerator).toBe(-20_000);
  expect(valueOf('K64', worse)).toBeLessThan(0);
  expect(spiffReading(valueOf('K64', worse))).toBe('do_not_repeat');
});

test('X29: a rebate is 0.25 of the revenue above the baseline, and never a negative ratio', () => {
  const rebate = { rebateCost: 50_000, rebateActual: 1_200_000, rebateBaseline: 1_000_000 };
  expect(valueOf('K63', rebate)).toBe(0.25);
  for (const rebateBaseline of [1_200_000, 1_300_000])
    expect(figureOf('K63', { ...rebate, rebateBaseline })).toMatchObject({ value: null, reason: 'There is no incremental revenue.' });
});

test('X30: an open pipeline of three times the target covers it 3.0 times', () => {
  expect(valueOf('K20', { openAmount: 3_000_000, revenueTarget: 1_000_000 })).toBe(3);
  expect(figureOf('K20', { openAmount: 3_000_000 })).toMatchObject({ value: null, reason: 'No revenue target is set.' });
});

test('X31: 25,000 for a pipeline of 500,000 is 0.05 for each unit, and 20.0 of pipeline for each unit spent', () => {
  expect(valueOf('K50', { campaignSpend: 25_000, registeredAmount: 500_000 })).toBe(0.05);
  expect(valueOf('K51', { campaignSpend: 25_000, campaignPipeline: 500_000 })).toBe(20);
  expect(valueOf('K51.email', { spendEmail: 25_000, pipelineEmail: 500_000 })).toBe(20);
});

test('X32: 14 of a cohort of 40 are 35.0 %; who enrolled 30 days ago is in no cohort', () => {
  const cohort = Array.from({ length: 40 }, (_, index) => scopeRow({ enrolled: 1, cohort: 1, cohortActivated: Number(index < 14) }));
  const recent = Array.from({ length: 25 }, () => scopeRow({ enrolled: 1, active: 1 }));
  expect(percent(valueOf('K28', { rows: [...cohort, ...recent] }))).toBe('35.0 %');
});

test('X33: nine of twelve QBRs held with an outcome are 75.0 %, though ten were held', () => {
  expect(percent(valueOf('K60', { reviewsDue: 12, reviewsHeld: 9 }))).toBe('75.0 %');
});

test('X34: five promoters and two detractors of ten replies are +30', () => {
  expect(valueOf('K70', { promoters: 5, detractors: 2, replies: 10 })).toBe(30);
});
