import type { Random } from './random.ts';

type Turn = { at: number; order: number; run: () => void };

/** One virtual time for everybody. Nothing happens by itself: the history takes one turn after the other, and whatever waits in between has run to its next wait. */
export type Schedule = {
  /** Milliseconds since 1970, of the true time. */
  now(): number;
  /** Resolves when the time has come; of two that come at once, the dice choose. */
  sleep(ms: number): Promise<void>;
  /** Takes the next turn; false when none is left. */
  step(): Promise<boolean>;
  /** Turns taken so far. */
  turns(): number;
};

const untilIdle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** `settle`: lets everything that can go on without the schedule go on. */
export const createSchedule = (start: number, random: Random, settle = untilIdle): Schedule => {
  const waiting: Turn[] = [];
  let time = start;
  let taken = 0;

  const isBefore = (one: Turn, other: Turn): boolean => one.at < other.at || (one.at === other.at && one.order < other.order);
  const takeNext = (): Turn | undefined => {
    let first = 0;
    for (let at = 1; at < waiting.length; at++) {
      const one = waiting[at];
      const best = waiting[first];
      if (one && best && isBefore(one, best)) first = at;
    }
    return waiting.splice(first, 1)[0];
  };

  return {
    now: () => time,
    sleep: (ms) => new Promise((resolve) => waiting.push({ at: time + Math.max(0, ms), order: random.next(), run: resolve })),
    step: async () => {
      await settle();
      const turn = takeNext();
      if (!turn) return false;
      time = turn.at;
      taken += 1;
      turn.run();
      await settle();
      return true;
    },
    turns: () => taken,
  };
};
