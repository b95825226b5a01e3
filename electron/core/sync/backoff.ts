/** The first wait after a failure and the longest one, in milliseconds. */
const firstWait = 1000;
const longestWait = 300_000;

/** How long to wait after `failures` in a row (1: the first), in milliseconds: exponential, anywhere between nothing and its bound, so that devices do not come back together. `random`: 0 to below 1. */
export const backoff = (failures: number, random: () => number): number =>
  Math.round(random() * Math.min(longestWait, firstWait * 2 ** Math.min(failures - 1, 20)));
