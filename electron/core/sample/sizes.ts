import type { SampleSize } from '#shared/api/sample.ts';

/**
 * How much of everything a sample has. `partners`: how many in all, those with a written story included. Null: as many as come of themselves.
 * `records`: deals and rows of all record kinds but interactions. `spine`: dated facts on the activity spine. Both are reached by adding plain activity.
 */
export type Volume = {
  partners: number;
  /** Channel account managers. */
  managers: number;
  contacts: number | null;
  interactions: number | null;
  commitments: number | null;
  qbrs: number | null;
  /** Joint business plans, with eight objectives each. */
  plans: number | null;
  records: number | null;
  spine: number | null;
  /** Deals and campaigns of an invented partner, against the usual. */
  pace: number;
  /** So many days back the stages of deals are kept. */
  stageDays: number;
};

/** `small` tells the stories alone; `cam-l` is the portfolio that times are promised for; `network` is a whole program. */
export const volumes: Readonly<Record<SampleSize, Volume>> = {
  small: {
    partners: 0,
    managers: 6,
    contacts: null,
    interactions: null,
    commitments: null,
    qbrs: null,
    plans: null,
    records: null,
    spine: null,
    pace: 1,
    stageDays: 730,
  },
  'cam-l': {
    partners: 300,
    managers: 10,
    contacts: 3000,
    interactions: 20_000,
    commitments: 30_000,
    qbrs: 1200,
    plans: 300,
    records: 100_000,
    spine: null,
    pace: 1.2,
    stageDays: 365,
  },
  network: {
    partners: 5000,
    managers: 90,
    contacts: 15_000,
    interactions: 50_000,
    commitments: 30_000,
    qbrs: 6000,
    plans: 800,
    records: null,
    spine: 1_000_000,
    pace: 0.5,
    stageDays: 120,
  },
};

/** Shares a whole number out by weight, none above its cap, so that the parts add up to `total` (or to all caps together when that is less). */
export const apportion = (total: number, weights: readonly number[], caps?: readonly number[]): number[] => {
  const capOf = (at: number): number => caps?.[at] ?? Number.POSITIVE_INFINITY;
  const parts = weights.map(() => 0);
  let left = total;
  while (left > 0) {
    const open = weights.flatMap((weight, at) => (weight > 0 && (parts[at] ?? 0) < capOf(at) ? [at] : []));
    const sum = open.reduce((all, at) => all + (weights[at] ?? 0), 0);
    if (open.length === 0) return parts;
    const before = left;
    for (const at of open) {
      const share = Math.min(Math.floor((before * (weights[at] ?? 0)) / sum), capOf(at) - (parts[at] ?? 0));
      parts[at] = (parts[at] ?? 0) + share;
      left -= share;
    }
    // what rounding left over goes to the first that still have room
    if (left === before)
      for (const at of open.slice(0, left)) {
        parts[at] = (parts[at] ?? 0) + 1;
        left -= 1;
      }
  }
  return parts;
};
