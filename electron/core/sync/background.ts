import { backoff } from './backoff.ts';

/** What came of an attempt. `away`: nobody answers; `later`: somebody does, and not before `seconds`; `stopped`: only a person can go on. */
export type Attempt = { kind: 'done' } | { kind: 'away' } | { kind: 'later'; seconds: number } | { kind: 'stopped' };

export type BackgroundGiven = {
  attempt(signal: AbortSignal): Promise<Attempt>;
  /** Whether the server answers; told to the indicator by who asks. */
  probe(signal: AbortSignal): Promise<boolean>;
  /** Ends when the stream of news does. */
  live(heard: () => void, signal: AbortSignal): Promise<void>;
  /** Milliseconds that only go up, and the calendar clock: when one runs away from the other, the machine slept. */
  elapsed(): number;
  now(): number;
  random(): number;
  /** Waits; ends early when `signal` is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

export type Background = {
  /** Something happened that is worth a sync after `ms`. */
  nudge(ms: number): void;
  stop(): Promise<void>;
};

/** Milliseconds: how often it is looked whether the server is there, how often without news everything is asked for, and the gap that means sleep. */
const probeEvery = 3000;
const pollEvery = 30_000;
const pollWithNews = 300_000;
const sleepGap = 15_000;

/** Keeps a store and its server together: after local changes, after news, after sleep, and when the network is back. One attempt at a time. */
export const startBackground = (given: BackgroundGiven): Background => {
  const { elapsed, random } = given;
  const stopping = new AbortController();
  let waking = new AbortController();
  let due = elapsed();
  let probeAt = Number.POSITIVE_INFINITY;
  let failures = 0;
  let isAway = false;
  let hasNews = false;
  let isListening = false;

  const nudge = (ms: number): void => {
    // while nobody answers, a look now and then says when it is worth trying
    if (isAway) return;
    due = Math.min(due, elapsed() + ms);
    waking.abort();
  };

  const listen = async (): Promise<void> => {
    if (isListening) return;
    isListening = true;
    try {
      hasNews = true;
      await given.live(() => nudge(0), stopping.signal);
    } catch {
      // whether the server is gone is found out by the next look at it
    }
    isListening = false;
    hasNews = false;
    if (!stopping.signal.aborted && !isAway) {
      probeAt = Math.min(probeAt, elapsed());
      due = Math.min(due, elapsed() + pollEvery * random());
      waking.abort();
    }
  };

  const attempt = async (): Promise<void> => {
    due = Number.POSITIVE_INFINITY;
    const { kind, ...more } = await given.attempt(stopping.signal);
    isAway = kind === 'away';
    if (kind === 'done') {
      failures = 0;
      void listen();
      due = Math.min(due, elapsed() + (hasNews ? pollWithNews : pollEvery * (0.5 + random())));
      probeAt = elapsed() + probeEvery;
    } else if (kind === 'later') {
      failures += 1;
      const seconds = 'seconds' in more ? more.seconds : 0;
      due = elapsed() + Math.max(seconds * 1000, backoff(failures, random));
      probeAt = Number.POSITIVE_INFINITY;
    } else probeAt = kind === 'away' ? elapsed() + probeEvery * (0.5 + random()) : Number.POSITIVE_INFINITY;
  };

  const look = async (): Promise<void> => {
    const isThere = await given.probe(stopping.signal);
    probeAt = elapsed() + probeEvery * (isAway ? 0.5 + random() : 1);
    // whoever was away is asked for everything at once, and not all devices in the same moment
    if (isThere && isAway) due = Math.min(due, elapsed() + 2000 * random());
    isAway = !isThere;
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const [at, clock] = [elapsed(), given.now()];
      waking = new AbortController();
      const wait = Math.min(due, probeAt, at + sleepGap / 3) - at;
      if (wait > 0) await given.sleep(wait, AbortSignal.any([waking.signal, stopping.signal]));
      if (stopping.signal.aborted) return;
      const slept = given.now() - clock > wait + sleepGap || elapsed() - at > wait + sleepGap;
      if (slept) due = elapsed();
      if (elapsed() >= due) await attempt();
      else if (elapsed() >= probeAt) await look();
    }
  };

  const running = run();
  return {
    nudge,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
