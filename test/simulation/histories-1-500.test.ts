import { expect, test } from 'vitest';
import { runHistory } from './history.ts';
import { failuresAmong } from './run-share.ts';

test('500 histories of five devices and a server keep every property', { timeout: 600_000 }, async () => {
  expect(await failuresAmong(1, 500)).toEqual([]);
});

test('a seed is one history, step by step, however often it runs', { timeout: 60_000 }, async () => {
  const first = await runHistory(7, { keepLines: true });
  for (let time = 0; time < 9; time += 1) expect((await runHistory(7)).hash).toBe(first.hash);
  expect(first.lines.length).toBeGreaterThan(50);
  expect((await runHistory(8)).hash).not.toBe(first.hash);
});
