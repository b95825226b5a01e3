import { expect, test } from 'vitest';
import {
  clockText,
  clockTo,
  elapsedOf,
  partOfSection,
  partTimes,
  pauseClock,
  resumeClock,
  startClock,
  wholeTime,
} from '#shared/qbr/meeting-clock.ts';
import { usualAgenda } from '#shared/qbr/outcome.ts';

const minute = 60_000;
const start = Date.UTC(2026, 10, 20, 9);
const at = (minutes: number): number => start + minutes * minute;
const used = (clock: Parameters<typeof partTimes>[1], now: number) => partTimes(usualAgenda, clock, now).map((part) => part.used / minute);

test('counts the time of the part that is talked about, and keeps that of the parts before', () => {
  const clock = clockTo(clockTo(startClock(start, 'performance'), 'pipeline', at(12)), 'issues', at(20));
  expect(used(clock, at(25))).toEqual([12, 8, 5, 0, 0]);
  expect(elapsedOf(clock, at(25))).toBe(25 * minute);
});

test('goes on where it was when a part is taken up again', () => {
  const clock = clockTo(clockTo(startClock(start, 'performance'), 'pipeline', at(4)), 'performance', at(6));
  expect(used(clock, at(9))).toEqual([7, 2, 0, 0, 0]);
});

test('leaves a break out', () => {
  const clock = resumeClock(pauseClock(startClock(start, 'performance'), at(5)), at(20));
  expect(used(clock, at(21))[0]).toBe(6);
  expect(elapsedOf(clock, at(21))).toBe(6 * minute);
});

test('counts time outside of the agenda for the whole alone', () => {
  const clock = clockTo(startClock(start, null), 'performance', at(3));
  expect(used(clock, at(4))).toEqual([1, 0, 0, 0, 0]);
  expect(elapsedOf(clock, at(4))).toBe(4 * minute);
});

test.each([
  [13, 'on-time', 2],
  [13.5, 'short', 1.5],
  [15, 'short', 0],
  [17, 'over', -2],
])('after %d of 15 minutes a part is %s', (minutes, standing, left) => {
  const [performance] = partTimes(usualAgenda, startClock(start, 'performance'), at(minutes));
  expect(performance).toMatchObject({ standing, left: left * minute, isCurrent: true });
});

test('says what is left of the whole, and by how much it is over', () => {
  const clock = startClock(start, 'performance');
  expect(wholeTime(usualAgenda, clock, at(20))).toEqual({ left: 45 * minute, standing: 'on-time' });
  expect(wholeTime(usualAgenda, clock, at(70))).toEqual({ left: -5 * minute, standing: 'over' });
});

test('follows the section that is shown, and stays where no part names it', () => {
  expect(partOfSection(usualAgenda, 'scorecard', null)).toBe('performance');
  expect(partOfSection(usualAgenda, 'own', 'pipeline')).toBe('pipeline');
});

test.each([
  [0, '00:00'],
  [65_400, '01:05'],
  [-65_400, '01:05'],
  [3_725_000, '1:02:05'],
])('writes %d milliseconds as %s', (time, text) => {
  expect(clockText(time)).toBe(text);
});
