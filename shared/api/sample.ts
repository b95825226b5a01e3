import { z } from 'zod';
import { command, query } from './define.ts';

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

/** What was written on partners of the sample since. `texts`: sections of its reviews that were written anew; `changes`: steps that changed a record. */
export const SampleWritten = z.object({
  qbrs: z.int(),
  texts: z.int(),
  commitments: z.int(),
  deals: z.int(),
  contacts: z.int(),
  changes: z.int(),
});
export type SampleWritten = z.infer<typeof SampleWritten>;

export const sampleApi = {
  /** Adds fictional partners whose history ends at today's date. Where the sample is there already, nothing is added and its counts are returned. */
  'sample.add': command(z.object({}), SampleCounts),
  /** What would go with the sample although it did not come with it. */
  'sample.written': query(z.object({}), SampleWritten),
  /** Takes the whole sample away, with what was attached to its partners since. `kept`: people and products that your own records use. */
  'sample.remove': command(z.object({}), z.object({ removed: SampleCounts, kept: z.int() })),
} as const;
