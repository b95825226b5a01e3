/** Random numbers that are the same at each run with the same seed (mulberry32). The sample must look the same on every device. */
export type Random = {
  /** From 0, inside, to 1, outside. */
  next(): number;
  /** A whole number from `least` to `most`, both inside. */
  between(least: number, most: number): number;
  pick<T>(items: readonly T[]): T;
  /** True in this share of all cases. */
  chance(share: number): boolean;
};

export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
};

/** A seed of its own for one part of a sample, so that a change in one part leaves the others as they are. */
export const seedOf = (seed: number, ...parts: readonly number[]): number => {
  let mixed = seed >>> 0;
  for (const part of parts) {
    mixed = Math.imul(mixed ^ (part + 0x9e3779b9), 0x85ebca6b) >>> 0;
    mixed = (mixed ^ (mixed >>> 13)) >>> 0;
    mixed = Math.imul(mixed, 0xc2b2ae35) >>> 0;
    mixed = (mixed ^ (mixed >>> 16)) >>> 0;
  }
  return mixed;
};
