import type { z } from 'zod';
import { describeError } from '#shared/domain/errors.ts';
import type { RowProblem } from '#shared/import/plan/plan-types.ts';
import type { FeedCounts } from '../run/feed.ts';
import type { FeedAnswer } from './schemas.ts';

/** A row's problem in words. */
export const problemText = ({ code, field, params }: RowProblem) => {
  const { message, hint } = describeError(code, params);
  const { row } = params;
  return { row: typeof row === 'number' ? row : null, field, code, message, hint };
};

/** What a feed came to, as it is answered. */
export const answerOf = ({
  received,
  created,
  updated,
  unchanged,
  deleted,
  needsAttention,
  problems,
}: FeedCounts): z.infer<typeof FeedAnswer> => ({
  received,
  created,
  updated,
  unchanged,
  deleted,
  needsAttention,
  errors: problems.slice(0, 20).map(problemText),
});
