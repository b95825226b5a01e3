import type { Pace } from '#shared/import/plan/pace.ts';

/** For work that nobody watches or cancels: only lets other calls run. */
export const quietPace: Pace = () => new Promise((resolve) => setImmediate(resolve));
