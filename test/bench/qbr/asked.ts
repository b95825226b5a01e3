import { setTimeout as rest } from 'node:timers/promises';

/** Asks every 10 ms, whatever came before: each answer is timed from when it was due, so that a standstill of the core counts in full. */
export const askWhile = async (ask: () => Promise<unknown>, isWanted: () => boolean): Promise<number[]> => {
  const times: number[] = [];
  const asking: Array<Promise<void>> = [];
  const begun = performance.now();
  for (let turn = 1; isWanted(); turn++) {
    const due = begun + turn * 10;
    await rest(Math.max(0, due - performance.now()));
    asking.push(
      ask().then(() => {
        times.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(asking);
  return times;
};
