import type { Session } from './session.ts';

const hour = 3_600_000;

/** `missing`: whether weeks are over and not kept; `keep`: counts and keeps them, in a transaction of its own. */
type Work = { now(): number; missing(): Promise<boolean>; keep(): Promise<unknown>; failed(error: unknown): void };

/**
 * The indicators of each week that is over, kept once: looked at when a store opens, and after changes at most once an hour. It is done in the background, and
 * a failure keeps nobody from their work: what is not kept is counted when it is shown. `settle` waits for work that runs, before a store closes.
 */
export const createWeeklySnapshot = (work: Work): { look(session: Session, isOpening: boolean): void; settle(): Promise<void> } => {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<unknown> = Promise.resolve();
  return {
    look: (session, isOpening) => {
      const now = work.now();
      if (!isOpening && Math.abs(now - lookedAt) < hour) return;
      lookedAt = now;
      if (session.readHandle.prepare('SELECT 1 FROM partner LIMIT 1').get() === undefined) return;
      running = running
        .then(() => work.missing())
        .then((isMissing) => (isMissing ? work.keep() : undefined))
        .catch(work.failed);
    },
    settle: async () => {
      await running;
    },
  };
};
