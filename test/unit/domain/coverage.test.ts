import { expect, test } from 'vitest';
import { coverageOf } from '#shared/domain/coverage.ts';

const given = { revenue: 500, namedFrom: 900, override: null };

test('follows the segment, and names an active partner that sells as much as the smallest high-performing one', () => {
  const model = (segment: Parameters<typeof coverageOf>[0]['segment'], revenue = 500) => coverageOf({ ...given, segment, revenue }).model;
  expect(model('STRATEGIC')).toBe('HIGH_TOUCH_DEDICATED');
  expect(model('HIGH_PERFORMING')).toBe('NAMED_ACCOUNT');
  expect([model('ACTIVE_STANDARD', 899), model('ACTIVE_STANDARD', 900)]).toEqual(['SCALED_DIGITAL', 'NAMED_ACCOUNT']);
  expect(model('ACTIVATION_FOCUS', 5000)).toBe('SELF_SERVICE');
  expect(coverageOf({ ...given, segment: null }).model).toBeNull();
  expect(coverageOf({ ...given, segment: 'ACTIVE_STANDARD', revenue: null }).model).toBe('SCALED_DIGITAL');
});

test('a person overrides it with a reason, which is told', () => {
  const override = { model: 'HIGH_TOUCH_DEDICATED', reason: 'Entry to a new market' } as const;
  expect(coverageOf({ ...given, segment: 'ACTIVATION_FOCUS', override })).toEqual({ ...override, isOverride: true });
});
