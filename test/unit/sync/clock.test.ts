import { expect, test } from 'vitest';
import { clampHlc, hlcParts, hlcText, isHlc, laterHlc, maxAheadMs, tick } from '#shared/sync/clock.ts';

const device = 'device-a';

test('stamps of one device rise, whatever its clock does', () => {
  const times = [1000, 1000, 999, 5, 2000, 2000, 1];
  let last: string | null = null;
  const stamps = times.map((now) => {
    last = tick(last, now, device);
    return last;
  });
  expect([...stamps].sort()).toEqual(stamps);
  expect(new Set(stamps).size).toBe(stamps.length);
  expect(stamps.every(isHlc)).toBe(true);
});

test('goes to the next millisecond when the counter of one is full', () => {
  const full = hlcText(7, 0xffff, device);
  expect(hlcParts(tick(full, 7, device))).toEqual({ ms: 8, counter: 0, device });
});

test('a device that was behind goes on after what it has seen', () => {
  const seen = laterHlc(hlcText(10, 0, device), hlcText(9000, 3, 'device-b'));
  expect(tick(seen, 11, device) > hlcText(9000, 3, 'device-b')).toBe(true);
});

test('a stamp far ahead is brought back to now and keeps the order of its device', () => {
  const now = 1_000_000;
  const inTime = hlcText(now + maxAheadMs, 0, device);
  expect(clampHlc(inTime, now, null)).toBe(inTime);
  const first = clampHlc(hlcText(now + 10 * maxAheadMs, 0, device), now, null);
  const second = clampHlc(hlcText(now + 10 * maxAheadMs, 1, device), now, first);
  expect(hlcParts(first).ms).toBe(now);
  expect(second > first).toBe(true);
});

test('stamps as the first one after the empty stamp of a server that nobody has written to', () => {
  expect(laterHlc(null, '')).toBeNull();
  expect(laterHlc('', null)).toBeNull();
  const first = tick(laterHlc('', ''), 5000, 'a-device');
  expect(laterHlc(first, '')).toBe(first);
  expect(first).toBe(hlcText(5000, 0, 'a-device'));
});
