import { z } from 'zod';
import { RecordedOutcome } from '#shared/qbr/outcome-file.ts';
import { command } from './define.ts';

export const qbrRecordApi = {
  /**
   * Records that a review was held and what came of it, with the commitments of both sides, in one step. A commitment that the review has already is not made again.
   * Throws QBR_NOT_YET, QBR_NO_OUTCOME.
   */
  'qbrs.record': command(
    z.object({ id: z.string().max(100), outcome: RecordedOutcome }),
    z.object({ undoId: z.string().nullable(), commitments: z.int() }),
  ),
} as const;
