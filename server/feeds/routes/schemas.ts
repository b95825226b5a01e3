import { z } from 'zod';
import { DateOrder, DecimalMark } from '#shared/import/mapping.ts';

const Problem = z.object({
  row: z.int().nullable(),
  field: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  hint: z.string(),
});

/** How a feed is sent. */
export const FeedQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false').describe('true: says what would happen and writes nothing'),
  dateOrder: DateOrder.optional().describe('Order of day, month and year, where the dates of a body do not prove one'),
  decimal: DecimalMark.optional().describe('The decimal mark of numbers; in NDJSON a point when it is not given'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe('ISO 4217 currency of amounts beside which no currency stands; else the reporting currency of the program'),
});

/** What became of the rows of a feed. `errors`: the first 20 rows that need attention. */
export const FeedAnswer = z.object({
  received: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  deleted: z.int(),
  needsAttention: z.int(),
  errors: z.array(Problem),
});

export const AttentionQuery = z.strictObject({
  entity: z.string().max(60).optional(),
  code: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** Rows that wait, oldest first, each whole. */
export const AttentionAnswer = z.object({
  total: z.int(),
  entries: z.array(
    Problem.extend({
      id: z.string(),
      source: z.string(),
      entity: z.string(),
      cells: z.array(z.object({ header: z.string(), value: z.string() })),
      createdAt: z.int(),
    }),
  ),
});

const corrected = z.record(z.string().max(300), z.string().max(1_000_000)).default({});

/** `cells`: cells of the row by their headers; `set`: fields by their names, whatever the cells say. Without both the row is tried as it is. */
export const CorrectionBody = z.strictObject({ cells: corrected, set: corrected });

export const EntryParams = z.strictObject({ id: z.uuid() });
