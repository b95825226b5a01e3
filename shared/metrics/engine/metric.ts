import type { Figure } from '../figure.ts';
import type { Formula } from './formula.ts';
import type { WindowKey } from './frame.ts';
import { inputs } from './inputs.ts';

/** By what a metric can be split. `segment`: investment segment (domain 3.6). */
export const slices = ['type', 'tier', 'territory', 'segment', 'cam'] as const;
export type Slice = (typeof slices)[number];

/** A limit that the field names, compared with the unrounded value. */
export type Threshold = { comparator: '<' | '<=' | '>' | '>='; limit: number; says: string };

/**
 * One number of the field, once: its id (domain, section 2; a second number of the same row has a name after the dot), one sentence, its formula over named inputs,
 * its unit, the window that it is read over, the presets of activity it exists for (`null`: it depends on none) and its source.
 */
export type MetricDef = {
  id: string;
  name: string;
  sentence: string;
  unit: Figure['unit'];
  window: WindowKey;
  presets: 'any' | readonly string[] | null;
  slices: readonly Slice[];
  source: string;
  formula: Formula;
  threshold?: Threshold;
  /** Whether an amount of money is in it, so that its figures name a currency. */
  readsMoney: boolean;
  /** The one type of partner that it is measured for. */
  partnerType?: string;
  /** A share of the network: the partners outside of a scope are read too. */
  isShare?: true;
  /** The row of the field whose first number this is, when the id of the row alone is asked for. */
  sameAs?: string;
};

/** Whether a value keeps to a limit; null when there is no value. */
export const meets = ({ comparator, limit }: Threshold, value: number | null): boolean | null => {
  if (value === null) return null;
  switch (comparator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
  }
};

type Given = Omit<MetricDef, 'presets' | 'slices' | 'source' | 'window' | 'readsMoney'> &
  Partial<Pick<MetricDef, 'presets' | 'window'>> & { seed: string };

/** Builds a metric: every one has every slice, and reads the period unless it says otherwise. `seed`: the documents that the definition goes back to. */
export const metric = ({ seed, ...rest }: Given): MetricDef => ({
  window: 'period',
  presets: null,
  slices,
  source: `${rest.id.split('.')[0]} (${seed})`,
  readsMoney: rest.formula.inputs.some((id) => inputs[id].unit === 'money'),
  ...rest,
});
