import { expect, test } from 'vitest';
import { indicatorChange } from '#renderer/features/partner/indicator-change.ts';

test('holds the newest weeks against those before, each per week', () => {
  expect(indicatorChange([4, 2, 1, 1], 2)).toEqual({ total: 8, before: 3, recent: 1, direction: 'down' });
  expect(indicatorChange([1, 1, 1, 1], 2).direction).toBe('steady');
  expect(indicatorChange([0, 0, 1, 1], 2).direction).toBe('up');
});

test('counts a gap as nothing at all, and says nothing without a past', () => {
  expect(indicatorChange([null, 2, null, 2], 2)).toEqual({ total: 4, before: 2, recent: 2, direction: 'steady' });
  expect(indicatorChange([null, null, 1, 3], 2)).toEqual({ total: 4, before: null, recent: 2, direction: null });
});
