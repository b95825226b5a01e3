import type { ServerDb } from '../db/schema.ts';
import { cleanUp } from './clean-up.ts';
import { writeMarker } from './marker.ts';

const minute = 60_000;
const cleanUpEvery = 6 * 60;

/**
 * What a running server does by itself: every minute it keeps how far the database has come, every six hours it throws old things away. `dir`: where it keeps that, null for
 * nowhere. `failed` is told; the next time tries again.
 */
export const startJobs = (
  { db, dir, now }: { db: ServerDb; dir: string | null; now(): number },
  failed: (error: unknown) => void,
): { stop(): Promise<void> } => {
  let minutes = 0;
  let running: Promise<void> = Promise.resolve();
  const turn = async (): Promise<void> => {
    if (dir !== null) await writeMarker(db, dir);
    if (minutes % cleanUpEvery === 0) await cleanUp(db, now());
    minutes += 1;
  };
  const begin = (): void => {
    running = running.then(turn).catch(failed);
  };
  const timer = setInterval(begin, minute);
  timer.unref();
  begin();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      if (dir !== null) await writeMarker(db, dir).catch(failed);
    },
  };
};
