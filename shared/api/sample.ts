import { z } from 'zod';
import { job, query } from './define.ts';

/** `small`: the stories alone, some thirty partners. `cam-l`: 300 partners, the portfolio that times are promised for. `network`: 5,000 partners with a million dated facts. */
export const SampleSize = z.enum(['small', 'cam-l', 'network']);
export type SampleSize = z.infer<typeof SampleSize>;

/** The seed of the sample that everybody sees. */
export const usualSeed = 20_261_120;

/** Records of the sample by entity; `records`: those of all kinds that hang on a partner besides. */
export const SampleCounts = z.object({
  partners: z.int(),
  contacts: z.int(),
  people: z.int(),
  teams: z.int(),
  products: z.int(),
  deals: z.int(),
  commitments: z.int(),
  qbrs: z.int(),
  plans: z.int(),
  records: z.int(),
  rates: z.int(),
});
export type SampleCounts = z.infer<typeof SampleCounts>;

/**
 * What was written on partners of the sample since. `records`: links of other partners to them too, which go with them. `texts`: sections of its reviews that were written anew; `changes`: steps that changed a record,
 * and records of other partners that lose what they name.
 */
export const SampleWritten = z.object({
  qbrs: z.int(),
  plans: z.int(),
  texts: z.int(),
  commitments: z.int(),
  deals: z.int(),
  contacts: z.int(),
  records: z.int(),
  changes: z.int(),
});
export type SampleWritten = z.infer<typeof SampleWritten>;

export const sampleApi = {
  /**
   * Adds fictional partners whose history ends at today's date; the same seed gives the same records. Where a sample is there already, nothing is added and its
   * counts are returned. Throws CANCELLED.
   */
  'sample.add': job(
    z.object({ size: SampleSize.default('small'), seed: z.int().min(0).max(0xffffffff).optional(), jobId: z.string().max(64).optional() }),
    SampleCounts,
  ),
  /** What would go with the sample although it did not come with it. */
  'sample.written': query(z.object({}), SampleWritten),
  /** Takes the whole sample away, with what was attached to its partners since. `kept`: people and products that your own records use. */
  'sample.remove': job(z.object({}), z.object({ removed: SampleCounts, kept: z.int() })),
} as const;
