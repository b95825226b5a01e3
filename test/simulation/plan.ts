import type { Faults } from './network.ts';
import type { Random } from './random.ts';

/** What one history is made of. Not everything happens in each: what is rare beside everything else is common where little else happens. */
export type Plan = {
  /** Things done on all devices together. */
  acts: number;
  /** Of ten things that happen on a device, how many are a sync. */
  syncs: number;
  faults: Faults;
  /** How often a write of the server has to be done again. */
  collide: number;
  /** Rows of one page of a pull, at both ends. */
  pageRows: number;
  clocks: 'right' | 'off' | 'jumping';
  crashes: boolean;
  /** A copy of a device's disk goes on beside it, or a device goes back to an older one; never together with a server that goes back. */
  disk: 'kept' | 'cloned' | 'restored';
  serverRestore: boolean;
  reassign: boolean;
  roles: boolean;
  deactivate: boolean;
  tombstones: boolean;
  /** Everybody edits one field of one row, so that what is typed while a sync runs meets what arrives in it. */
  oneField: boolean;
};

const share = (random: Random, most: number): number => (random.chance(0.5) ? 0 : random.next() * most);

export const makePlan = (random: Random, seed: number): Plan => {
  const goesBack = random.chance(0.2);
  return {
    acts: random.int(12, 45),
    syncs: random.int(1, 5),
    faults: {
      loseRequest: share(random, 0.25),
      loseAnswer: share(random, 0.35),
      repeat: share(random, 0.4),
      cutPull: share(random, 0.12),
      endPull: share(random, 0.08),
      slowMs: random.pick([5, 60, 2_000]),
    },
    collide: share(random, 0.2),
    pageRows: random.pick([2, 7, 5_000]),
    clocks: random.pick(['right', 'off', 'off', 'jumping']),
    crashes: random.chance(0.35),
    disk: goesBack ? 'kept' : random.pick(['kept', 'kept', 'cloned', 'restored']),
    serverRestore: goesBack,
    reassign: random.chance(0.5),
    roles: random.chance(0.25),
    deactivate: random.chance(0.2),
    tombstones: random.chance(0.35),
    // not by the dice, so that all other histories are what they were
    oneField: seed % 10 === 0,
  };
};
