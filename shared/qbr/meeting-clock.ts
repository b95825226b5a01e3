import type { AgendaItem } from './outcome.ts';

/**
 * How long each part of a meeting has been talked about. Times are in milliseconds. `current` is the part that is talked about now, null: none of the agenda.
 * `since` is when the clock was last set to it; null: the clock stands.
 */
export type MeetingClock = { startedAt: number; current: string | null; since: number | null; used: Record<string, number> };

/** On time; in its last tenth, or last minute; over what was planned. */
export type Standing = 'on-time' | 'short' | 'over';
export type PartTime = { item: AgendaItem; used: number; left: number; standing: Standing; isCurrent: boolean };

/** Time outside of any part of the agenda. */
const outside = '';
const minute = 60_000;
const shortShare = 0.1;

export const startClock = (now: number, current: string | null): MeetingClock => ({ startedAt: now, current, since: now, used: {} });

const running = ({ since }: MeetingClock, now: number): number => (since === null ? 0 : Math.max(0, now - since));

/** The same clock with what has run until now written down. */
const settled = (clock: MeetingClock, now: number): MeetingClock => {
  const key = clock.current ?? outside;
  return {
    ...clock,
    since: clock.since === null ? null : now,
    used: { ...clock.used, [key]: (clock.used[key] ?? 0) + running(clock, now) },
  };
};

/** From now on another part is talked about. */
export const clockTo = (clock: MeetingClock, current: string | null, now: number): MeetingClock =>
  clock.current === current ? clock : { ...settled(clock, now), current };

export const pauseClock = (clock: MeetingClock, now: number): MeetingClock => ({ ...settled(clock, now), since: null });
export const resumeClock = (clock: MeetingClock, now: number): MeetingClock => (clock.since === null ? { ...clock, since: now } : clock);

const usedBy = (clock: MeetingClock, key: string, now: number): number =>
  (clock.used[key] ?? 0) + ((clock.current ?? outside) === key ? running(clock, now) : 0);

/** How long the meeting has lasted, without its breaks. */
export const elapsedOf = (clock: MeetingClock, now: number): number =>
  Object.values(clock.used).reduce((sum, used) => sum + used, 0) + running(clock, now);

const standingOf = (planned: number, left: number): Standing => {
  if (left < 0) return 'over';
  return left <= Math.max(minute, planned * shortShare) ? 'short' : 'on-time';
};

/** How far each part of the agenda is. */
export const partTimes = (agenda: readonly AgendaItem[], clock: MeetingClock, now: number): PartTime[] =>
  agenda.map((item) => {
    const used = usedBy(clock, item.key, now);
    const left = item.minutes * minute - used;
    return { item, used, left, standing: standingOf(item.minutes * minute, left), isCurrent: clock.current === item.key };
  });

/** What is left of the whole meeting; negative: over. */
export const wholeTime = (agenda: readonly AgendaItem[], clock: MeetingClock, now: number): { left: number; standing: Standing } => {
  const planned = agenda.reduce((sum, { minutes }) => sum + minutes * minute, 0);
  const left = planned - elapsedOf(clock, now);
  return { left, standing: standingOf(planned, left) };
};

/** The part of the agenda in which a section is shown; `before`: the part that goes on when none names it. */
export const partOfSection = (agenda: readonly AgendaItem[], section: string, before: string | null): string | null =>
  agenda.find(({ sections }) => sections.includes(section))?.key ?? before;

/** 'mm:ss', of an hour and more 'h:mm:ss'; without a sign. */
export const clockText = (time: number): string => {
  const seconds = Math.floor(Math.abs(time) / 1000);
  const two = (part: number): string => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
};
