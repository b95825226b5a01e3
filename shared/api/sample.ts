import { z } from 'zod';
import { command } from './define.ts';

/** Records of the sample by entity. */
export const SampleCounts = z.object({
  partners: z.int(),
  contacts: z.int(),
  people: z.int(),
  teams: z.int(),
  products: z.int(),
  deals: z.int(),
  commitments: z.int(),
  qbrs: z.int(),
  rates: z.int(),
});
export type SampleCounts = z.infer<typeof SampleCounts>;

export const sampleApi = {
  /** Adds fictional partners whose history ends at today's date. Where the sample is there already, nothing is added and its counts are returned. */
  'sample.add': command(z.object({}), SampleCounts),
  /** Takes the whole sample away, with what was attached to its partners since. `kept`: people and products that your own records use. */
  'sample.remove': command(z.object({}), z.object({ removed: SampleCounts, kept: z.int() })),
} as const;
