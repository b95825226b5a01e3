import { quantile, rounded } from '#test/support/bench.ts';

/**
 * One figure of the benchmark: what ours took and what the floor took, in milliseconds unless the name says otherwise, measured in turn in one run. `goal` is what the ratio may be at
 * most; with `atLeast` at least.
 */
export type PartResult = { ours_ms: number; floor_ms: number; ratio: number; goal: number; ok: boolean } & Record<string, number | boolean>;

const judged = (ours: number, floor: number, goal: number, atLeast: boolean, more: Record<string, number>): PartResult => {
  const ratio = Number((ours / floor).toFixed(3));
  return { ours_ms: rounded(ours), floor_ms: rounded(floor), ratio, goal, ok: atLeast ? ratio >= goal : ratio <= goal, ...more };
};

/** Ours against its floor, which it may exceed by `goal` times. */
export const atMost = (goal: number, ours: number, floor: number, more: Record<string, number> = {}): PartResult =>
  judged(ours, floor, goal, false, more);
/** Ours against something that it must beat by `goal` times: work done rather than time. */
export const atLeast = (goal: number, ours: number, floor: number, more: Record<string, number> = {}): PartResult =>
  judged(ours, floor, goal, true, more);

/** Milliseconds that a piece of work takes, after a collection of garbage. */
export const timed = async (work: () => unknown): Promise<number> => {
  globalThis.gc?.();
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** Runs ours and the floor in turn, so that a busy machine slows both alike, and answers the medians. The first run of each warms up and does not count. */
export const inTurn = async (
  runs: number,
  ours: (run: number) => Promise<number>,
  floor: (run: number) => Promise<number>,
): Promise<{ ours: number; floor: number }> => {
  const oursMs: number[] = [];
  const floorMs: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const floorTook = await floor(run);
    const oursTook = await ours(run);
    if (run === 0) continue;
    floorMs.push(floorTook);
    oursMs.push(oursTook);
  }
  return { ours: quantile(oursMs, 0.5), floor: quantile(floorMs, 0.5) };
};
