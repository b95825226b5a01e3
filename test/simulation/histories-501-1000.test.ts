import { expect, test } from 'vitest';
import { failuresAmong } from './run-share.ts';

test('500 more histories keep every property', { timeout: 600_000 }, async () => {
  expect(await failuresAmong(501, 1000)).toEqual([]);
});
