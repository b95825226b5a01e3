import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { QbrGoal, WrittenRisk } from './outcome.ts';

const words = z.string().trim().min(1, 'is empty').max(2000, 'is longer than 2,000 characters');
const line = words.transform((text) => ({ text }));

/** What one side promised at a review. */
export const RecordedCommitment = z.strictObject({
  side: z.enum(['vendor', 'partner']),
  kind: z.enum(['commitment', 'action']).default('commitment'),
  description: words,
  owner: words.nullable().default(null),
  dueOn: IsoDate.nullable().default(null),
  /** What done means. */
  measure: words.nullable().default(null),
});

/** What came of a review, all at once. What is left out stays as it is; `commitments` are added to those of the review. */
export const RecordedOutcome = z.strictObject({
  heldOn: IsoDate.optional(),
  attendees: z.array(words).max(100).optional(),
  summary: z.string().trim().max(20_000).nullable().optional(),
  decisions: z.array(words).max(100).optional(),
  goals: z
    .array(z.union([line.pipe(QbrGoal), QbrGoal]))
    .max(100)
    .optional(),
  risks: z
    .array(z.union([line.pipe(WrittenRisk), WrittenRisk]))
    .max(100)
    .optional(),
  rating: z.int().min(1, 'is 1 to 5').max(5, 'is 1 to 5').nullable().optional(),
  nextOn: IsoDate.nullable().optional(),
  commitments: z.array(RecordedCommitment).max(200).default([]),
});
export type RecordedOutcome = z.infer<typeof RecordedOutcome>;

/** "commitments, row 2, dueOn": people count rows from one. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'The file' : path.map((part) => (typeof part === 'number' ? `row ${part + 1}` : String(part))).join(', ');

/** Files of people say `due` where the ledger says `dueOn`. */
const withDueOn = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('commitments' in value) || !Array.isArray(value.commitments)) return value;
  const rows = value.commitments.map((row: unknown): unknown => {
    if (typeof row !== 'object' || row === null || !('due' in row) || 'dueOn' in row) return row;
    const { due, ...rest } = row;
    return { ...rest, dueOn: due };
  });
  return { ...value, commitments: rows };
};

/** Reads an outcome as a file has it. Throws RECORD_INVALID, which names the row and the field. */
export const readOutcome = (value: unknown): RecordedOutcome => {
  const parsed = RecordedOutcome.safeParse(withDueOn(value));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const detail = (issue?.message ?? 'is not an outcome').replace(/\.$/, '');
  throw new AppError('RECORD_INVALID', { field: placeOf(issue?.path ?? []), detail: detail.charAt(0).toLowerCase() + detail.slice(1) });
};
