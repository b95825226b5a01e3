import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowMonths } from '#shared/domain/dates.ts';
import { shippedPresets } from '#shared/domain/program.ts';
import { createConverter } from '#shared/domain/rates.ts';
import { type HeaderRow, isEnrolled, portfolioHeader, presetWindow } from '#shared/metrics/portfolio.ts';

const asOf = '2017-12-31';
const [preset] = shippedPresets;
if (!preset) throw new Error('no preset');
const header = (rows: HeaderRow[]) =>
  portfolioHeader(rows, {
    asOf,
    preset,
    revenueWindow: windowMonths(asOf, 12),
    converter: createConverter([], 'dated', asOf, 'USD'),
    tiers: [{ key: 'GOLD', label: 'Gold' }],
  });
const network = (enrolled: number, active: number): HeaderRow[] =>
  Array.from({ length: enrolled }, (_, index) => ({ enrolled: true, active: index < active, tier: null, wonAmount: 0 }));
const percent = (value: number | null): string => (value === null ? 'not available' : (value * 100).toFixed(1));

describe('worked examples of the field', () => {
  test.each([
    ['X01', 500, 60, '12.0'],
    ['X02 before', 280, 65, '23.2'],
    ['X02 after', 310, 65, '21.0'],
    ['X04', 300, 60, '20.0'],
    ['X05', 300, 195, '65.0'],
    ['X06', 800, 160, '20.0'],
  ])('%s: %i enrolled, %i active is %s %%', (_, enrolled, active, ratio) => {
    const { activeRatio } = header(network(enrolled, active));
    expect(percent(activeRatio.value)).toBe(ratio);
    expect(activeRatio).toMatchObject({ numerator: active, denominator: enrolled, preset: 'ACTIVE_90D', asOf });
  });
  test('X24: an event 90 days ago is outside the window of 90 days, 89 days ago inside', () => {
    expect(presetWindow(preset, asOf)).toEqual({ after: '2017-10-02', to: asOf });
  });
});

test('without partners the ratio is not available and says why, never 0', () => {
  const { activeRatio, revenuePerActive, topTenShare, enrolled } = header([]);
  expect(enrolled.value).toBe(0);
  for (const figure of [activeRatio, revenuePerActive, topTenShare]) {
    expect(figure.value).toBeNull();
    expect(figure.reason).not.toBe('');
  }
});

test('the ten largest of eleven equal partners hold ten elevenths', () => {
  const rows = Array.from({ length: 11 }, () => ({ enrolled: true, active: true, tier: 'GOLD', wonAmount: 100 }));
  expect(header(rows).topTenShare.value).toBeCloseTo(10 / 11, 12);
  expect(header(rows).tierMix).toEqual([{ key: 'GOLD', label: 'Gold', enrolled: 11, active: 11 }]);
});

test('a missing rate makes revenue not available as a whole', () => {
  const converter = createConverter([], 'dated', asOf, 'USD');
  const wonAmount = converter.convert(100, 'CHF');
  const { revenue, revenuePerActive } = portfolioHeader([{ enrolled: true, active: true, tier: null, wonAmount }], {
    asOf,
    preset,
    revenueWindow: windowMonths(asOf, 12),
    converter,
    tiers: [],
  });
  expect([revenue.value, revenuePerActive.value]).toEqual([null, null]);
  expect(revenue.reason).toContain('CHF');
});

describe('who counts as enrolled', () => {
  const partner = { status: 'enrolled', enrolledOn: '2017-06-01', terminatedOn: null };
  test.each([
    ['on the day of signing', partner, '2017-06-01', true],
    ['the day before', partner, '2017-05-31', false],
    ['a prospect', { ...partner, status: 'prospect' }, asOf, false],
    ['before the end of the agreement', { ...partner, status: 'terminated', terminatedOn: '2017-09-01' }, '2017-08-31', true],
    ['on the day of its end', { ...partner, status: 'terminated', terminatedOn: '2017-09-01' }, '2017-09-01', false],
    ['suspended', { ...partner, status: 'suspended' }, asOf, true],
    ['without a date of signing', { ...partner, enrolledOn: null }, '2001-01-01', true],
  ])('%s', (_, who, day, counted) => {
    expect(isEnrolled(who, day)).toBe(counted);
  });
});

test('invariants: active within enrolled, tiers add up to enrolled, shares between 0 and 1', () => {
  const row = fc
    .record({ enrolled: fc.boolean(), active: fc.boolean(), tier: fc.constantFrom('GOLD', 'OTHER', null), wonAmount: fc.nat({ max: 1e9 }) })
    .map((any) => ({ ...any, active: any.active && any.enrolled }));
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const made = header(rows);
      expect(made.active.value ?? 0).toBeLessThanOrEqual(made.enrolled.value ?? 0);
      expect(made.tierMix.reduce((sum, tier) => sum + tier.enrolled, 0)).toBe(made.enrolled.value);
      expect(made.tierMix.reduce((sum, tier) => sum + tier.active, 0)).toBe(made.active.value);
      if (made.topTenShare.value !== null) expect(made.topTenShare.value >= 0 && made.topTenShare.value <= 1).toBe(true);
    }),
  );
});
