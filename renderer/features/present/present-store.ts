import { create } from 'zustand';
import { clockTo, type MeetingClock, pauseClock, resumeClock, startClock } from '#shared/qbr/meeting-clock.ts';
import { keep, readKept } from '#renderer/state/kept.ts';

/** How far the presenting of a review is: which slide is shown, and the clock of the meeting. Nothing of its content. */
export type Meeting = { index: number; clock: MeetingClock; seenAt: number };
type Meetings = { meetings: Record<string, Meeting> };

const keptKey = 'quarterdeck.meetings';
/** A meeting that one comes back to within this time goes on; later it is another one. In milliseconds. */
const sameMeeting = 12 * 3_600_000;

/** Kept on this device, so that clocks go on after a crash. */
export const useMeetings = create<Meetings>(() => readKept<Meetings>(keptKey, { meetings: {} }));

const put = (meetings: Meetings['meetings']): void => {
  useMeetings.setState({ meetings });
  keep(keptKey, { meetings });
};

const change = (id: string, now: number, of: (meeting: Meeting) => Partial<Meeting>): void => {
  const { meetings } = useMeetings.getState();
  const meeting = meetings[id];
  if (meeting) put({ ...meetings, [id]: { ...meeting, ...of(meeting), seenAt: now } });
};

/** Begins a meeting, or goes on with the one of today; older ones are forgotten. */
export const beginMeeting = (id: string, now: number, part: string | null): void => {
  const recent = Object.entries(useMeetings.getState().meetings).filter(([, { seenAt }]) => now - seenAt < sameMeeting);
  const meetings = Object.fromEntries(recent);
  const known = meetings[id];
  put({
    ...meetings,
    [id]: known ? { ...known, clock: resumeClock(known.clock, now) } : { index: 0, clock: startClock(now, part), seenAt: now },
  });
};
export const showSlide = (id: string, index: number, part: string | null, now: number): void =>
  change(id, now, ({ clock }) => ({ index, clock: clockTo(clock, part, now) }));
export const talkAbout = (id: string, part: string, now: number): void =>
  change(id, now, ({ clock }) => ({ clock: clockTo(clock, part, now) }));
export const pauseMeeting = (id: string, now: number): void => change(id, now, ({ clock }) => ({ clock: pauseClock(clock, now) }));
export const resumeMeeting = (id: string, now: number): void => change(id, now, ({ clock }) => ({ clock: resumeClock(clock, now) }));
export const restartClock = (id: string, now: number): void => change(id, now, ({ clock }) => ({ clock: startClock(now, clock.current) }));
/** The meeting is over: the next one begins at the first slide, at no time. */
export const endMeeting = (id: string): void => {
  const { [id]: _, ...others } = useMeetings.getState().meetings;
  put(others);
};
