import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { PlanSide } from '#shared/plan/model.ts';
import { PlanStage } from '#shared/plan/stage.ts';
import { PlanTracking } from '#shared/plan/tracking.ts';

/** A milestone of the plan that was due in the quarter, was reached in it, or is overdue. */
const PackageMilestone = z.object({
  id: z.string(),
  title: z.string(),
  side: PlanSide,
  dueOn: IsoDate,
  doneOn: IsoDate.nullable(),
  state: z.enum(['inTime', 'late', 'overdue', 'open']),
});
export type PackageMilestone = z.infer<typeof PackageMilestone>;

/**
 * The joint business plan of a review: of the fiscal year in which its quarter ends, as both sides had signed it by the as-of date, with what was reached. Nothing that is
 * ours alone is in it: no notes, no comments.
 */
export const PackagePlan = z.object({
  year: z.int(),
  /** How far a plan has come that both sides have not signed; null: there is none either. */
  unsigned: PlanStage.nullable(),
  agreed: z
    .object({
      id: z.string(),
      name: z.string(),
      /** What is counted ("people"), by the id of the objective. */
      counted: z.record(z.string(), z.string()),
      tracking: PlanTracking,
      milestones: z.array(PackageMilestone),
    })
    .nullable(),
});
export type PackagePlan = z.infer<typeof PackagePlan>;
