import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** SQLSTATE of a failure; null when PostgreSQL did not give one. */
export const sqlStateOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

const collided = new Set(['40001', '40P01']);

/** Waits before attempt `attempt` (from 1): longer each time, and not as long as the others that collided. */
export const pauseBefore = (attempt: number): Promise<void> => wait(randomInt(2, 10 * 2 ** attempt));

/** Does `work` again, up to five times, when PostgreSQL gave it up for another transaction (deadlock, serialization). */
export const againOnCollision = async <T>(work: () => Promise<T>, pause: (attempt: number) => Promise<void> = pauseBefore): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt > 5 || !collided.has(sqlStateOf(error) ?? '')) throw error;
      await pause(attempt);
    }
  }
};
