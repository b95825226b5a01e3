import { expect, test } from 'vitest';
import { createRunningTime } from '#core/sync/running-time.ts';
import { createServerClock } from '#core/sync/server-clock.ts';

test('goes on while the machine sleeps, whether or not its ticks do, and never back', () => {
  let [ticks, uptime] = [50, 7_000_000];
  const running = createRunningTime(
    () => ticks,
    () => uptime,
  );
  ticks += 1500;
  uptime += 1000;
  expect(running()).toBe(1500);
  // asleep for an hour: the ticks stood still
  uptime += 3_600_500;
  ticks += 10;
  expect(running()).toBeGreaterThanOrEqual(3_600_000);
  const awake = running();
  ticks += 5;
  expect(running()).toBe(awake + 5);
  // asleep on a system whose ticks count it too
  ticks += 60_000;
  uptime += 60_000;
  expect(running()).toBe(awake + 60_005);
});

test('stamps what is typed after a sleep with the time of then, before any server was heard', () => {
  let [ticks, uptime] = [0, 0];
  const running = createRunningTime(
    () => ticks,
    () => uptime,
  );
  const clock = createServerClock({ now: () => 0, elapsed: running, offset: 0 });
  clock.hear(1_000_000, 0);
  uptime += 8 * 3_600_000;
  ticks += 1;
  expect(clock.physical()).toBeGreaterThanOrEqual(1_000_000 + 8 * 3_600_000);
});
