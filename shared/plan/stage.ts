import { z } from 'zod';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { PlanState } from './model.ts';

/** How far a plan has come (domain W07), in the order in which it goes. */
export const PlanStage = z.enum(['draft', 'in_review', 'shared', 'agreed', 'active', 'amended', 'closed']);
export type PlanStage = z.infer<typeof PlanStage>;

/** What a plan has reached, as it is stored. `agreedRevision`: the version in force; null: none yet. */
export type PlanStanding = { state: PlanState; revision: number; agreedRevision: number | null; startsOn: IsoDate };

/**
 * The stage that follows from what is stored, so that the two never disagree: an agreed plan is active from its first day on, and amended while the version after the
 * agreed one is being written, reviewed or signed.
 */
export const planStageOf = ({ state, agreedRevision, startsOn }: PlanStanding, asOf: IsoDate): PlanStage => {
  if (state === 'closed') return 'closed';
  if (state === 'agreed') return startsOn <= asOf ? 'active' : 'agreed';
  return agreedRevision === null ? state : 'amended';
};

/** True while what both sides signed is in force and no newer version is being written: texts, targets and people cannot be changed then. */
export const isLocked = ({ state }: Pick<PlanStanding, 'state'>): boolean => state === 'agreed' || state === 'closed';
